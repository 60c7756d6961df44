package org.hyperbolic4j.lorentz.sheet.fused;

/**
 * A point by its space part, and its Lorentz factor {@code g = sqrt(1 + c |x|^2)}. Points beyond
 * {@link #FURTHEST} count as lying there; the gradient is that of this projection, (9.2).
 */
final class SpacePart {

  /** Largest theta: products of two points, and the gradients of those, fit into float32. */
  static final double FURTHEST = 40;

  /** Largest {@code sqrt(c) |x|}. */
  static final double LARGEST = Math.sinh(FURTHEST);

  final double[] x;
  final double g;
  private final double c;
  private final double shrinkage;

  SpacePart(double[] coordinates, double c) {
    this.c = c;
    x = coordinates.clone();
    double peak = 0;
    for (double component : x) {
      peak = Math.max(peak, Math.abs(component));
    }
    double length = peak * Math.sqrt(squareOf(x, peak));
    double largest = LARGEST / Math.sqrt(c);
    shrinkage = length > largest ? largest / length : 1;
    for (int i = 0; i < x.length; i++) {
      x[i] *= shrinkage;
    }
    g = Math.sqrt(1 + c * squareOf(x, 1));
  }

  /** |x / unit|^2, 0 for a unit of 0. */
  private static double squareOf(double[] x, double unit) {
    double sum = 0;
    for (double component : x) {
      double share = unit == 0 ? 0 : component / unit;
      sum += share * share;
    }
    return sum;
  }

  /** The mirror image in the origin. */
  SpacePart negated() {
    double[] negative = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      negative[i] = -x[i];
    }
    return new SpacePart(negative, c);
  }

  /**
   * Turns the gradient by the point into that by what it was made of, in place.
   *
   * @return what the limit adds to the gradient of c
   */
  double unlimit(double[] gradient) {
    if (shrinkage == 1) {
      return 0;
    }
    double radial = 0;
    for (int i = 0; i < x.length; i++) {
      radial += gradient[i] * x[i];
    }
    double square = squareOf(x, 1);
    for (int i = 0; i < x.length; i++) {
      gradient[i] = shrinkage * (gradient[i] - radial / square * x[i]);
    }
    return -radial / (2 * c);
  }
}
