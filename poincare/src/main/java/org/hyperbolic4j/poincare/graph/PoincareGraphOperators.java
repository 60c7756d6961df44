package org.hyperbolic4j.poincare.graph;

import static org.hyperbolic4j.manifold.operator.FeatureRank.channels;

import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.manifold.operator.FeatureRank;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.Smooth;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;

/** The ball's operators as SameDiff compositions. */
public final class PoincareGraphOperators implements LayerOperators {

  /**
   * Steps of the iteration for the Frechet mean where none are asked for. SameDiff differentiates
   * it step by step. For batches spread over one radius of curvature it has converged to 1e-10 by
   * then. Distances to the mean lose digits far out: at {@code sqrt(c) |v| = 7} the mean is good to
   * about 1e-7, its gradients to 1e-4. Midpoints keep theirs.
   */
  private static final int FRECHET_STEPS = 40;

  private final double furthest;
  private final int frechetSteps;
  private final boolean publishedConformalFactor;

  /**
   * The operators.
   *
   * @param settings the cap, and how many steps Frechet means take
   * @param publishedConformalFactor whether hyperplane distances have the published code's
   *     conformal factor
   */
  public PoincareGraphOperators(OperatorSettings settings, boolean publishedConformalFactor) {
    this.furthest = 2 * settings.cap().scaledNorm();
    this.frechetSteps =
        settings.frechetSteps() == OperatorSettings.TO_CONVERGENCE
            ? FRECHET_STEPS
            : settings.frechetSteps();
    this.publishedConformalFactor = publishedConformalFactor;
  }

  @Override
  public SDVariable hyperplanes(
      SDVariable inner,
      SDVariable squaredNorm,
      SDVariable normalNorms,
      SDVariable offsets,
      SDVariable curvature) {
    SDVariable c = Smooth.curvature(curvature);
    SDVariable lengths = Smooth.lengths(channels(normalNorms, inner));
    double largest = Smooth.largest(inner);
    SDVariable t =
        inner
            .getSameDiff()
            .math()
            .clipByValue(
                angle(inner, squaredNorm, lengths, offsets, c).mul(lengths).mul(2.0),
                -2 * largest,
                2 * largest);
    return back(Smooth.quotient(inner.getSameDiff().math().sinh(t), root(c)), c);
  }

  @Override
  public SDVariable hyperplaneDistances(
      SDVariable inner,
      SDVariable squaredNorm,
      SDVariable normalNorms,
      SDVariable offsets,
      SDVariable curvature) {
    SDVariable c = Smooth.curvature(curvature);
    SDVariable lengths = Smooth.lengths(channels(normalNorms, inner));
    return Smooth.quotient(
        angle(inner, squaredNorm, lengths, offsets, c).mul(lengths).mul(2.0), root(c));
  }

  /** asinh of {@code s S <u, z>/|z| cosh(2 s r) - C sinh(2 s r)}. */
  private SDVariable angle(
      SDVariable inner,
      SDVariable squaredNorm,
      SDVariable lengths,
      SDVariable offsets,
      SDVariable c) {
    var math = inner.getSameDiff().math();
    double largest = Smooth.largest(inner);
    SDVariable s = root(c);
    SDVariable turn = math.clipByValue(channels(offsets, inner).mul(s).mul(2.0), -largest, largest);
    SDVariable theta = Smooth.sqrt(squaredNorm).mul(s).mul(2.0);
    SDVariable shrinkage = Smooth.atLeast(theta, largest).rdiv(largest);
    // In this order nothing overflows.
    SDVariable y = squaredNorm.mul(shrinkage).mul(c).mul(shrinkage).mul(4.0);
    SDVariable sine;
    SDVariable cosine;
    if (publishedConformalFactor) {
      SDVariable quarter = y.mul(0.25);
      SDVariable cosh = Smooth.cosh(quarter);
      SDVariable sech2 = cosh.mul(cosh).rdiv(1.0);
      sine = Smooth.sinhc(quarter).div(cosh).mul(sech2).mul(2.0);
      cosine = sech2.mul(2.0).sub(1.0);
    } else {
      sine = Smooth.sinhc(y).mul(2.0);
      cosine = Smooth.cosh(y);
    }
    // No component of a vector is longer than the vector, whatever inputs say.
    SDVariable along =
        math.clipByValue(
            Smooth.components(inner, lengths).mul(shrinkage.mul(s)), -largest, largest);
    return Smooth.asinh(along.mul(sine).mul(math.cosh(turn)).sub(cosine.mul(math.sinh(turn))));
  }

