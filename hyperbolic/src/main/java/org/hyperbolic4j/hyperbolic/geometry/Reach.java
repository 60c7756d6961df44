package org.hyperbolic4j.hyperbolic.geometry;

import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.manifold.geometry.Vectors;

/**
 * How far out the results of geometry lie at most. Further out the coordinates of a point would not
 * say where it is: rounding one of them moves a point at distance r by up to {@code epsilon
 * sinh(r)} radii of curvature.
 */
public final class Reach {

  /** Distance between the furthest results and those that no coordinates tell from each other. */
  private static final double MARGIN = 3;

  private Reach() {}

  /**
   * The largest distance of a result from the origin.
   *
   * @param one 1 in the field of the coordinates, which says how many digits they have
   * @param <T> the field
   * @return in radii of curvature: 12 in float32, 33 in float64 and in fields of more digits
   */
  public static <T extends CalculusFieldElement<T>> double longest(T one) {
    return Math.floor(-Math.log(Math.max(one.ulp().getReal(), Math.ulp(1.0))) - MARGIN);
  }

  /**
   * The length of a vector as a number; its square may be beyond the range of double.
   *
   * @param x vector
   * @param <T> the field
   * @return |x|
   */
  public static <T extends CalculusFieldElement<T>> double length(T[] x) {
    double length = 0;
    for (T component : x) {
      length = Math.hypot(length, component.getReal());
    }
    return length;
  }

  /**
   * A vector of another length, as far as the square of its own may be from the range of double.
   *
   * @param x vector, not zero
   * @param length the length, positive
   * @param <T> the field
   * @return {@code length x / |x|}
   */
  public static <T extends CalculusFieldElement<T>> T[] withLength(T[] x, T length) {
    double largest = 0;
    for (T component : x) {
      largest = Math.max(largest, Math.abs(component.getReal()));
    }
    T[] unit = x.clone();
    for (int i = 0; i < x.length; i++) {
      unit[i] = x[i].divide(largest);
    }
    return Vectors.scale(length.divide(Vectors.norm(unit)), unit);
  }
}
