package org.hyperbolic4j.examples.stereographic.graph;

import org.hyperbolic4j.manifold.operator.Smooth;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;

/** How far out operators compute. What is further out counts as lying there. */
final class Reach {

  /** The largest {@code sqrt(-c) |v|} on the sphere, whose antipode is at pi/2. */
  static final double BEFORE_ANTIPODE = Math.PI / 2 - 0.02;

  private Reach() {}

  /**
   * The largest angle in hyperbolic space: further out, the squares of coordinates whose difference
   * a distance is say nothing but rounding.
   */
  static double hyperbolic(SDVariable x) {
    return x.dataType() == DataType.DOUBLE ? 28 : 12;
  }

  /** The largest length in flat space: derivatives by c are products of four or five of them. */
  static double flat(SDVariable x) {
    return x.dataType() == DataType.DOUBLE ? 1e50 : 1e6;
  }

  /** Vectors no longer than the largest length in flat space, in the direction of others. */
  static SDVariable inFlatSpace(SDVariable v) {
    SDVariable any = Smooth.squarable(v);
    SDVariable square = Quadric.squaredNorm(any);
    return any.mul(atMost(square, flat(square)));
  }

  /**
   * The factor that brings lengths within reach.
   *
   * @param square their squares, any shape
   * @param c curvature, {@code [1]}
   * @param hyperbolic the largest {@code sqrt(c)} times length
   * @param circular the largest {@code sqrt(-c)} times length, or infinity
   * @return at most 1, the same shape
   */
  static SDVariable factor(SDVariable square, SDVariable c, double hyperbolic, double circular) {
    SDVariable within = atMost(square, flat(square));
    SDVariable y = square.mul(within).mul(within).mul(c);
    SDVariable factor = within.mul(atMost(y, hyperbolic));
    return Double.isInfinite(circular) ? factor : factor.mul(atMost(y.neg(), circular));
  }

  private static SDVariable atMost(SDVariable square, double length) {
    var math = square.getSameDiff().math();
    return math.sqrt(Smooth.atLeast(square, length * length)).rdiv(length);
  }
}