  @Override
  public SDVariable centre(SDVariable v, Centre kind, SDVariable curvature) {
    SDVariable c = Smooth.curvature(curvature);
    return mean(v, null, kind, c);
  }

  @Override
  public SDVariable weightedCentre(
      SDVariable v, SDVariable weights, Centre kind, SDVariable curvature) {
    SDVariable c = Smooth.curvature(curvature);
    return mean(v, Smooth.weights(weights), kind, c);
  }

  /** Sums of many far points cancel in their length; they are taken in float64. */
  private SDVariable mean(SDVariable v, SDVariable weights, Centre kind, SDVariable c) {
    SDVariable wide = c.castTo(DataType.DOUBLE);
    Sheet points = Sheet.of(v.castTo(DataType.DOUBLE), wide);
    Sheet mean = centroid(points, weights, wide);
    if (kind == Centre.FRECHET) {
      for (int step = 0; step < frechetSteps; step++) {
        // theta/sinh(theta) of h = sinh^2(theta/2).
        SDVariable h = points.half(mean, wide);
        SDVariable pull = Smooth.asinhc(h).div(wide.getSameDiff().math().sqrt(h.add(1.0)));
        mean = centroid(points, weights == null ? pull : weights.mul(pull), wide);
      }
    }
    SDVariable flat = mean.space().reshape(-1);
    SDVariable square = flat.mul(flat).sum(true, 0).mul(wide);
    return flat.mul(Smooth.asinhc(square).mul(0.5)).castTo(v.dataType());
  }

  /**
   * The weighted sum of points, scaled onto the sheet: its only row has the batch's mean. Points
   * are velocities beta = s S v/cosh, and the squared length 1 - |mean of beta|^2 of their weighted
   * mean is that of 1/cosh^2 plus their variance, which adds where the former cancels far out.
   */
  private static Sheet centroid(Sheet points, SDVariable weights, SDVariable c) {
    SDVariable share = weights == null ? points.cosine() : points.cosine().mul(weights);
    SDVariable space = weights == null ? points.space() : points.space().mul(weights);
    SDVariable total = overPositions(share);
    SDVariable slope = Smooth.quotient(overPositions(space), total);
    SDVariable own = points.cosine().rdiv(1.0);
    SDVariable apart = points.space().mul(own).sub(slope);
    SDVariable each = apart.mul(apart).sum(true, 1).mul(c).add(own.mul(own));
    SDVariable length = Smooth.quotient(overPositions(share.mul(each)), total);
    SDVariable onSheet = Smooth.quotient(slope, c.getSameDiff().math().sqrt(length));
    SDVariable square = onSheet.mul(onSheet).sum(true, 1).mul(c);
    return new Sheet(c.getSameDiff().math().sqrt(square.add(1.0)), onSheet, null);
  }

  private static SDVariable overPositions(SDVariable map) {
    return map.mean(true, FeatureRank.positions(map));
  }

  @Override
  public SDVariable dispersion(SDVariable v, SDVariable centre, SDVariable curvature) {
    SDVariable c = Smooth.curvature(curvature);
    Sheet points = Sheet.of(v, c);
    Sheet mean = Sheet.of(channels(centre, v), c);
    return Smooth.quotient(squaredAngle(points.half(mean, c)), c).mean().reshape(1);
  }

