package org.hyperbolic4j.lorentz.graph;

import org.hyperbolic4j.manifold.operator.FeatureRank;
import org.hyperbolic4j.manifold.operator.Smooth;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Points of the hyperboloid at every position of a feature map. Time coordinates are in radii of
 * curvature, {@code t = sqrt(c) x_t}, so that they stay ordinary numbers where space is nearly
 * flat.
 *
 * @param time {@code [N, 1, ...]}: t, at least 1
 * @param space {@code [N, C, ...]}: x_s, with {@code -t^2 + c|x_s|^2 = -1}
 */
record LorentzPoints(SDVariable time, SDVariable space) {

  /**
   * Largest distance from the origin in radii of curvature: gradients of points opposite to each
   * other grow with the exponential of twice that, and still fit into float32.
   */
  private static final double FURTHEST = 28;

  /**
   * {@code exp_o} of twice the tangent coordinates; where they are too long for the type, of
   * shorter ones in the same direction.
   *
   * @param v {@code [N, C, ...]}
   * @param c curvature, {@code [1]}
   */
  static LorentzPoints at(SDVariable v, SDVariable c) {
    SDVariable half = shortened(Smooth.squarable(v), c, furthest(v) / 2);
    SDVariable square = squaredLength(half).mul(c).mul(4.0);
    return new LorentzPoints(Smooth.cosh(square), half.mul(Smooth.sinhc(square)).mul(2.0));
  }

  /**
   * {@code log_o}, halved: tangent coordinates of the points over space parts of any length. Points
   * too far out for the type count as nearer ones in the same direction.
   *
   * @param space {@code [N, C, ...]}
   * @param c curvature, {@code [1]}
   */
  static SDVariable tangent(SDVariable space, SDVariable c) {
    return tangent(Smooth.squarable(space), c, furthest(space));
  }

  /**
   * {@code log_o}, halved: tangent coordinates of the points over space parts, or, of those further
   * out than a bound, of points there in the same direction.
   *
   * @param space {@code [N, C, ...]}, whose squares the type can hold
   * @param c curvature, {@code [1]}
   * @param furthest the bound, in radii of curvature
   */
  static SDVariable tangent(SDVariable space, SDVariable c, double furthest) {
    double held = Math.min(furthest, 2 * Smooth.largest(space));
    SDVariable near = shortened(space, c, Math.sinh(held));
    return near.mul(Smooth.asinhc(squaredLength(near, c)).mul(0.5));
  }

  private static LorentzPoints onSheet(SDVariable space, SDVariable c) {
    SDVariable square = squaredLength(space).mul(c);
    return new LorentzPoints(c.getSameDiff().math().sqrt(square.add(1.0)), space);
  }

  private static double furthest(SDVariable map) {
    return Math.min(Smooth.largest(map), FURTHEST);
  }

  /** Vectors of which none is longer than {@code most / sqrt(c)}. */
  private static SDVariable shortened(SDVariable x, SDVariable c, double most) {
    SDVariable square = squaredLength(x, c);
    SDVariable length = c.getSameDiff().math().sqrt(Smooth.atLeast(square, most * most));
    return x.mul(length.rdiv(most));
  }

  /** {@code c |x|^2} of vectors whose squares the type may hold in radii of curvature only. */
  private static SDVariable squaredLength(SDVariable x, SDVariable c) {
    return squaredLength(x.mul(c.getSameDiff().math().sqrt(c)));
  }

  private static SDVariable squaredLength(SDVariable x) {
    return x.mul(x).sum(true, 1);
  }

  /**
   * {@code sinh^2(s d/2)} of the distance d to other points: a quarter of c times the Lorentzian
   * square of the chord between them, {@code c <x - y, x - y>_L}, which is not negative.
   */
  SDVariable halfDistance(LorentzPoints other, SDVariable c) {
    SDVariable apart = time.sub(other.time);
    SDVariable square = squaredLength(space.sub(other.space)).mul(c).sub(apart.mul(apart));
    return Smooth.atLeast(square.mul(0.25), 0);
  }

  /** {@code -c <x, y>_L}, the hyperbolic cosine of the distance: at least 1. */
  SDVariable product(LorentzPoints other, SDVariable c) {
    return halfDistance(other, c).mul(2.0).add(1.0);
  }

  /**
   * Other points moved as the origin is moved to these: {@code exp_x(PT_{o->x}(log_o y))}, the
   * boost of y by x.
   *
   * @return their space parts
   */
  SDVariable boost(LorentzPoints other, SDVariable c) {
    SDVariable mixed = space.mul(other.space).sum(true, 1).mul(c);
    return other.space.add(space.mul(other.time.add(mixed.div(time.add(1.0)))));
  }

  /**
   * The centroid {@code m / (s |m|_L)} of the weighted sum m of all positions (Law et al. 2019).
   * The Lorentzian square of m by that of its time is {@code 1 - |b|^2}, b being the velocity
   * {@code s m_s / m_t}; it is the mean, weighted with times, of the same of every point plus the
   * variance of the velocities. Where points are far out and near to each other, that adds up what
   * is small instead of subtracting what is large.
   *
   * @param weights {@code [N, 1, ...]}, or null for equal ones
   * @return one position
   */
  LorentzPoints centroid(SDVariable weights, SDVariable c) {
    SDVariable share = weights == null ? time : time.mul(weights);
    SDVariable total = overPositions(share);
    SDVariable velocity = Smooth.quotient(space, time);
    SDVariable mean = Smooth.quotient(overPositions(velocity.mul(share)), total);
    SDVariable own = time.mul(time).rdiv(1.0);
    SDVariable variance = squaredLength(velocity.sub(mean)).mul(c);
    SDVariable square = Smooth.quotient(overPositions(own.add(variance).mul(share)), total);
    return onSheet(mean.mul(c.getSameDiff().math().sqrt(square).rdiv(1.0)), c);
  }

  private static SDVariable overPositions(SDVariable map) {
    return map.mean(true, FeatureRank.positions(map));
  }
}
