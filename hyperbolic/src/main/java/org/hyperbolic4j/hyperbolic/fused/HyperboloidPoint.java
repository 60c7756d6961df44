package org.hyperbolic4j.hyperbolic.fused;

import org.hyperbolic4j.manifold.elementary.Hyperbolic;

/**
 * One point as a kernel uses it against a whole block: tangent coordinates v, and (C, s V) with V =
 * S v on the unit hyperboloid (1.1). Limited like {@link FeatureBlock}'s vectors.
 */
final class HyperboloidPoint {

  final double[] v;
  final double n;
  final double sine;
  final double cosine;
  final double slope;
  final double[] space;
  private final double c;
  private final double shrinkage;

  HyperboloidPoint(double[] coordinates, double c) {
    this.c = c;
    double peak = 0;
    for (double x : coordinates) {
      peak = Math.max(peak, Math.abs(x));
    }
    // Norms of what is divided by the largest component, whose square would overflow.
    double relative = 0;
    for (double x : coordinates) {
      relative += peak > 0 ? (x / peak) * (x / peak) : 0;
    }
    relative = Math.sqrt(relative);
    double largest = FeatureBlock.FURTHEST / (2 * Math.sqrt(c));
    shrinkage = relative * peak > largest ? largest / relative / peak : 1;
    v = new double[coordinates.length];
    double sum = 0;
    for (int i = 0; i < v.length; i++) {
      v[i] = shrinkage == 1 ? coordinates[i] : coordinates[i] / peak * (largest / relative);
      sum += v[i] * v[i];
    }
    n = sum;
    double y = 4 * c * n;
    double sinhc = Hyperbolic.sinhc(y);
    double defect = Hyperbolic.defect(y);
    sine = 2 * sinhc;
    cosine = sinhc + y * defect;
    slope = 4 * defect;
    space = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      space[i] = sine * v[i];
    }
  }

  /** Adds what a gradient by (C, V) is by v; returns what it is by c, (1.3). */
  double pullBack(double byCosine, double[] bySpace, double[] byV) {
    double radial = 0;
    for (int i = 0; i < v.length; i++) {
      radial += bySpace[i] * v[i];
    }
    double kappa = slope * radial + sine * byCosine;
    for (int i = 0; i < v.length; i++) {
      byV[i] += sine * bySpace[i] + 2 * c * kappa * v[i];
    }
    return n * kappa;
  }

  /**
   * Turns the gradient by the limited coordinates into that by the given ones, (1.7); returns c's
   * part.
   */
  double unlimit(double[] gradient) {
    if (shrinkage == 1) {
      return 0;
    }
    double radial = 0;
    for (int i = 0; i < v.length; i++) {
      radial += gradient[i] * v[i];
    }
    for (int i = 0; i < v.length; i++) {
      gradient[i] = shrinkage * (gradient[i] - radial / n * v[i]);
    }
    return -radial / (2 * c);
  }
}