  /** theta^2 of {@code sinh^2(theta/2)}. */
  private static SDVariable squaredAngle(SDVariable half) {
    SDVariable ratio = Smooth.asinhc(half);
    return half.mul(ratio).mul(ratio).mul(4.0);
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
    double largest = Smooth.largest(v);
    Sheet points = Sheet.of(v, c);
    Sheet mean = Sheet.of(channels(centre, v), c);
    Sheet target = Sheet.of(channels(bias, v), c);
    SDVariable half = points.half(mean, c);
    SDVariable square = squaredAngle(half);
    SDVariable ratio = Smooth.ratio(scale, dispersion, epsilon);
    // Where r theta is too large for the type, r counts as smaller.
    SDVariable stretch = Smooth.sqrt(square).mul(ratio);
    SDVariable shrinkage = Smooth.atLeast(stretch, largest).rdiv(largest);
    SDVariable own = shrinkage.mul(ratio);
    SDVariable stretched = square.mul(own).mul(own);
    SDVariable k = own.mul(Smooth.sinhc(stretched)).div(Smooth.sinhc(square));
    SDVariable gamma =
        mean.cosine()
            .mul(target.cosine())
            .sub(mean.space().mul(target.space()).sum(true, 1).mul(c));
    SDVariable q = half.mul(2.0).add(1.0);
    SDVariable toTarget =
        points
            .cosine()
            .mul(target.cosine())
            .sub(points.space().mul(target.space()).sum(true, 1).mul(c));
    SDVariable p = Smooth.quotient(q.add(toTarget), gamma.add(1.0));
    SDVariable last = Smooth.cosh(stretched).add(k.mul(q.sub(p)));
    SDVariable z =
        points.space().mul(k).sub(mean.space().mul(k.mul(p))).add(target.space().mul(last));
    // Where points far out coincide, what is left of z is rounding, stretched.
    return back(Smooth.squarable(z, root(c)), c);
  }

  @Override
  public SDVariable add(SDVariable f, SDVariable g, SDVariable curvature) {
    SDVariable c = Smooth.curvature(curvature);
    Sheet left = Sheet.of(f, c);
    Sheet right = Sheet.of(g, c);
    SDVariable half = left.cosine().add(1.0);
    SDVariable product = left.space().mul(right.space()).sum(true, 1).mul(c);
    SDVariable xi = right.cosine().add(product.div(half));
    return back(left.space().mul(xi).add(right.space()), c);
  }

  @Override
  public SDVariable distance(SDVariable u, SDVariable v, SDVariable curvature) {
    SDVariable c = Smooth.curvature(curvature);
    SDVariable square = squaredAngle(Sheet.of(u, c).half(Sheet.of(v, c), c));
    return Smooth.quotient(Smooth.sqrt(square), root(c));
  }

  @Override
  public SDVariable toPoint(SDVariable v, SDVariable curvature) {
    SDVariable c = Smooth.curvature(curvature);
    SDVariable near = Smooth.squarable(v);
    return near.mul(Smooth.tanhc(near.mul(near).sum(true, 1).mul(c)));
  }

  @Override
  public SDVariable toTangent(SDVariable x, SDVariable curvature) {
    SDVariable c = Smooth.curvature(curvature);
    double inside = x.dataType() == DataType.DOUBLE ? 1 - 1e-15 : 1 - 1e-6;
    SDVariable near = Smooth.squarable(x);
    SDVariable y = near.mul(near).sum(true, 1).mul(c);
    // Points on or beyond the boundary count as just inside.
    SDVariable shrinkage =
        x.getSameDiff().math().sqrt(Smooth.atLeast(y, inside)).rdiv(Math.sqrt(inside));
    SDVariable limited = y.mul(shrinkage).mul(shrinkage);
    return near.mul(shrinkage).mul(Smooth.atanhc(limited));
  }

  /** From S v on the sheet to tangent coordinates v, under the cap. */
  private SDVariable back(SDVariable space, SDVariable c) {
    SDVariable unit = space.mul(root(c));
    SDVariable square = unit.mul(unit).sum(true, 1);
    if (Double.isInfinite(furthest)) {
      return space.mul(Smooth.asinhc(square).mul(0.5));
    }
    double bound = Math.pow(Math.sinh(furthest), 2);
    SDVariable beyond = Smooth.above(square, bound);
    SDVariable inside = beyond.rsub(1.0);
    SDVariable length = c.getSameDiff().math().sqrt(beyond.mul(square).add(inside.mul(bound)));
    SDVariable capped = length.rdiv(furthest / 2);
    SDVariable free = Smooth.asinhc(inside.mul(square)).mul(0.5);
    return space.mul(beyond.mul(capped).add(inside.mul(free)));
  }

  private static SDVariable root(SDVariable c) {
    return c.getSameDiff().math().sqrt(c);
  }
}
