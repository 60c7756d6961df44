package org.hyperbolic4j.hyperbolic.fused;

import java.util.Arrays;
import org.hyperbolic4j.manifold.elementary.Hyperbolic;

/**
 * A point of the unit hyperboloid and the frame that a boost carries there from the origin
 * (docs/gradients.md, section 6). The point is its tangent coordinates u and what rounding left of
 * them: far out the last digit of u is a distance that gradients feel.
 */
final class Frame {

  final double c;
  final double s;

  /** The point, rounded. */
  final HyperboloidPoint point;

  /** To be added to its coordinates, in which it would get lost. */
  final double[] rest;

  /** Length of u, and u divided by it; 0 at the origin. */
  final double length;

  final double[] unit;

  /** The frame at a point without a rest. */
  Frame(double[] coordinates, double c) {
    this(coordinates, new double[coordinates.length], c);
  }

  private Frame(double[] coordinates, double[] rest, double c) {
    this.c = c;
    this.rest = rest;
    s = Math.sqrt(c);
    point = new HyperboloidPoint(coordinates, c);
    length = HalfDistance.length(point.n);
    unit = new double[coordinates.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = HalfDistance.direction(point.v[i], length);
    }
  }

  /** How many numbers {@link #toNumbers} gives. */
  static int numbers(int channels) {
    return 2 * channels;
  }

  /** What {@link #of} needs to know this frame again. */
  double[] toNumbers() {
    double[] numbers = Arrays.copyOf(point.v, numbers(rest.length));
    System.arraycopy(rest, 0, numbers, rest.length, rest.length);
    return numbers;
  }

  /** The frame of which these are the numbers. */
  static Frame of(double[] numbers, double c) {
    int channels = numbers.length / 2;
    return new Frame(
        Arrays.copyOf(numbers, channels), Arrays.copyOfRange(numbers, channels, numbers.length), c);
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Tangent coordinates u, rounded; not to be changed. */
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
    double[] moved = new double[y.length];
    double[] left = new double[y.length];
    for (int i = 0; i < moved.length; i++) {
      double from = point.v[i];
      double step = rest[i] + further * unit[i] + (across[i] - bulge * unit[i]) / scale;
      moved[i] = from + step;
      // Exactly what the sum was rounded by, whichever of the two is larger (Knuth's TwoSum).
      double made = moved[i] - from;
      left[i] = (from - (moved[i] - made)) + (step - made);
    }
    return new Frame(moved, left, c);
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
