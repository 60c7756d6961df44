package org.hyperbolic4j.lorentz.sheet;

import static org.hyperbolic4j.manifold.operator.FeatureRank.channels;

import org.hyperbolic4j.manifold.operator.FeatureRank;
import org.hyperbolic4j.manifold.operator.NativeOperators;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.Smooth;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.ops.SDMath;
import org.nd4j.linalg.api.buffer.DataType;

/** The hyperboloid's native operators as SameDiff compositions. */
public final class SheetGraphOperators implements NativeOperators {

  /** Distance of the furthest results from the origin, in radii of curvature. */
  private final double reach;

  /**
   * The operators.
   *
   * @param settings the cap
   */
  public SheetGraphOperators(OperatorSettings settings) {
    this.reach = 2 * settings.cap().scaledNorm();
  }

  @Override
  public SDVariable fromTangent(SDVariable v, SDVariable curvature) {
    SDVariable c = Smooth.curvature(curvature);
    double furthest = Math.min(reach, SheetPoints.furthest(v));
    SDVariable near = SheetPoints.within(v, furthest / 2, c);
    return near.mul(2.0).mul(Smooth.sinhc(SheetPoints.scaledSquare(near, c).mul(4.0)));
  }

  @Override
  public SDVariable toTangent(SDVariable x, SDVariable curvature) {
    SDVariable c = Smooth.curvature(curvature);
    SDVariable near = SheetPoints.of(x, c).space();
    return near.mul(Smooth.asinhc(SheetPoints.scaledSquare(near, c))).mul(0.5);
  }

  @Override
  public SDVariable affine(
      SDVariable inner,
      SDVariable squaredNorm,
      SDVariable timeWeights,
      SDVariable bias,
      SDVariable curvature) {
    SDVariable c = Smooth.curvature(curvature);
    SDMath math = c.getSameDiff().math();
    double bound = inner.dataType() == DataType.DOUBLE ? 1e120 : 1e14;
    SDVariable square = math.clipByValue(squaredNorm, 0, bound * bound);
    SDVariable time = math.sqrt(square.add(c.rdiv(1.0)));
    SDVariable ofTime = time.mul(channels(math.clipByValue(timeWeights, -bound, bound), inner));
    SDVariable ofBias = channels(math.clipByValue(bias, -bound, bound), inner);
    return within(math.clipByValue(inner, -bound, bound).add(ofTime).add(ofBias), c);
  }

  /**
   * The hyperplane is {@code cosh(s a) <x, z> = sinh(s a) |z| t}; its normal has the Lorentzian
   * norm |z|, which is what beta of the paper comes to.
   */
  @Override
  public SDVariable hyperplaneDistances(
      SDVariable inner,
      SDVariable squaredNorm,
      SDVariable normalNorms,
      SDVariable offsets,
      SDVariable curvature) {
    SDVariable c = Smooth.curvature(curvature);
    SDMath math = c.getSameDiff().math();
    double furthest = SheetPoints.furthest(inner);
    double bound = Math.sinh(furthest);
    SDVariable s = math.sqrt(c);
    SDVariable lengths = Smooth.lengths(channels(normalNorms, inner));
    SDVariable turn = math.clipByValue(channels(offsets, inner).mul(s), -furthest, furthest);
    SDVariable sinh = Smooth.sqrt(squaredNorm).mul(s);
    SDVariable shrinkage = Smooth.atLeast(sinh, bound).rdiv(bound);
    // In this order nothing overflows.
    SDVariable square = squaredNorm.mul(shrinkage).mul(c).mul(shrinkage);
    SDVariable cosine = math.sqrt(square.add(1.0));
    // No component of a vector is longer than the vector, whatever inputs say.
    SDVariable along =
        math.clipByValue(Smooth.components(inner, lengths).mul(shrinkage.mul(s)), -bound, bound);
    SDVariable alpha = along.mul(math.cosh(turn)).sub(cosine.mul(math.sinh(turn)));
    return Smooth.quotient(Smooth.asinh(alpha).mul(lengths), s);
  }

