package org.hyperbolic4j.examples.stereographic.geometry;

import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.manifold.geometry.Vectors;

/**
 * How far out results lie at most: on the ball away from the boundary, on the sphere away from the
 * antipode of the origin, and in flat space where powers are within the range of numbers.
 *
 * @param length the largest |x| of a result
 * @param flat the largest length that formulas of flat space take powers of
 */
record Bounds(double length, double flat) {

  /** Distance between the furthest points of the ball and those that no coordinates tell apart. */
  private static final double MARGIN = 3;

  static <T extends CalculusFieldElement<T>> Bounds at(T c) {
    // No field has more digits here than double, in which bounds are kept.
    double epsilon = Math.max(c.getField().getOne().ulp().getReal(), Math.ulp(1.0));
    double flat = Math.pow(epsilon, -2);
    double s = Math.sqrt(Math.abs(c.getReal()));
    double furthest =
        c.getReal() > 0
            ? Math.tanh(Math.floor(-Math.log(epsilon) - MARGIN) / 2)
            : 1 / Math.sqrt(epsilon);
    return new Bounds(s == 0 ? flat : Math.min(furthest / s, flat), flat);
  }

  /** The length of a vector as a number; its square may be beyond the range of double. */
  static <T extends CalculusFieldElement<T>> double length(T[] x) {
    double length = 0;
    for (T component : x) {
      length = Math.hypot(length, component.getReal());
    }
    return length;
  }

  /** A vector of another length; of none, if x has none. */
  static <T extends CalculusFieldElement<T>> T[] withLength(T[] x, T length) {
    double largest = 0;
    for (T component : x) {
      largest = Math.max(largest, Math.abs(component.getReal()));
    }
    if (largest == 0) {
      return x.clone();
    }
    T[] unit = x.clone();
    for (int i = 0; i < x.length; i++) {
      unit[i] = x[i].divide(largest);
    }
    return Vectors.scale(length.divide(Vectors.norm(unit)), unit);
  }
}
