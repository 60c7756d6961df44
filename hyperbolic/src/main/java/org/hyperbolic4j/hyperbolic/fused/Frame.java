package org.hyperbolic4j.hyperbolic.fused;

import org.hyperbolic4j.manifold.elementary.Hyperbolic;

/**
 * A point of the unit hyperboloid and the frame that a boost carries there from the origin
 * (docs/gradients.md, section 6). The point is its tangent coordinates u, to the last digit:
 * differences from it are taken of tangent coordinates, so that they keep theirs far out.
 */
final class Frame {

  final double c;
  final double s;

  /** The point. */
  final HyperboloidPoint point;

  /** Length of u, and u divided by it; 0 at the origin. */
  final double length;

  final double[] unit;

  Frame(double[] coordinates, double c) {
    this.c = c;
    s = Math.sqrt(c);
    point = new HyperboloidPoint(coordinates, c);
    length = HalfDistance.length(point.n);
    unit = new double[coordinates.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = HalfDistance.direction(point.v[i], length);
    }
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Tangent coordinates u; not to be changed. */
  double[] coordinates() {
    return point.v;
  }

  /** What is left of a vector without its component along the ray from the origin. */
  double[] across(double[] vector) {
    double[] across = vector.clone();
    // Twice, for what rounding leaves the first time is multiplied by S further on.
    for (int pass = 0; pass < 2; pass++) {
      double radial = dot(across, unit);
      for (int i = 0; i < across.length; i++) {
        across[i] -= radial * unit[i];
      }
    }
    return across;
  }

  /** The point that a boost along this frame makes of (cosh, y), (6.7). */
  Frame moved(double[] y) {
    double radial = dot(y, unit);
    double[] across = across(y);
    double squares = dot(across, across);
    double cosh = Math.sqrt(1 + dot(y, y));
    double along = point.cosine * radial + s * point.sine * length * cosh;
    double sinh = Math.sqrt(along * along + squares);
    double bulge = along > 0 ? squares / (along + sinh) : sinh - along;
    double further = Hyperbolic.asinh(radial + point.cosine * bulge) / (2 * s);
    double angle = 2 * s * (length + further);
    double scale = 2 * s * Hyperbolic.sinhc(angle * angle);
    double[] moved = point.v.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += further * unit[i] + (across[i] - bulge * unit[i]) / scale;
    }
    return new Frame(moved, c);
  }

  /** The gradient in this frame of a gradient by the coordinates, (6.8). */
  double[] carry(double[] g) {
    double radial = dot(g, unit);
    double[] by = across(g);
    for (int i = 0; i < by.length; i++) {
      by[i] = by[i] / (s * point.sine) + radial / (2 * s) * unit[i];
    }
    return by;
  }

  /** The gradient by the coordinates of a gradient in this frame: undoes {@link #carry}, (6.19). */
  double[] fromFrame(double[] g) {
    double radial = dot(g, unit);
    double[] by = across(g);
    for (int i = 0; i < by.length; i++) {
      by[i] = s * point.sine * by[i] + 2 * s * radial * unit[i];
    }
    return by;
  }
}
