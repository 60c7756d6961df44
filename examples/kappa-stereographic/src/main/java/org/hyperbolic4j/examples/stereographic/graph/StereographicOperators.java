package org.hyperbolic4j.examples.stereographic.graph;

import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.manifold.operator.FeatureRank;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.Smooth;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The operators as SameDiff compositions, smooth in c through 0, so that the sign of c may change
 * while it is learned. Results are held below the cap on the hyperbolic side, and below the
 * antipode of the origin on the side of the sphere.
 */
public final class StereographicOperators implements LayerOperators {

  /**
   * Steps of the iteration for the Frechet mean where none are asked for. SameDiff differentiates
   * it step by step. For batches spread over one radius of curvature it has converged to 1e-10 by
   * then.
   */
  private static final int FRECHET_STEPS = 40;

  /** As in the geometry: the least cosine of a latitude that a fully connected layer leads to. */
  private static final double LEAST_COSINE = 0.1;

  /** Sums of points that are less, where points are of size 1, are 0. */
  private static final double LEAST_SUM = 1e-24;

  private final double cap;
  private final int frechetSteps;

  /**
   * The operators.
   *
   * @param settings the cap, and how many steps Frechet means take
   */
  public StereographicOperators(OperatorSettings settings) {
    this.cap = settings.cap().scaledNorm();
    this.frechetSteps =
        settings.frechetSteps() == OperatorSettings.TO_CONVERGENCE
            ? FRECHET_STEPS
            : settings.frechetSteps();
  }

  @Override
  public SDVariable hyperplanes(
      SDVariable inner,
      SDVariable squaredNorm,
      SDVariable normalNorms,
      SDVariable offsets,
      SDVariable c) {
    var math = inner.getSameDiff().math();
    double flat = Reach.flat(inner);
    SDVariable any =
        math.clipByValue(
            hyperplaneDistances(inner, squaredNorm, normalNorms, offsets, c), -flat, flat);
    // Beyond a quarter turn from a great sphere there is nothing.
    SDVariable v = any.mul(Reach.factor(any.mul(any), c, 2 * Reach.hyperbolic(inner), Math.PI / 2));
    SDVariable w = v.mul(CurvedFunctions.sinhc(v.mul(c).mul(v)));
    SDVariable y = Quadric.squaredNorm(w).mul(c);
    double sine = 1 - LEAST_COSINE * LEAST_COSINE;
    SDVariable shrinkage = math.sqrt(Smooth.atLeast(y.neg(), sine)).rdiv(Math.sqrt(sine));
    SDVariable square = y.mul(shrinkage).mul(shrinkage);
    return back(w.mul(shrinkage), math.sqrt(square.add(1.0)), c, cap);
  }

  @Override
  public SDVariable hyperplaneDistances(
      SDVariable inner,
      SDVariable squaredNorm,
      SDVariable normalNorms,
      SDVariable offsets,
      SDVariable c) {
    double furthest = Reach.hyperbolic(inner);
    SDVariable factor = Reach.factor(squaredNorm, c, furthest / 2, Reach.BEFORE_ANTIPODE);
    SDVariable within = squaredNorm.mul(factor).mul(factor);
    SDVariable y = within.mul(c).mul(4.0);
    SDVariable stretch = CurvedFunctions.sinhc(y).mul(2.0);
    SDVariable time = CurvedFunctions.cosh(y);
    SDVariable lengths = Smooth.lengths(FeatureRank.channels(normalNorms, inner));
    // No component of a vector is longer than it is, whatever inputs say.
    double flat = Reach.flat(inner);
    SDVariable said =
        inner
            .getSameDiff()
            .math()
            .clipByValue(Smooth.components(inner, lengths).mul(factor), -flat, flat);
    SDVariable component = said.mul(Reach.factor(said.mul(said), c, furthest, furthest));
    SDVariable along = component.mul(stretch);

    SDVariable any = Smooth.squarable(FeatureRank.channels(offsets, inner));
    SDVariable r = any.mul(Reach.factor(any.mul(any), c, furthest / 2, Double.POSITIVE_INFINITY));
    SDVariable turn = r.mul(c).mul(r).mul(4.0);
    SDVariable cosine = CurvedFunctions.cosh(turn);
    SDVariable sine = r.mul(CurvedFunctions.sinhc(turn)).mul(2.0);

    SDVariable moved = along.mul(cosine).sub(time.mul(sine));
    // cosh^2 of the distance, on the sphere a sum of squares.
    SDVariable movedTime = time.mul(cosine).sub(along.mul(c).mul(sine));
    SDVariable across = Smooth.atLeast(within.mul(stretch).mul(stretch).sub(along.mul(along)), 0);
    SDVariable square =
        Smooth.atLeast(movedTime.mul(movedTime).sub(across.mul(c)), CurvedFunctions.tiny(inner));
    SDVariable angle =
        CurvedFunctions.asinhc(moved.mul(c).mul(moved), inner.getSameDiff().math().sqrt(square));
    return moved.mul(angle).mul(lengths).mul(2.0);
  }