  /** Sums of many far points cancel in their length; they are taken in float64. */
  @Override
  public SDVariable centre(SDVariable x, SDVariable curvature) {
    SDVariable c = Smooth.curvature(curvature);
    SDVariable wide = c.castTo(DataType.DOUBLE);
    SheetPoints points = SheetPoints.of(x.castTo(DataType.DOUBLE), wide);
    return centroid(points, wide, FeatureRank.positions(x)).reshape(-1).castTo(x.dataType());
  }

  @Override
  public SDVariable pool(SDVariable x, SDVariable curvature) {
    SDVariable c = Smooth.curvature(curvature);
    SDVariable wide = c.castTo(DataType.DOUBLE);
    SheetPoints points = SheetPoints.of(x.castTo(DataType.DOUBLE), wide);
    return centroid(points, wide, 2, 3).sum(2, 3).castTo(x.dataType());
  }

  /**
   * The sum of points, scaled onto the sheet, along axes that are kept. Points are velocities
   * {@code beta = p/cosine}, and the squared length {@code 1 - c|mean of beta|^2} of their weighted
   * mean is that of 1/cosine^2 plus their variance, which adds where the former cancels far out.
   */
  private static SDVariable centroid(SheetPoints points, SDVariable c, int... axes) {
    SDVariable total = points.cosine().mean(true, axes);
    SDVariable slope = Smooth.quotient(points.space().mean(true, axes), total);
    SDVariable own = points.cosine().rdiv(1.0);
    SDVariable apart = points.space().mul(own).sub(slope);
    SDVariable each = SheetPoints.scaledSquare(apart, c).add(own.mul(own));
    SDVariable length = Smooth.quotient(points.cosine().mul(each).mean(true, axes), total);
    return Smooth.quotient(slope, c.getSameDiff().math().sqrt(length));
  }

  @Override
  public SDVariable dispersion(SDVariable x, SDVariable centre, SDVariable curvature) {
    SDVariable c = Smooth.curvature(curvature);
    SheetPoints mean = SheetPoints.of(channels(centre, x), c);
    SDVariable seen = SheetPoints.of(x, c).seenFrom(mean, c);
    return Smooth.quotient(squaredAngle(SheetPoints.scaledSquare(seen, c)), c).mean().reshape(1);
  }

  /** theta^2 of sinh^2(theta). */
  private static SDVariable squaredAngle(SDVariable sinhSquared) {
    SDVariable ratio = Smooth.asinhc(sinhSquared);
    return sinhSquared.mul(ratio).mul(ratio);
  }

  @Override
  public SDVariable normalise(
      SDVariable x,
      SDVariable centre,
      SDVariable dispersion,
      SDVariable bias,
      SDVariable scale,
      double epsilon,
      SDVariable curvature) {
    SDVariable c = Smooth.curvature(curvature);
    SheetPoints mean = SheetPoints.of(channels(centre, x), c);
    SheetPoints target = SheetPoints.of(channels(bias, x), c);
    SDVariable seen = SheetPoints.of(x, c).seenFrom(mean, c);
    SDVariable ratio = Smooth.ratio(scale, dispersion, epsilon);
    SDVariable square = SheetPoints.scaledSquare(seen, c);
    SDVariable angle = squaredAngle(square);
    // Where r theta is too large for the type, r counts as smaller.
    double furthest = SheetPoints.furthest(x);
    SDVariable stretch = Smooth.sqrt(angle).mul(ratio);
    SDVariable own = Smooth.atLeast(stretch, furthest).rdiv(furthest).mul(ratio);
    SDVariable factor = own.mul(Smooth.sinhc(angle.mul(own).mul(own))).mul(Smooth.asinhc(square));
    SheetPoints scaled = SheetPoints.over(seen.mul(factor), c);
    return within(scaled.seenFrom(target.negated(), c), c);
  }

  private SDVariable within(SDVariable x, SDVariable c) {
    return Double.isInfinite(reach) ? x : SheetPoints.within(x, Math.sinh(reach), c);
  }
}
