package org.hyperbolic4j.poincare.geometry;

import static org.hyperbolic4j.manifold.geometry.Vectors.combine;
import static org.hyperbolic4j.manifold.geometry.Vectors.dot;
import static org.hyperbolic4j.manifold.geometry.Vectors.squaredNorm;
import static org.hyperbolic4j.manifold.geometry.Vectors.zeros;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.hyperbolic.geometry.ConformalGap;
import org.hyperbolic4j.hyperbolic.geometry.FrechetMean;
import org.hyperbolic4j.hyperbolic.geometry.HyperplaneAngles;
import org.hyperbolic4j.hyperbolic.geometry.Radial;
import org.hyperbolic4j.hyperbolic.geometry.Reach;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.Gyrovectors;
import org.hyperbolic4j.manifold.geometry.Vectors;

/**
 * The Poincare ball of curvature {@code -c}: points with {@code sqrt(c) |x| < 1}, metric {@code
 * L(x)^2} times the Euclidean one, {@code L(x) = 2 / (1 - c|x|^2)} the conformal factor. Ambient
 * coordinates are the ball's own, so A = D; tangent coordinates are {@code logmap0}.
 *
 * <p>Sources: Ungar 2008; Ganea, Becigneul and Hofmann 2018; Shimizu, Mukuta and Harada 2021.
 * Formulas are written in squared norms, which keeps them smooth at zero vectors. Results further
 * out than {@link Reach#longest} are brought back to that distance, whose coordinates can still be
 * told from the boundary's.
 *
 * @param <T> the field of the coordinates
 */
