package org.hyperbolic4j.lorentz.geometry;

import static org.hyperbolic4j.manifold.geometry.Vectors.combine;
import static org.hyperbolic4j.manifold.geometry.Vectors.dot;
import static org.hyperbolic4j.manifold.geometry.Vectors.squaredNorm;
import static org.hyperbolic4j.manifold.geometry.Vectors.zeros;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.hyperbolic.geometry.FrechetMean;
import org.hyperbolic4j.hyperbolic.geometry.HyperplaneAngles;
import org.hyperbolic4j.hyperbolic.geometry.Radial;
import org.hyperbolic4j.hyperbolic.geometry.Reach;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.Gyrovectors;
import org.hyperbolic4j.manifold.geometry.NativeCoordinates;
import org.hyperbolic4j.manifold.geometry.Vectors;

/**
 * The hyperboloid of curvature {@code -c}: the upper sheet of {@code -t^2 + |p|^2 = -1/c} in
 * Minkowski space, coordinates {@code (t, p)} with time first, so A = 1 + D. Tangent vectors at x
 * are those v with {@code <x, v>_L = -x_t v_t + <x_p, v_p> = 0}.
 *
 * <p>Time says nothing that space does not say, and says it with fewer digits: far out, rounding t
 * moves a point off the sheet by more than it moves p along it. So points and tangent vectors are
 * read from their space part alone, {@code g = sqrt(c) t = sqrt(1 + c|p|^2)} and {@code v_t = <x_p,
 * v_p> / x_t}, and all results are on the sheet and tangent to rounding. Distances need {@code
 * sinh^2(sqrt(c) d / 2)}, here a sum of positive terms; where radial parts would cancel, the minors
 * of a {@link Bivector} stand for the difference, at the cost of order D^2. Results further out
 * than {@link Reach#longest} are brought back to that distance.
 *
 * <p>Sources: Nickel and Kiela 2018; Law et al. 2019 (centroid); Ungar 2008 (gyrovectors as
 * boosts); Shimizu, Mukuta and Harada 2021 (hyperplanes), carried over by {@link BallIsometry}.
 *
 * @param <T> the field of the coordinates
 */
