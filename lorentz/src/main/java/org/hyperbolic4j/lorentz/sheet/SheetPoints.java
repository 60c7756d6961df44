package org.hyperbolic4j.lorentz.sheet;

import org.hyperbolic4j.manifold.operator.Smooth;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Feature maps on the sheet.
 *
 * @param space space parts, {@code [N, C, ...]}
 * @param cosine {@code sqrt(c) t = cosh(theta)}, {@code [N, 1, ...]}; theta is the distance from
 *     the origin in radii of curvature
 */
record SheetPoints(SDVariable space, SDVariable cosine) {

  /** Points over space parts, those further out than {@link #furthest} as if they lay there. */
  static SheetPoints of(SDVariable x, SDVariable c) {
    return over(within(x, Math.sinh(furthest(x)), c), c);
  }

  /** Points over space parts that are known not to lie too far out. */
  static SheetPoints over(SDVariable space, SDVariable c) {
    return new SheetPoints(space, c.getSameDiff().math().sqrt(scaledSquare(space, c).add(1.0)));
  }

  /** Largest theta: products of two points have squares in the type. */
  static double furthest(SDVariable x) {
    return x.dataType() == DataType.DOUBLE ? 40 : 15;
  }

  /** The nearest vectors with {@code sqrt(c) |x|} up to a bound. */
  static SDVariable within(SDVariable x, double bound, SDVariable c) {
    SDVariable near = Smooth.squarable(x);
    SDVariable share = scaledSquare(near, c).mul(1 / (bound * bound));
    return near.mul(x.getSameDiff().math().sqrt(Smooth.atLeast(share, 1)).rdiv(1.0));
  }

  /** {@code c |x|^2}, {@code [N, 1, ...]}. */
  static SDVariable scaledSquare(SDVariable x, SDVariable c) {
    return x.mul(x).sum(true, 1).mul(c);
  }

  /**
   * Space parts of these points under the boost that carries a point to the origin. Written by the
   * differences from that point, the result loses a factor cosh(theta) of its digits where the
   * textbook form {@code p + (c<m, p>/(1 + cosine) - cosine') m} loses its square.
   *
   * @param m the point
   * @param c curvature, {@code [1]}
   */
  SDVariable seenFrom(SheetPoints m, SDVariable c) {
    SDVariable apart = space.sub(m.space);
    SDVariable along = apart.mul(m.space).sum(true, 1).mul(c);
    SDVariable square = scaledSquare(apart, c);
    SDVariable cosines = cosine.add(m.cosine);
    SDVariable higher = along.mul(2.0).add(square).div(cosines);
    SDVariable turn = Smooth.quotient(along.mul(higher.sub(2.0)), m.cosine.add(1.0));
    return apart.add(turn.sub(square).div(cosines).mul(m.space));
  }

  /** The mirror images in the origin. */
  SheetPoints negated() {
    return new SheetPoints(space.neg(), cosine);
  }
}
