package org.hyperbolic4j.examples.stereographic.graph;

import org.hyperbolic4j.manifold.operator.Smooth;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Feature maps on the quadric {@code t^2 - c|z|^2 = 1}: a hyperboloid, a plane or a sphere,
 * depending on the sign of c. With {@code y = 4c|v|^2} of tangent coordinates v and {@code x =
 * sqrt(y)}, {@code t = cosh(x)} and {@code z = 2 sinh(x)/x v}.
 *
 * @param time t, one channel
 * @param height {@code (t - 1)/c}, which has a limit where space is flat
 * @param space z
 */
record Quadric(SDVariable time, SDVariable height, SDVariable space) {

  /**
   * The map's points.
   *
   * @param v {@code [N, C, ...]}
   * @param c curvature, {@code [1]}
   */
  static Quadric of(SDVariable v, SDVariable c) {
    SDVariable any = Smooth.squarable(v);
    SDVariable square = squaredNorm(any);
    SDVariable factor = Reach.factor(square, c, Reach.hyperbolic(v) / 2, Reach.BEFORE_ANTIPODE);
    SDVariable within = square.mul(factor).mul(factor);
    SDVariable y = within.mul(c);
    SDVariable half = CurvedFunctions.sinhc(y);
    SDVariable sine = CurvedFunctions.sinhc(y.mul(4.0));
    return new Quadric(
        CurvedFunctions.cosh(y.mul(4.0)),
        within.mul(half).mul(half).mul(2.0),
        any.mul(sine.mul(factor).mul(2.0)));
  }

  /** The point of the quadric with given coordinates. */
  static Quadric at(SDVariable time, SDVariable space) {
    SDVariable above = Smooth.atLeast(time.add(1.0), CurvedFunctions.tiny(time));
    return new Quadric(time, squaredNorm(space).mul(above.rdiv(1.0)), space);
  }

  static SDVariable squaredNorm(SDVariable map) {
    return map.mul(map).sum(true, 1);
  }

  /** {@code t t' - c<z, z'>}: cosh of the distance in radii of curvature. */
  SDVariable product(Quadric other, SDVariable c) {
    return time.mul(other.time).sub(space.mul(other.space).sum(true, 1).mul(c));
  }

  /** {@code sinh^2(s d/2)/c} of the distance d, a quarter of the squared chord. */
  SDVariable half(Quadric other, SDVariable c) {
    SDVariable up = height.sub(other.height);
    SDVariable apart = squaredNorm(space.sub(other.space));
    return Smooth.atLeast(apart.sub(up.mul(c).mul(up)).mul(0.25), 0);
  }

  /** The distance over twice the root of {@link #half}. */
  SDVariable stretch(SDVariable half, Quadric other, SDVariable c) {
    // cosh^2(s d/2) as a sum, which on the sphere keeps its digits near antipodes.
    SDVariable times = time.add(other.time);
    SDVariable sum = squaredNorm(space.add(other.space)).mul(c);
    SDVariable square = times.mul(times).sub(sum).mul(0.25);
    return CurvedFunctions.asinhc(
        half.mul(c), Smooth.sqrt(Smooth.atLeast(square, CurvedFunctions.tiny(square))));
  }

  /** The squared distance. */
  SDVariable squaredDistance(Quadric other, SDVariable c) {
    SDVariable half = half(other, c);
    SDVariable stretch = stretch(half, other, c);
    return half.mul(stretch).mul(stretch).mul(4.0);
  }
}
