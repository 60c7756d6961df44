package org.hyperbolic4j.hyperbolic.geometry;

import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.manifold.geometry.Vectors;

/** Hyperbolic functions of hyperplane layers (Shimizu, Mukuta and Harada 2021), at any argument. */
public final class HyperplaneAngles {

  /** From here on a hyperbolic sine is half an exponential function, to rounding and far beyond. */
  private static final double FAR = 100;

  private HyperplaneAngles() {}

  /**
   * Signed distances of a point from hyperplanes, each {@code 2|z_k|/s} times the {@link #distance}
   * in radii of curvature; 0 where {@code z_k = 0}.
   *
   * @param s sqrt(c)
   * @param p space part of the point on the hyperboloid, times s
   * @param normals z {@code [K][D]}
   * @param offsets r {@code [K]}
   * @param <T> the field
   * @return signed distances {@code [K]}
   */
  public static <T extends CalculusFieldElement<T>> T[] distances(
      T s, T[] p, T[][] normals, T[] offsets) {
    T[] distances = Vectors.zeros(s, normals.length);
    for (int k = 0; k < normals.length; k++) {
      T length = Vectors.norm(normals[k]);
      if (!length.isZero()) {
        T[] unit = Vectors.scale(length.reciprocal(), normals[k]);
        T angle = distance(p, unit, s.multiply(offsets[k]).multiply(2));
        distances[k] = length.multiply(2).divide(s).multiply(angle);
      }
    }
    return distances;
  }

  /**
   * The signed distance of a point from the hyperplane that goes through the origin at right angles
   * to the normal, then is moved along it: {@code asinh(y cosh(a) - g sinh(a))}, y the point's
   * coordinate along the normal and g its Lorentz factor. Written so that it keeps its digits where
   * point and hyperplane are far out on the same side.
   *
   * @param p space part of the point on the hyperboloid, times sqrt(c)
   * @param unit normal of length 1
   * @param a how far the hyperplane was moved, in radii of curvature
   * @param <T> the field
   * @return the signed distance in radii of curvature
   */
  static <T extends CalculusFieldElement<T>> T distance(T[] p, T[] unit, T a) {
    double sign = Math.copySign(1, a.getReal());
    double surplus = Math.max(sign * a.getReal() - FAR, 0);
    // Moving a far hyperplane further moves it away by the same.
    T moved = a.multiply(sign).subtract(surplus);
    T y = Vectors.dot(p, unit).multiply(sign);
    T across = Vectors.squaredNorm(Vectors.combine(y.newInstance(1), p, y.multiply(-sign), unit));
    T g = across.add(1).add(y.multiply(y)).sqrt();
    T sine =
        y.getReal() > 0
            ? y.divide(moved.exp()).subtract(across.add(1).divide(g.add(y)).multiply(moved.sinh()))
            : y.multiply(moved.cosh()).subtract(g.multiply(moved.sinh()));
    return sine.asinh().subtract(surplus).multiply(sign);
  }

  /**
   * Hyperbolic sines of all components.
   *
   * @param a vector, changed in place to {@code sinh(a_k)}; where one is beyond 100, to a shorter
   *     vector in the same direction, still longer than any point reaches
   * @param <T> the field
   */
  public static <T extends CalculusFieldElement<T>> void sinh(T[] a) {
    double largest = 0;
    for (T component : a) {
      largest = Math.max(largest, Math.abs(component.getReal()));
    }
    double shorter = Math.max(largest - FAR, 0);
    for (int k = 0; k < a.length; k++) {
      double sign = Math.copySign(1, a[k].getReal());
      a[k] =
          shorter == 0
              ? a[k].sinh()
              : a[k].multiply(sign)
                  .subtract(shorter)
                  .exp()
                  .subtract(a[k].multiply(-sign).subtract(shorter).exp())
                  .multiply(sign / 2);
    }
  }
}
