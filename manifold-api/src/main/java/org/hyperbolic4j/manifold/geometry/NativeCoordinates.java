package org.hyperbolic4j.manifold.geometry;

import org.hipparchus.CalculusFieldElement;

/**
 * The coordinates that a manifold's native layers compute in, see {@link
 * org.hyperbolic4j.manifold.operator.NativeOperators}: D numbers {@code [D]} for a point. Any D
 * numbers are those of some point, zeros are those of the origin.
 *
 * @param <T> the field of the coordinates
 */
public interface NativeCoordinates<T extends CalculusFieldElement<T>> {

  /**
   * The point with given native coordinates.
   *
   * @param y native coordinates {@code [D]}
   * @return the point {@code [A]}
   */
  T[] toPoint(T[] y);

  /**
   * The native coordinates of a point, the inverse of {@link #toPoint}.
   *
   * @param x point {@code [A]}
   * @return native coordinates {@code [D]}
   */
  T[] ofPoint(T[] x);

  /**
   * The coordinate that the native ones imply: on the hyperboloid time, {@code sqrt(|y|^2 + 1/c)}.
   *
   * @param squaredNorm {@code |y|^2}
   * @return the coordinate t(y)
   */
  T implied(T squaredNorm);
}