public final class LorentzGeometry<T extends CalculusFieldElement<T>>
    implements Geometry<T>, Gyrovectors<T> {

  /** Relative error of time that passes as rounding, of coordinates in float32 too. */
  private static final double OFF_SHEET = 1e-6;

  private final T c;
  private final T s;
  private final T one;

  /** Distance of the furthest results from the origin, in radii of curvature. */
  private final double reach;

  /** sqrt(c) |p| of the furthest results. */
  private final double largestSpace;

  /**
   * The hyperboloid at one curvature.
   *
   * @param c minus the sectional curvature, positive
   */
  public LorentzGeometry(T c) {
    this.c = c;
    this.s = c.sqrt();
    this.one = c.getField().getOne();
    this.reach = Reach.longest(one);
    this.largestSpace = Math.sinh(reach);
  }

  @Override
  public T curvature() {
    return c;
  }

  @Override
  public int ambientDimension(int dimension) {
    return dimension + 1;
  }

  @Override
  public int dimension(int ambientDimension) {
    return ambientDimension - 1;
  }

  @Override
  public T[] origin(int dimension) {
    return point(zeros(c, dimension));
  }

  static <E> E[] space(E[] x) {
    return Arrays.copyOfRange(x, 1, x.length);
  }

  /** Lorentz factor sqrt(c) t of a point, from its space part. */
  private T factor(T[] p) {
    return c.multiply(squaredNorm(p)).add(1).sqrt();
  }

  private T[] withTime(T time, T[] space) {
    T[] all = zeros(c, space.length + 1);
    all[0] = time;
    System.arraycopy(space, 0, all, 1, space.length);
    return all;
  }

  /** The point over a space part. */
  T[] point(T[] p) {
    return withTime(factor(p).divide(s), p);
  }

  /** The tangent vector over a space part, at the point over p. */
  T[] tangent(T[] p, T[] v) {
    return withTime(s.multiply(dot(p, v)).divide(factor(p)), v);
  }

  /** Transport to the origin, between space parts: an isometry to Euclidean vectors. */
  T[] toOrigin(T[] p, T[] v) {
    return toOrigin(p, v, new Bivector<>(v, p));
  }

  /** Transport to the origin of v, given with v ^ p. */
  private T[] toOrigin(T[] p, T[] v, Bivector<T> across) {
    T g = factor(p);
    T turn = c.divide(g.multiply(g.add(1)));
    return combine(g.reciprocal(), v, turn, across.apply(p));
  }

  /** Transport from the origin, between space parts. */
  private T[] fromOrigin(T[] q, T[] v) {
    T along = c.multiply(dot(q, v)).divide(factor(q).add(1));
    return combine(one, v, along, q);
  }

  /**
   * sinh^2(sqrt(c) d / 2) of two points given by their space parts. Both forms equal {@code (-c<x,
   * y>_L - 1) / 2}; each adds up positive terms where it is used.
   */
  private T apart(T[] p, T[] q) {
    T product = factor(p).multiply(factor(q));
    T mixed = c.multiply(dot(p, q));
    if (mixed.getReal() > 0) {
      T chord =
          squaredNorm(Vectors.subtract(q, p)).add(c.multiply(new Bivector<>(p, q).squaredNorm()));
      return c.multiply(chord).divide(product.add(mixed).add(1).multiply(2));
    }
    T cp = c.multiply(squaredNorm(p));
    T cq = c.multiply(squaredNorm(q));
    T beyond = cp.add(cq).add(cp.multiply(cq)).divide(product.add(1));
    return beyond.subtract(mixed).divide(2);
  }

  /** Space part of y - cosh(sqrt(c) d) x: tangent at x, towards y, sinh(sqrt(c) d)/sqrt(c) long. */
  private T[] towards(T[] p, T[] q, T apart) {
    return combine(one, Vectors.subtract(q, p), apart.multiply(-2), p);
  }

  /** Space part of x + y: y, boosted by x; as (-x) goes towards y, seen from the origin. */
  private T[] sum(T[] p, T[] q) {
    T[] negative = Vectors.negate(p);
    T[] tangent = towards(negative, q, apart(negative, q));
    return within(toOrigin(negative, tangent, new Bivector<>(q, negative)));
  }

  @Override
  public T inner(T[] x, T[] u, T[] v) {
    T[] p = space(x);
    return dot(toOrigin(p, space(u)), toOrigin(p, space(v)));
  }

  @Override
  public T norm(T[] x, T[] v) {
    return Vectors.norm(toOrigin(space(x), space(v)));
  }

  @Override
  public T[] expmap(T[] x, T[] v) {
    T[] p = space(x);
    return point(sum(p, exponential(toOrigin(p, space(v)))));
  }

  /** Space part of the exponential map at the origin. */
  private T[] exponential(T[] v) {
    return s.getReal() * Reach.length(v) < reach
        ? Vectors.scale(Radial.sinhc(c.multiply(squaredNorm(v))), v)
        : furthest(v);
  }

  /** The space part itself, if it is not too far out, otherwise the furthest in its direction. */
  private T[] within(T[] p) {
    return s.getReal() * Reach.length(p) <= largestSpace ? p : furthest(p);
  }

  private T[] furthest(T[] direction) {
    return Reach.withLength(direction, s.reciprocal().multiply(largestSpace));
  }

  /** Space part of the logarithmic map at the origin. */
  private T[] logarithm(T[] q) {
    return Vectors.scale(Radial.asinhc(c.multiply(squaredNorm(q))), q);
  }

  @Override
  public T[] logmap(T[] x, T[] y) {
    T[] p = space(x);
    T[] q = space(y);
    T apart = apart(p, q);
    T length = Radial.asinhc(apart).divide(apart.add(1).sqrt());
    return tangent(p, Vectors.scale(length, towards(p, q, apart)));
  }

  @Override
  public T[] expmap0(T[] v) {
    return point(exponential(space(v)));
  }

  @Override
  public T[] logmap0(T[] y) {
    return withTime(c.getField().getZero(), logarithm(space(y)));
  }

  @Override
  public T[] toPoint(T[] v) {
    return point(exponential(Vectors.scale(one.multiply(2), v)));
  }

  @Override
  public T[] toTangent(T[] x) {
    return Vectors.scale(one.divide(2), logarithm(space(x)));
  }

  @Override
  public T distance(T[] x, T[] y) {
    T apart = apart(space(x), space(y));
    return Vectors.sqrt(apart).multiply(Radial.asinhc(apart)).multiply(2).divide(s);
  }

  /** By way of the origin, where all that is left of transport is a rotation. */
  @Override
  public T[] transport(T[] x, T[] y, T[] v) {
    T[] p = space(x);
    T[] q = space(y);
    return tangent(q, fromOrigin(q, turn(q, p, toOrigin(p, space(v)))));
  }

  /** gyr[y, -x] of space parts (Thomas rotation): what transport from x to y does at the origin. */
  private T[] turn(T[] q, T[] p, T[] r) {
    T sum = factor(p).add(factor(q)).add(apart(p, q).add(1).multiply(2));
    return new Bivector<>(p, q).rotate(c.divide(sum), r);
  }

  @Override
  public T[] transportFromOrigin(T[] y, T[] v) {
    T[] q = space(y);
    return tangent(q, fromOrigin(q, space(v)));
  }

  @Override
  public T[] transportToOrigin(T[] x, T[] v) {
    return withTime(c.getField().getZero(), toOrigin(space(x), space(v)));
  }

  /**
   * The centroid {@code sum(w x) / (s |sum(w x)|_L)} (Law et al. 2019), whose norm is summed over
   * pairs so that it keeps its digits far out.
   */
  @Override
  public T[] midpoint(T[][] points, T[] weights) {
    T weight = c.getField().getZero();
    T pairs = c.getField().getZero();
    T[] sum = zeros(c, points[0].length - 1);
    for (int i = 0; i < points.length; i++) {
      T[] p = space(points[i]);
      weight = weight.add(weights[i]);
      sum = combine(one, sum, weights[i], p);
      for (int j = 0; j < i; j++) {
        T apart = apart(p, space(points[j]));
        pairs = pairs.add(weights[i].multiply(weights[j]).multiply(apart));
      }
    }
    T norm = weight.multiply(weight).add(pairs.multiply(4)).sqrt();
    return point(Vectors.scale(norm.reciprocal(), sum));
  }

  @Override
  public T[] frechetMean(T[][] points, T[] weights) {
    return new FrechetMean<>(this, LorentzGeometry::new).of(points, weights);
  }

  @Override
  public T[] hyperplaneDistances(T[] x, T[][] normals, T[] offsets) {
    return HyperplaneAngles.distances(s, Vectors.scale(s, space(x)), normals, offsets);
  }

  @Override
  public T[] fullyConnected(T[] x, T[][] normals, T[] offsets) {
    T[] w = Vectors.scale(s, hyperplaneDistances(x, normals, offsets));
    HyperplaneAngles.sinh(w);
    return point(within(Vectors.scale(s.reciprocal(), w)));
  }

  /** The boost of y by x: {@code exp_x(PT_{o->x}(log_o y))}. */
  @Override
  public T[] add(T[] x, T[] y) {
    return point(sum(space(x), space(y)));
  }

  @Override
  public T[] subtract(T[] x, T[] y) {
    return point(sum(space(x), Vectors.negate(space(y))));
  }

  @Override
  public T[] negate(T[] x) {
    return point(Vectors.negate(space(x)));
  }

  @Override
  public T[] scale(T r, T[] x) {
    return expmap0(Vectors.scale(r, logmap0(x)));
  }

  @Override
  public T[] gyration(T[] u, T[] v, T[] w) {
    return point(turn(space(u), Vectors.negate(space(v)), space(w)));
  }

  @Override
  public Optional<Gyrovectors<T>> gyrovectors() {
    return Optional.of(this);
  }

  @Override
  public Optional<NativeCoordinates<T>> nativeCoordinates() {
    return Optional.of(new SpaceParts<>(this));
  }

  @Override
  public T[] project(T[] x) {
    return point(within(space(x)));
  }

  @Override
  public T[] projectTangent(T[] x, T[] v) {
    T[] p = space(x);
    T[] left = point(p);
    left[0] = left[0].negate();
    T product = c.linearCombination(left, v);
    return tangent(p, combine(one, space(v), c.multiply(product), p));
  }

  @Override
  public Optional<String> checkPoint(T[] x) {
    return x.length < 2
        ? Optional.of("a point has a time and at least one space coordinate, here are " + x.length)
        : Vectors.checkFinite(x).or(() -> checkSheet(x));
  }

  private Optional<String> checkSheet(T[] x) {
    double time = x[0].getReal();
    double right = point(space(x))[0].getReal();
    return Math.abs(time - right) <= OFF_SHEET * right
        ? Optional.empty()
        : Optional.of("time is %s, the sheet over this space part is at %s".formatted(time, right));
  }

  @Override
  public Optional<String> checkTangent(T[] x, T[] v) {
    return x.length == v.length
        ? Vectors.checkFinite(v).or(() -> checkTangency(x, v))
        : Optional.of(
            "a tangent vector at a point of %d coordinates has as many, not %d"
                .formatted(x.length, v.length));
  }

  private Optional<String> checkTangency(T[] x, T[] v) {
    double time = v[0].getReal();
    double right = tangent(space(x), space(v))[0].getReal();
    return Math.abs(time - right) <= OFF_SHEET * Vectors.norm(v).getReal()
        ? Optional.empty()
        : Optional.of("time is %s, that of a tangent vector is %s".formatted(time, right));
  }
}
