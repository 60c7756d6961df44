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

  /**
   * How two points lie to each other, at distance d.
   *
   * @param half {@code sinh^2(s d/2)/c}, a quarter of the squared chord
   * @param cosine {@code cosh(s d/2)}
   * @param stretch half the distance over the root of half
   */
  record Way(SDVariable half, SDVariable cosine, SDVariable stretch) {

    SDVariable distance() {
      return Smooth.sqrt(half).mul(stretch).mul(2.0);
    }

    SDVariable squaredDistance() {
      return half.mul(stretch).mul(stretch).mul(4.0);
    }

    /** {@code s d/sinh(s d)}. */
    SDVariable overSine() {
      return stretch.mul(cosine.rdiv(1.0));
    }

    /** {@code cosh(s d)}. */
    SDVariable wholeCosine(SDVariable c) {
      return half.mul(c).mul(2.0).add(1.0);
    }
  }

  /** The ways to other points. */
  Way to(Quadric other, SDVariable c) {
    SDVariable up = height.sub(other.height);
    SDVariable apart = squaredNorm(space.sub(other.space));
    SDVariable half = Smooth.atLeast(apart.sub(up.mul(c).mul(up)).mul(0.25), 0);
    // cosh^2(s d/2), on the sphere as a sum of squares that keeps its digits near antipodes.
    SDVariable times = time.add(other.time);
    SDVariable sum = squaredNorm(space.add(other.space)).mul(c);
    SDVariable circular = times.mul(times).sub(sum).mul(0.25);
    SDVariable hyperbolic = Smooth.above(c, 0);
    SDVariable square =
        half.mul(c).add(1.0).mul(hyperbolic).add(circular.mul(hyperbolic.rsub(1.0)));
    SDVariable cosine =
        time.getSameDiff().math().sqrt(Smooth.atLeast(square, CurvedFunctions.tiny(time)));
    return new Way(half, cosine, CurvedFunctions.asinhc(half.mul(c), cosine));
  }
}
