package org.hyperbolic4j.hyperbolic.geometry;

import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.manifold.geometry.Vectors;

/** How far a point of the Poincare ball is from the ball's boundary. */
public final class ConformalGap {

  private ConformalGap() {}

  /**
   * {@code 1 - c|x|^2}, which is 2 over the conformal factor, without losing digits near the
   * boundary: products are split into a rounded part and the exact rest.
   *
   * @param c the curvature, positive
   * @param x point of the ball
   * @param <T> the field
   * @return the gap, positive
   */
  public static <T extends CalculusFieldElement<T>> T of(T c, T[] x) {
    int n = x.length;
    T one = c.getField().getOne();
    T[] left = Vectors.zeros(c, 2 * n + 1);
    T[] right = Vectors.zeros(c, 2 * n + 1);
    left[0] = one;
    right[0] = one;
    for (int i = 0; i < n; i++) {
      T product = c.multiply(x[i]);
      T rest = c.linearCombination(c, x[i], one.negate(), product);
      left[2 * i + 1] = product.negate();
      right[2 * i + 1] = x[i];
      left[2 * i + 2] = rest.negate();
      right[2 * i + 2] = x[i];
    }
    return c.linearCombination(left, right);
  }
}
