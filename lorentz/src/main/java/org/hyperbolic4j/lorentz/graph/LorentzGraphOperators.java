package org.hyperbolic4j.lorentz.graph;

import static org.hyperbolic4j.manifold.operator.FeatureRank.channels;

import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.manifold.operator.FeatureRank;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.Smooth;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

/** The hyperboloid's operators as SameDiff compositions. */
public final class LorentzGraphOperators implements LayerOperators {

  /**
   * Steps of the iteration for the Frechet mean where none are asked for. SameDiff differentiates
   * it step by step. For batches spread over one radius of curvature it has converged to 1e-10 by
   * then.
   */
  private static final int FRECHET_STEPS = 40;

  private final double furthest;
  private final int frechetSteps;

  /**
   * The operators.
   *
   * @param settings the cap, and how many steps Frechet means take
   */
  public LorentzGraphOperators(OperatorSettings settings) {
    this.furthest = 2 * settings.cap().scaledNorm();
    this.frechetSteps =
        settings.frechetSteps() == OperatorSettings.TO_CONVERGENCE
            ? FRECHET_STEPS
            : settings.frechetSteps();
  }

  /** The point whose space coordinates are {@code sinh(s d_k)/s} of the distances d_k. */
  @Override
  public SDVariable hyperplanes(
      SDVariable inner,
      SDVariable squaredNorm,
      SDVariable normalNorms,
      SDVariable offsets,
      SDVariable curvature) {
    SDVariable c = Smooth.curvature(curvature);
    var math = inner.getSameDiff().math();
    double most = 2 * Smooth.largest(inner);
    SDVariable angles = angles(inner, squaredNorm, normalNorms, offsets, c);
    SDVariable sinh = math.sinh(math.clipByValue(angles, -most, most));
    return tangent(Smooth.quotient(sinh, math.sqrt(c)), c);
  }

  @Override
  public SDVariable hyperplaneDistances(
      SDVariable inner,
      SDVariable squaredNorm,
      SDVariable normalNorms,
      SDVariable offsets,
      SDVariable curvature) {
    SDVariable c = Smooth.curvature(curvature);
    return Smooth.quotient(
        angles(inner, squaredNorm, normalNorms, offsets, c), c.getSameDiff().math().sqrt(c));
  }

  /**
   * {@code 2|z| asinh(s <x, n>_L)}: distances in radii of curvature to the hyperplanes with the
   * unit normals {@code n = (sinh(2 s r), cosh(2 s r) z/|z|)} (Chen et al. 2022), times {@code
   * 2|z|}. The space part of the point x at u is {@code 2 sinh(theta)/theta u}, so products with u
   * are enough.
   */
  private static SDVariable angles(
      SDVariable inner,
      SDVariable squaredNorm,
      SDVariable normalNorms,
      SDVariable offsets,
      SDVariable c) {
    var math = inner.getSameDiff().math();
    double largest = Smooth.largest(inner);
    SDVariable s = math.sqrt(c);
    SDVariable lengths = Smooth.lengths(channels(normalNorms, inner));
    SDVariable turn = math.clipByValue(channels(offsets, inner).mul(s).mul(2.0), -largest, largest);
    SDVariable theta = Smooth.sqrt(squaredNorm).mul(s).mul(2.0);
    SDVariable shortening = Smooth.atLeast(theta, largest).rdiv(largest);
    // In this order nothing overflows.
    SDVariable theta2 = squaredNorm.mul(shortening).mul(c).mul(shortening).mul(4.0);
    SDVariable time = Smooth.cosh(theta2);
    // No component of a vector is longer than the vector, whatever inputs say.
    SDVariable component =
        math.clipByValue(
            Smooth.components(inner, lengths).mul(shortening.mul(s)), -largest, largest);
    SDVariable alongNormal = component.mul(Smooth.sinhc(theta2)).mul(2.0);
    SDVariable product = alongNormal.mul(math.cosh(turn)).sub(time.mul(math.sinh(turn)));
    return Smooth.asinh(product).mul(lengths).mul(2.0);
  }

  @Override
  public SDVariable centre(SDVariable v, Centre kind, SDVariable curvature) {
    SDVariable c = Smooth.curvature(curvature);
    return centre(v, null, kind, c);
  }

  @Override
  public SDVariable weightedCentre(
      SDVariable v, SDVariable weights, Centre kind, SDVariable curvature) {
    SDVariable c = Smooth.curvature(curvature);
    return centre(v, Smooth.weights(weights), kind, c);
  }

  /** Sums over a batch are taken in float64. */
  private SDVariable centre(SDVariable v, SDVariable weights, Centre kind, SDVariable c) {
    SDVariable wide = c.castTo(DataType.DOUBLE);
    LorentzPoints points = LorentzPoints.at(v.castTo(DataType.DOUBLE), wide);
    LorentzPoints centre = points.centroid(weights, wide);
    if (kind == Centre.FRECHET) {
      for (int step = 0; step < frechetSteps; step++) {
        centre = points.centroid(pulls(points, centre, weights, wide), wide);
      }
    }
    SDVariable tangent = LorentzPoints.tangent(centre.space(), wide, Double.POSITIVE_INFINITY);
    return tangent.reshape(-1).castTo(v.dataType());
  }