  @Override
  public SDVariable centre(SDVariable v, Centre kind, SDVariable c) {
    return mean(v, null, kind, c);
  }

  @Override
  public SDVariable weightedCentre(SDVariable v, SDVariable weights, Centre kind, SDVariable c) {
    SDVariable wide = Smooth.weights(weights);
    SDVariable weight = Smooth.atLeast(overPositions(wide), 1e-150);
    return mean(v, wide.mul(weight.rdiv(1.0)), kind, c);
  }

  /**
   * Sums of many far points cancel in their length; they are taken in float64, of vectors whose
   * gradients the type of v can hold.
   */
  private SDVariable mean(SDVariable any, SDVariable some, Centre kind, SDVariable c) {
    SDVariable v = Reach.inFlatSpace(any);
    SDVariable wide = c.castTo(DataType.DOUBLE);
    SDVariable hyperbolic = Smooth.above(wide, 0);
    Quadric points = Quadric.of(v.castTo(DataType.DOUBLE), wide);
    // No time is below -1: a mask of ones.
    SDVariable weights = some == null ? Smooth.above(points.time(), -2) : some;
    Quadric mean = centroid(points, weights, null, null, hyperbolic, wide);
    if (kind == Centre.FRECHET) {
      for (int step = 0; step < frechetSteps; step++) {
        Quadric.Way way = points.to(mean, wide);
        SDVariable pull = weights.mul(way.overSine());
        // On the sphere a step of this size descends; without the mean itself it overshoots.
        SDVariable own =
            overPositions(weights.sub(pull.mul(way.wholeCosine(wide)))).mul(hyperbolic.rsub(1.0));
        mean = centroid(points, pull, own, mean, hyperbolic, wide);
      }
    }
    SDVariable unbounded = back(mean.space(), mean.time(), wide, Double.POSITIVE_INFINITY);
    return unbounded.reshape(-1).castTo(v.dataType());
  }

  /**
   * The weighted sum of points, and of the mean so far if there is one, scaled onto the quadric. In
   * hyperbolic space points are velocities {@code z/t}, and the squared length of their weighted
   * mean is that of {@code 1/t^2} plus their variance, which adds where the former cancels far out.
   */
  private static Quadric centroid(
      Quadric points,
      SDVariable weights,
      SDVariable ownWeight,
      Quadric own,
      SDVariable hyperbolic,
      SDVariable c) {
    var math = c.getSameDiff().math();
    SDVariable share = points.time().mul(weights);
    SDVariable time = overPositions(share);
    SDVariable space = overPositions(points.space().mul(weights));
    SDVariable slower = orOne(points.time(), hyperbolic).rdiv(1.0);
    SDVariable total = Smooth.atLeast(orOne(time, hyperbolic), LEAST_SUM).rdiv(1.0);
    SDVariable apart = Quadric.squaredNorm(points.space().mul(slower).sub(space.mul(total)));
    SDVariable each = apart.mul(c).add(slower.mul(slower));
    SDVariable length = overPositions(share.mul(each)).mul(time);
    if (own != null) {
      time = time.add(own.time().mul(ownWeight));
      space = space.add(own.space().mul(ownWeight));
    }
    SDVariable sum = time.mul(time).sub(Quadric.squaredNorm(space).mul(c));
    SDVariable square = CurvedFunctions.either(hyperbolic, length, sum);
    // Where a sum on the sphere vanishes, as that of antipodes does, it has no direction.
    SDVariable norm = math.sqrt(Smooth.atLeast(square, LEAST_SUM)).rdiv(1.0);
    SDVariable onQuadric = space.mul(norm);
    SDVariable ofSpace = math.sqrt(Quadric.squaredNorm(onQuadric).mul(c).mul(hyperbolic).add(1.0));
    return Quadric.at(CurvedFunctions.either(hyperbolic, ofSpace, time.mul(norm)), onQuadric);
  }

  /** What is used in hyperbolic space alone: times, which are positive there. */
  private static SDVariable orOne(SDVariable time, SDVariable hyperbolic) {
    return time.mul(hyperbolic).add(hyperbolic.rsub(1.0));
  }

  private static SDVariable overPositions(SDVariable map) {
    return FeatureRank.of(map) == 4 ? map.mean(true, 0, 2, 3) : map.mean(true, 0);
  }

  @Override
  public SDVariable dispersion(SDVariable v, SDVariable centre, SDVariable c) {
    Quadric mean = Quadric.of(FeatureRank.channels(centre, v), c);
    return Quadric.of(v, c).to(mean, c).squaredDistance().mean().reshape(1);
  }

