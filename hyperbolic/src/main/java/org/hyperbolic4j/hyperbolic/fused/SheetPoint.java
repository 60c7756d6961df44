package org.hyperbolic4j.hyperbolic.fused;

import org.hyperbolic4j.manifold.operator.TangentCap;

/**
 * A point of the unit hyperboloid, (cosh, s M) with M in the scale of tangent coordinates (1.1),
 * reached from sums over a batch.
 */
final class SheetPoint {

  private static final TangentMap UNCAPPED = new TangentMap(TangentCap.NONE);

  private final double c;
  private final double cosine;
  private final double[] space;

  /** The point with a time coordinate and M, which is not copied. */
  SheetPoint(double c, double cosine, double[] space) {
    this.c = c;
    this.cosine = cosine;
    this.space = space;
  }

  double c() {
    return c;
  }

  /** The time coordinate. */
  double cosine() {
    return cosine;
  }

  /** M; not to be changed. */
  double[] space() {
    return space;
  }

  private double sinhSquared() {
    double sum = 0;
    for (double x : space) {
      sum += x * x;
    }
    return c * sum;
  }

  private double excess() {
    double x = sinhSquared();
    return x / (1 + Math.sqrt(1 + x));
  }

  /** Tangent coordinates J M. */
  double[] coordinates() {
    double factor = UNCAPPED.factor(sinhSquared(), excess());
    double[] v = space.clone();
    for (int i = 0; i < v.length; i++) {
      v[i] *= factor;
    }
    return v;
  }

  /** The gradient by M of a gradient by the tangent coordinates, at fixed time coordinate. */
  double[] bySpace(double[] g) {
    double factor = UNCAPPED.factor(sinhSquared(), excess());
    double[] by = g.clone();
    for (int i = 0; i < by.length; i++) {
      by[i] *= factor;
    }
    return by;
  }

  /** The gradient by the time coordinate of a gradient by the tangent coordinates. */
  double byCosine(double[] g) {
    double along = 0;
    for (int i = 0; i < g.length; i++) {
      along += g[i] * space[i];
    }
    return UNCAPPED.slope(sinhSquared(), excess()) * along;
  }
}