public final class PoincareGeometry<T extends CalculusFieldElement<T>>
    implements Geometry<T>, Gyrovectors<T> {

  private final T c;
  private final T s;
  private final T one;

  /** Distance of the furthest results from the origin, in radii of curvature. */
  private final double reach;

  /** 1 - c|x|^2 of the furthest results. */
  private final double smallestGap;

  /**
   * The ball at one curvature.
   *
   * @param c minus the sectional curvature, positive
   */
  public PoincareGeometry(T c) {
    this.c = c;
    this.s = c.sqrt();
    this.one = c.getField().getOne();
    this.reach = Reach.longest(one);
    this.smallestGap = Math.pow(Math.cosh(reach / 2), -2);
  }

  @Override
  public T curvature() {
    return c;
  }

  @Override
  public int ambientDimension(int dimension) {
    return dimension;
  }

  @Override
  public int dimension(int ambientDimension) {
    return ambientDimension;
  }

  @Override
  public T[] origin(int dimension) {
    return zeros(c, dimension);
  }

  /** 1 - c|x|^2, which is 2 / L(x). */
  private T gap(T[] x) {
    return ConformalGap.of(c, x);
  }

  @Override
  public T inner(T[] x, T[] u, T[] v) {
    T gap = gap(x);
    return dot(u, v).multiply(4).divide(gap.multiply(gap));
  }

  @Override
  public T norm(T[] x, T[] v) {
    return Vectors.norm(v).multiply(2).divide(gap(x));
  }

  /** The Moebius sum, in a form that does not cancel where x and y are nearly opposite. */
  @Override
  public T[] add(T[] x, T[] y) {
    T[] sum = Vectors.add(x, y);
    T apart = c.multiply(squaredNorm(sum));
    T gap = gap(x);
    T denominator = gap.multiply(gap(y)).add(apart);
    return within(combine(gap.divide(denominator), sum, apart.divide(denominator), x));
  }

  @Override
  public T[] subtract(T[] x, T[] y) {
    return add(x, Vectors.negate(y));
  }

  @Override
  public T[] negate(T[] x) {
    return Vectors.negate(x);
  }

  @Override
  public T[] scale(T r, T[] x) {
    T[] v = logmap0(x);
    return expmap0(Vectors.scale(r, v));
  }

  /**
   * Closed form of the gyration (Ungar 2008), linear in w; written in u + v, so that it does not
   * cancel where u and v are nearly opposite.
   */
  @Override
  public T[] gyration(T[] u, T[] v, T[] w) {
    T[] sum = Vectors.add(u, v);
    T apart = c.multiply(squaredNorm(sum));
    T gapU = gap(u);
    T gapV = gap(v);
    T vw = c.multiply(dot(v, w));
    T sumW = c.multiply(dot(sum, w));
    T half = gapU.multiply(gapV).add(apart).divide(2);
    T vv = c.multiply(squaredNorm(v));
    T along = vw.multiply(gapU.add(apart)).subtract(sumW.multiply(vv)).divide(half);
    T across = sumW.multiply(gapV).add(vw.multiply(apart)).negate().divide(half);
    return Vectors.add(w, combine(along, sum, across, v));
  }

  @Override
  public Optional<Gyrovectors<T>> gyrovectors() {
    return Optional.of(this);
  }

  @Override
  public T[] expmap(T[] x, T[] v) {
    return add(x, exponential(gap(x).reciprocal(), v));
  }

  @Override
  public T[] logmap(T[] x, T[] y) {
    T gap = gap(x);
    T apart = c.multiply(squaredNorm(Vectors.subtract(y, x))).divide(gap.multiply(gap(y)));
    T length = gap.multiply(Radial.asinhc(apart)).multiply(apart.add(1).sqrt());
    return Vectors.scale(length, add(Vectors.negate(x), y));
  }

  @Override
  public T[] expmap0(T[] v) {
    return exponential(one, v);
  }

  /** Exponential map at the origin of a multiple. */
  private T[] exponential(T factor, T[] v) {
    double radii = 2 * s.getReal() * factor.getReal() * Reach.length(v);
    if (radii < reach) {
      T y = c.multiply(factor).multiply(factor).multiply(squaredNorm(v));
      return within(Vectors.scale(factor.multiply(Radial.tanhc(y)), v));
    }
    return furthest(v);
  }

  /** The point itself, if it is not too far out, otherwise the furthest in its direction. */
  private T[] within(T[] x) {
    return gap(x).getReal() >= smallestGap ? x : furthest(x);
  }

  private T[] furthest(T[] direction) {
    return Reach.withLength(direction, s.reciprocal().multiply(Math.sqrt(1 - smallestGap)));
  }

  @Override
  public T[] logmap0(T[] y) {
    T gap = gap(y);
    T q = c.multiply(squaredNorm(y)).divide(gap);
    return Vectors.scale(Radial.asinhc(q).divide(gap.sqrt()), y);
  }

  @Override
  public T[] toPoint(T[] v) {
    return expmap0(v);
  }

  @Override
  public T[] toTangent(T[] x) {
    return logmap0(x);
  }

  @Override
  public T distance(T[] x, T[] y) {
    T[] d = Vectors.subtract(y, x);
    T gaps = gap(x).multiply(gap(y));
    T q = c.multiply(squaredNorm(d)).divide(gaps);
    return Vectors.norm(d).multiply(2).divide(gaps.sqrt()).multiply(Radial.asinhc(q));
  }

  @Override
  public T[] transport(T[] x, T[] y, T[] v) {
    T[] turned = gyration(y, Vectors.negate(x), v);
    return Vectors.scale(gap(y).divide(gap(x)), turned);
  }

  @Override
  public T[] transportFromOrigin(T[] y, T[] v) {
    return Vectors.scale(gap(y), v);
  }

  @Override
  public T[] transportToOrigin(T[] x, T[] v) {
    return Vectors.scale(gap(x).reciprocal(), v);
  }

  /**
   * The gyromidpoint, through the centroid on the hyperboloid, whose norm is summed over pairs so
   * that it keeps its digits far out.
   */
  @Override
  public T[] midpoint(T[][] points, T[] weights) {
    T weight = c.getField().getZero();
    T time = c.getField().getZero();
    T[] space = zeros(c, points[0].length);
    T[] shares = zeros(c, points.length);
    T pairs = c.getField().getZero();
    for (int i = 0; i < points.length; i++) {
      shares[i] = weights[i].divide(gap(points[i]));
      weight = weight.add(weights[i]);
      time = time.add(shares[i].multiply(c.multiply(squaredNorm(points[i])).add(1)));
      space = combine(one, space, shares[i].multiply(2), points[i]);
      for (int j = 0; j < i; j++) {
        T apart = squaredNorm(Vectors.subtract(points[i], points[j]));
        pairs = pairs.add(shares[i].multiply(shares[j]).multiply(apart));
      }
    }
    T norm = weight.multiply(weight).add(c.multiply(pairs).multiply(4)).sqrt();
    return within(Vectors.scale(time.add(norm).reciprocal(), space));
  }

  @Override
  public T[] frechetMean(T[][] points, T[] weights) {
    return new FrechetMean<>(this, PoincareGeometry::new).of(points, weights);
  }

  @Override
  public T[] hyperplaneDistances(T[] x, T[][] normals, T[] offsets) {
    T[] p = Vectors.scale(s.multiply(2).divide(gap(x)), x);
    return HyperplaneAngles.distances(s, p, normals, offsets);
  }

  @Override
  public T[] fullyConnected(T[] x, T[][] normals, T[] offsets) {
    T[] w = Vectors.scale(s, hyperplaneDistances(x, normals, offsets));
    HyperplaneAngles.sinh(w);
    T root = squaredNorm(w).add(1).sqrt();
    return within(Vectors.scale(s.multiply(root.add(1)).reciprocal(), w));
  }

  @Override
  public T[] project(T[] x) {
    return within(x.clone());
  }

  @Override
  public T[] projectTangent(T[] x, T[] v) {
    return v.clone();
  }

  @Override
  public Optional<String> checkPoint(T[] x) {
    return Vectors.checkFinite(x)
        .or(
            () ->
                gap(x).getReal() > 0
                    ? Optional.empty()
                    : Optional.of(
                        "a point of the ball has sqrt(c) |x| < 1, here it is "
                            + s.multiply(Vectors.norm(x)).getReal()));
  }

  @Override
  public Optional<String> checkTangent(T[] x, T[] v) {
    return x.length == v.length
        ? Vectors.checkFinite(v)
        : Optional.of(
            "a tangent vector at a point of %d coordinates has as many, not %d"
                .formatted(x.length, v.length));
  }
}
