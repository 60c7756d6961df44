package org.hyperbolic4j.manifold.geometry.hyperbolic;

import org.hipparchus.CalculusFieldElement;

/**
 * Rotations in the plane of two vectors, which is what gyrations are, and parallel transport as
 * seen from the origin.
 */
public final class PlaneRotation {

  private PlaneRotation() {}

  /**
   * Rotates a vector in the plane of two others by the angle whose half has tangent {@code t |p ^
   * q|}, from p towards q; {@code |p ^ q|} is the area of the parallelogram of p and q. Smooth
   * where they are parallel (no rotation), and without cancellation where they are long and nearly
   * equal.
   *
   * @param p vector
   * @param q vector
   * @param t tangent of half the angle, over the area
   * @param r vector to rotate
   * @param <T> the field
   * @return r, rotated
   */
  public static <T extends CalculusFieldElement<T>> T[] rotate(T[] p, T[] q, T t, T[] r) {
    T[] difference = Vectors.subtract(q, p);
    T[] once = quarterTurn(p, difference, r);
    T[] twice = quarterTurn(p, difference, once);
    T half = t.multiply(t).multiply(squaredArea(p, q)).add(1).reciprocal().multiply(t);
    T[] move = Vectors.combine(t.getField().getOne(), once, t, twice);
    return Vectors.combine(t.getField().getOne(), r, half.multiply(2), move);
  }

  /** (p, r) q - (q, r) p: r's part in the plane, turned by a right angle, times the area. */
  private static <T extends CalculusFieldElement<T>> T[] quarterTurn(T[] p, T[] difference, T[] r) {
    return Vectors.combine(Vectors.dot(p, r), difference, Vectors.dot(difference, r).negate(), p);
  }

  /**
   * The squared area {@code |p|^2 |q|^2 - <p, q>^2} of a parallelogram, as the sum of its squared
   * minors, so that nearly parallel vectors lose no digits.
   *
   * @param p vector
   * @param q vector
   * @param <T> the field
   * @return the squared area
   */
  public static <T extends CalculusFieldElement<T>> T squaredArea(T[] p, T[] q) {
    T sum = p[0].getField().getZero();
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < i; j++) {
        T minor = sum.linearCombination(p[i], q[j], p[j].negate(), q[i]);
        sum = sum.add(minor.multiply(minor));
      }
    }
    return sum;
  }
}
