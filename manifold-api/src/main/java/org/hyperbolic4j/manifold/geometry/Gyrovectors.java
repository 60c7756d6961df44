package org.hyperbolic4j.manifold.geometry;

import org.hipparchus.CalculusFieldElement;

/**
 * The operations of a gyrovector space (Ungar 2008), on points {@code [A]}.
 *
 * @param <T> the field of the coordinates
 */
public interface Gyrovectors<T extends CalculusFieldElement<T>> {

  /**
   * Gyroaddition; on the ball the Moebius sum.
   *
   * @param x point {@code [A]}
   * @param y point {@code [A]}
   * @return x + y
   */
  T[] add(T[] x, T[] y);

  /**
   * Gyrodifference.
   *
   * @param x point {@code [A]}
   * @param y point {@code [A]}
   * @return x + (-y)
   */
  T[] subtract(T[] x, T[] y);

  /**
   * The inverse element.
   *
   * @param x point {@code [A]}
   * @return -x
   */
  T[] negate(T[] x);

  /**
   * Coaddition, the commutative sum {@code x + gyr[x, -y] y}.
   *
   * @param x point {@code [A]}
   * @param y point {@code [A]}
   * @return the cosum
   */
  default T[] coadd(T[] x, T[] y) {
    return add(x, gyration(x, negate(y), y));
  }

  /**
   * Scalar multiple along the geodesic through the origin.
   *
   * @param r the scalar
   * @param x point {@code [A]}
   * @return the point at r times the distance of x from the origin
   */
  T[] scale(T r, T[] x);

  /**
   * Gyration {@code gyr[u, v] w = -(u + v) + (u + (v + w))}.
   *
   * @param u point {@code [A]}
   * @param v point {@code [A]}
   * @param w point {@code [A]}
   * @return the gyrated point
   */
  T[] gyration(T[] u, T[] v, T[] w);
}