  @Override
  public SDVariable normalise(
      SDVariable v,
      SDVariable centre,
      SDVariable dispersion,
      SDVariable bias,
      SDVariable scale,
      double epsilon,
      SDVariable c) {
    double flat = Reach.flat(v);
    double furthest = Reach.hyperbolic(v);
    Quadric points = Quadric.of(v, c);
    Quadric mean = Quadric.of(FeatureRank.channels(centre, v), c);
    Quadric target = Quadric.of(FeatureRank.channels(bias, v), c);
    Quadric.Way way = points.to(mean, c);
    SDVariable square = way.squaredDistance();
    SDVariable ratio = Smooth.ratio(scale, dispersion, epsilon);
    // Where a way is too long for the type, the ratio counts as smaller.
    SDVariable length = way.distance().mul(ratio);
    SDVariable shorter = Smooth.atLeast(length, flat).rdiv(flat);
    SDVariable within = length.mul(shorter);
    SDVariable factor = Reach.factor(within.mul(within), c, furthest, Double.POSITIVE_INFINITY);
    SDVariable own = shorter.mul(factor).mul(ratio);
    SDVariable stretched = square.mul(own).mul(own).mul(c);
    SDVariable k = own.mul(CurvedFunctions.sinhc(stretched)).mul(way.overSine());
    SDVariable q = way.wholeCosine(c);
    SDVariable gamma = Smooth.atLeast(mean.product(target, c).add(1.0), CurvedFunctions.tiny(v));
    SDVariable p = Smooth.quotient(q.add(points.product(target, c)), gamma);
    SDVariable last = CurvedFunctions.cosh(stretched).add(k.mul(q.sub(p)));
    SDVariable kp = k.mul(p);
    SDVariable space =
        points.space().mul(k).sub(mean.space().mul(kp)).add(target.space().mul(last));
    SDVariable time = points.time().mul(k).sub(mean.time().mul(kp)).add(target.time().mul(last));
    return back(space, time, c, cap);
  }

  @Override
  public SDVariable add(SDVariable f, SDVariable g, SDVariable c) {
    Quadric left = Quadric.of(f, c);
    Quadric right = Quadric.of(g, c);
    SDVariable product = left.space().mul(right.space()).sum(true, 1).mul(c);
    SDVariable xi = right.time().add(product.mul(left.time().add(1.0).rdiv(1.0)));
    SDVariable time = left.time().mul(right.time()).add(product);
    return back(left.space().mul(xi).add(right.space()), time, c, cap);
  }

  @Override
  public SDVariable distance(SDVariable u, SDVariable v, SDVariable c) {
    return Quadric.of(u, c).to(Quadric.of(v, c), c).distance();
  }

  @Override
  public SDVariable toPoint(SDVariable v, SDVariable c) {
    SDVariable any = Smooth.squarable(v);
    SDVariable square = Quadric.squaredNorm(any);
    SDVariable factor = Reach.factor(square, c, Reach.hyperbolic(v) / 2, Reach.BEFORE_ANTIPODE);
    SDVariable y = square.mul(factor).mul(factor).mul(c);
    return any.mul(factor.mul(CurvedFunctions.tanhc(y)));
  }

  @Override
  public SDVariable toTangent(SDVariable x, SDVariable c) {
    SDVariable any = Smooth.squarable(x);
    SDVariable square = Quadric.squaredNorm(any);
    // Points on or beyond the boundary of the ball count as just inside.
    double inside = Math.sqrt(x.dataType() == DataType.DOUBLE ? 1 - 1e-15 : 1 - 1e-6);
    SDVariable factor = Reach.factor(square, c, inside, Math.tan(Reach.BEFORE_ANTIPODE));
    SDVariable y = square.mul(factor).mul(factor).mul(c);
    return any.mul(factor.mul(CurvedFunctions.atanhc(y)));
  }

  /** From the quadric to tangent coordinates, under a cap and away from the antipode. */
  private static SDVariable back(SDVariable space, SDVariable time, SDVariable c, double cap) {
    SDVariable any = Quadric.squaredNorm(space).mul(c);
    // At the antipode itself space is 0; its direction fades out there.
    SDVariable behind = Smooth.above(time.neg(), 0);
    SDVariable apart = Smooth.atLeast(any.neg(), Math.pow(CurvedFunctions.tiny(space), 2)).neg();
    SDVariable square = CurvedFunctions.either(behind, apart, any);
    SDVariable free = CurvedFunctions.asinhc(square, time).mul(0.5);
    double circular = Math.min(cap, Reach.BEFORE_ANTIPODE);
    return space.mul(bounded(bounded(free, square, cap), square.neg(), circular));
  }

  /** The factor of vectors with these squares, or what leads to the bound, if that is less. */
  private static SDVariable bounded(SDVariable factor, SDVariable square, double bound) {
    if (Double.isInfinite(bound)) {
      return factor;
    }
    SDVariable beyond = Smooth.above(square.mul(factor).mul(factor), bound * bound);
    SDVariable inside = beyond.rsub(1.0);
    SDVariable length = factor.getSameDiff().math().sqrt(beyond.mul(square).add(inside));
    return inside.mul(factor).add(beyond.mul(length.rdiv(bound)));
  }
}
