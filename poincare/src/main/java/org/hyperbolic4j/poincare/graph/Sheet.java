package org.hyperbolic4j.poincare.graph;

import org.hyperbolic4j.manifold.operator.Smooth;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Feature maps on the unit hyperboloid: (cosh theta, s S v) of tangent coordinates v, with {@code
 * theta = 2 s |v|}, {@code S = 2 sinh(theta)/theta}. Vectors further out than the type can square
 * count as lying where it just can.
 *
 * @param cosine cosh(theta), one channel
 * @param space S v
 * @param v the vectors
 */
record Sheet(SDVariable cosine, SDVariable space, SDVariable v) {

  /**
   * Largest theta: gradients of points opposite to each other grow with exp(2 theta) / sqrt(c), and
   * still fit into float32.
   */
  private static final double FURTHEST = 28;

  /**
   * The map's points.
   *
   * @param v {@code [N, C, ...]}
   * @param c curvature, {@code [1]}
   */
  static Sheet of(SDVariable v, SDVariable c) {
    SDVariable limited = limit(v, c);
    SDVariable y = limited.mul(limited).sum(true, 1).mul(c).mul(4.0);
    return new Sheet(Smooth.cosh(y), Smooth.sinhc(y).mul(2.0).mul(limited), limited);
  }

  private static SDVariable limit(SDVariable v, SDVariable c) {
    double largest = Math.min(Smooth.largest(v), FURTHEST);
    SDVariable near = Smooth.squarable(v);
    SDVariable y = near.mul(near).sum(true, 1).mul(c).mul(4.0);
    SDVariable length = v.getSameDiff().math().sqrt(Smooth.atLeast(y, largest * largest));
    return near.mul(length.rdiv(largest));
  }

  /** {@code sinh^2(s d/2)} of the distance d to other points, (C - C')^2 taken apart. */
  SDVariable half(Sheet other, SDVariable c) {
    SDVariable time = cosine.sub(other.cosine);
    SDVariable apart = space.sub(other.space);
    SDVariable square = apart.mul(apart).sum(true, 1).mul(c).sub(time.mul(time)).mul(0.25);
    return Smooth.atLeast(square, 0);
  }
}
