package org.hyperbolic4j.lorentz.geometry;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.manifold.geometry.Vectors;

/**
 * The oriented parallelogram {@code u ^ v} of two vectors, by its {@code D (D - 1) / 2} minors
 * {@code u_i v_j - v_i u_j}. Each takes one rounding however much it cancels, so that what two long
 * and nearly parallel vectors differ by keeps all its digits.
 *
 * @param <T> the field
 */
final class Bivector<T extends CalculusFieldElement<T>> {

  /** Row i has the minors of i with all smaller j. */
  private final T[][] minors;

  private final T one;

  /**
   * The bivector of two vectors of equal length.
   *
   * @param u vector
   * @param v vector
   */
  Bivector(T[] u, T[] v) {
    one = u[0].getField().getOne();
    minors = MathArrays.buildArray(one.getField(), u.length, -1);
    for (int i = 0; i < u.length; i++) {
      minors[i] = Vectors.zeros(one, i);
      for (int j = 0; j < i; j++) {
        minors[i][j] = one.linearCombination(u[i], v[j], v[i].negate(), u[j]);
      }
    }
  }

  /**
   * The squared area of the parallelogram.
   *
   * @return {@code |u|^2 |v|^2 - <u, v>^2}
   */
  T squaredNorm() {
    T sum = one.getField().getZero();
    for (T[] row : minors) {
      for (T minor : row) {
        sum = sum.add(minor.multiply(minor));
      }
    }
    return sum;
  }

  /**
   * The part of a vector in the plane, turned by a right angle from v towards u and multiplied by
   * the area.
   *
   * @param x vector
   * @return {@code <v, x> u - <u, x> v}
   */
  T[] apply(T[] x) {
    T[] turned = Vectors.zeros(one, x.length);
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < i; j++) {
        turned[i] = turned[i].add(minors[i][j].multiply(x[j]));
        turned[j] = turned[j].subtract(minors[i][j].multiply(x[i]));
      }
    }
    return turned;
  }

  /**
   * Rotates a vector in the plane, from v towards u, by the angle whose half has the tangent {@code
   * t |u ^ v|}.
   *
   * @param t tangent of half the angle, over the area
   * @param x vector
   * @return x, rotated
   */
  T[] rotate(T t, T[] x) {
    T[] once = apply(x);
    T[] move = Vectors.combine(one, once, t, apply(once));
    T half = t.divide(t.multiply(t).multiply(squaredNorm()).add(1));
    return Vectors.combine(one, x, half.multiply(2), move);
  }
}