  /**
   * Weights of points whose centroid is m if and only if m is the Frechet mean. That is where
   * {@code sum(w log_m x)} vanishes, and {@code log_m x = theta/sinh(theta) (x - cosh(theta) m)}.
   */
  private static SDVariable pulls(
      LorentzPoints points, LorentzPoints m, SDVariable weights, SDVariable c) {
    // theta/sinh(theta) of h = sinh^2(theta/2).
    SDVariable h = points.halfDistance(m, c);
    SDVariable pull = Smooth.asinhc(h).div(c.getSameDiff().math().sqrt(h.add(1.0)));
    return weights == null ? pull : pull.mul(weights);
  }

  @Override
  public SDVariable dispersion(SDVariable v, SDVariable centre, SDVariable curvature) {
    SDVariable c = Smooth.curvature(curvature);
    LorentzPoints mean = LorentzPoints.at(channels(centre, v), c);
    SDVariable theta2 = squaredAngle(LorentzPoints.at(v, c).halfDistance(mean, c));
    return Smooth.quotient(theta2.mean().reshape(1), c);
  }

  /** theta^2 of {@code sinh^2(theta/2)}. */
  private static SDVariable squaredAngle(SDVariable half) {
    SDVariable ratio = Smooth.asinhc(half).mul(2.0);
    return half.mul(ratio).mul(ratio);
  }

  @Override
  public SDVariable normalise(
      SDVariable v,
      SDVariable centre,
      SDVariable dispersion,
      SDVariable bias,
      SDVariable scale,
      double epsilon,
      SDVariable curvature) {
    SDVariable c = Smooth.curvature(curvature);
    LorentzPoints x = LorentzPoints.at(v, c);
    LorentzPoints m = LorentzPoints.at(channels(centre, v), c);
    LorentzPoints b = LorentzPoints.at(channels(bias, v), c);
    SDVariable r = Smooth.ratio(scale, dispersion, epsilon);
    SDVariable theta2 = squaredAngle(x.halfDistance(m, c));
    // Where r theta is too large for the type, r counts as smaller.
    double largest = Smooth.largest(v);
    SDVariable stretched = Smooth.sqrt(theta2).mul(r);
    SDVariable own = r.mul(Smooth.atLeast(stretched, largest).rdiv(largest));
    SDVariable stretched2 = theta2.mul(own).mul(own);
    // exp_b(w) = cosh|w| b + sinh|w|/|w| w of the vector w = r PT(log_m x), r theta long.
    SDVariable k = own.mul(Smooth.sinhc(stretched2)).div(Smooth.sinhc(theta2));
    // PT(u) = u + c <b, u>_L / (1 - c <m, b>_L) (m + b) of u = x - cosh(theta) m. Of m that leaves
    // -p, where all that is added is positive.
    SDVariable cosh = x.product(m, c);
    SDVariable p = Smooth.quotient(x.product(b, c).add(cosh), m.product(b, c).add(1.0));
    SDVariable ofB = Smooth.cosh(stretched2).add(k.mul(cosh.sub(p)));
    SDVariable space = x.space().mul(k).sub(m.space().mul(k.mul(p))).add(b.space().mul(ofB));
    // Where points far out coincide, what is left of that is rounding, stretched.
    return tangent(Smooth.squarable(space, c.getSameDiff().math().sqrt(c)), c);
  }

  @Override
  public SDVariable add(SDVariable f, SDVariable g, SDVariable curvature) {
    SDVariable c = Smooth.curvature(curvature);
    return tangent(LorentzPoints.at(f, c).boost(LorentzPoints.at(g, c), c), c);
  }

  @Override
  public SDVariable distance(SDVariable u, SDVariable v, SDVariable curvature) {
    SDVariable c = Smooth.curvature(curvature);
    SDVariable half = LorentzPoints.at(u, c).halfDistance(LorentzPoints.at(v, c), c);
    return Smooth.quotient(Smooth.sqrt(squaredAngle(half)), c.getSameDiff().math().sqrt(c));
  }

  @Override
  public SDVariable toPoint(SDVariable v, SDVariable curvature) {
    SDVariable c = Smooth.curvature(curvature);
    LorentzPoints points = LorentzPoints.at(v, c);
    SDVariable time = Smooth.quotient(points.time(), c.getSameDiff().math().sqrt(c));
    return c.getSameDiff().concat(1, time, points.space());
  }

  /** Says what space coordinates say: the gradient by time is 0. */
  @Override
  public SDVariable toTangent(SDVariable x, SDVariable curvature) {
    SDVariable c = Smooth.curvature(curvature);
    if (FeatureRank.of(x) == 4) {
      return LorentzPoints.tangent(withoutTime(x), c);
    }
    // ND4J differentiates slices of one row, and sums over one channel, at rank 4 only.
    SameDiff sd = x.getSameDiff();
    SDVariable space = withoutTime(sd.expandDims(sd.expandDims(x, 2), 3));
    return sd.squeeze(sd.squeeze(LorentzPoints.tangent(space, c), 3), 2);
  }

  /** All channels but the first of {@code [N, C, H, W]}. */
  private static SDVariable withoutTime(SDVariable x) {
    int toTheEnd = 0b1111;
    int fromTheStart = 0b1101;
    return x.getSameDiff()
        .stridedSlice(
            x,
            new long[] {0, 1, 0, 0},
            new long[4],
            new long[] {1, 1, 1, 1},
            fromTheStart,
            toTheEnd,
            0,
            0,
            0);
  }

  /** Tangent coordinates of the points over space parts, under the cap. */
  private SDVariable tangent(SDVariable space, SDVariable c) {
    return LorentzPoints.tangent(space, c, furthest);
  }
}
