package org.hyperbolic4j.examples.stereographic.geometry;

import static org.hyperbolic4j.manifold.geometry.Vectors.combine;
import static org.hyperbolic4j.manifold.geometry.Vectors.dot;
import static org.hyperbolic4j.manifold.geometry.Vectors.squaredNorm;
import static org.hyperbolic4j.manifold.geometry.Vectors.zeros;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.Gyrovectors;
import org.hyperbolic4j.manifold.geometry.Vectors;

/**
 * The kappa-stereographic model of the space of sectional curvature {@code kappa = -c}, of either
 * sign (Bachmann, Becigneul and Ganea 2020): vectors x with the metric {@code L(x)^2} times the
 * Euclidean one, {@code L(x) = 2 / (1 - c|x|^2)}. With {@code c > 0} it is the Poincare ball, with
 * {@code c = 0} flat space, with {@code c < 0} the sphere of radius {@code 1/sqrt(-c)} seen from
 * its south pole, which is the one point it lacks. Ambient coordinates are x itself, so A = D;
 * tangent coordinates are {@code logmap0}.
 *
 * <p>Formulas are smooth functions of c: {@link Curved} has one function for tanh and tan. Where
 * the signs differ below, both branches are the same function, written so as not to cancel.
 *
 * @param <T> the field of the coordinates
 */
public final class StereographicGeometry<T extends CalculusFieldElement<T>>
    implements Geometry<T>, Gyrovectors<T> {

  private final T c;
  private final T one;
  private final boolean spherical;
  private final Bounds bounds;

  /**
   * The space of one curvature.
   *
   * @param c minus the sectional curvature, any number
   */
  public StereographicGeometry(T c) {
    this.c = c;
    this.one = c.getField().getOne();
    this.spherical = c.getReal() < 0;
    this.bounds = Bounds.at(c);
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

  /** 1 - c|x|^2, which is 2 / L(x); products are split into a rounded part and the exact rest. */
  private T gap(T[] x) {
    T[] left = zeros(c, 2 * x.length + 1);
    T[] right = zeros(c, 2 * x.length + 1);
    left[0] = one;
    right[0] = one;
    for (int i = 0; i < x.length; i++) {
      T product = c.multiply(x[i]);
      left[2 * i + 1] = product.negate();
      right[2 * i + 1] = x[i];
      left[2 * i + 2] = c.linearCombination(c, x[i], one.negate(), product).negate();
      right[2 * i + 2] = x[i];
    }
    return c.linearCombination(left, right);
  }

  /**
   * The denominator of the Moebius difference of x and y, {@code 1 - 2c<x, y> + c^2|x|^2|y|^2}; 0
   * where these are antipodes on the sphere.
   */
  private T denominator(T[] x, T[] y) {
    return spherical ? onSphere(x, y, one) : gap(x).multiply(gap(y)).add(squaredApart(x, y));
  }

  /** On the sphere, k^2 times the denominator of x and y/k. */
  private T onSphere(T[] x, T[] y, T k) {
    T product = c.multiply(dot(x, y));
    if (4 * k.getReal() * product.getReal() <= k.getReal() * k.getReal()) {
      T squares = c.multiply(squaredNorm(x)).multiply(c.multiply(squaredNorm(y)));
      return k.multiply(k.subtract(product.multiply(2))).add(squares);
    }
    // The square of a small difference, which keeps its digits near antipodes.
    T length = Vectors.norm(y);
    return squaredNorm(combine(c.multiply(length), x, k.divide(length).negate(), y));
  }

  private T squaredApart(T[] x, T[] y) {
    return c.multiply(squaredNorm(Vectors.subtract(y, x)));
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

  /** The Moebius sum times its denominator. */
  private T[] numerator(T[] x, T[] y) {
    T[] sum = Vectors.add(x, y);
    T apart = c.multiply(squaredNorm(sum));
    if (apart.getReal() > -1) {
      return combine(gap(x), sum, apart, x);
    }
    T factor = c.multiply(dot(x, y).multiply(2).add(squaredNorm(y))).add(1);
    return combine(factor, x, gap(x), y);
  }

  /** The Moebius sum; on the sphere the furthest point where the sum is the missing one. */
  @Override
  public T[] add(T[] x, T[] y) {
    return ratio(numerator(x, y), denominator(x, Vectors.negate(y)), x);
  }

  private T[] ratio(T[] numerator, T denominator, T[] otherwise) {
    return denominator.getReal() > 0
        ? within(Vectors.scale(denominator.reciprocal(), numerator))
        : furthest(otherwise);
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
    return expmap0(Vectors.scale(r, logmap0(x)));
  }

  /**
   * Closed form of the gyration (Ungar 2008), linear in w; written in u + v, so that it does not
   * cancel where u and v are nearly opposite.
   */
  @Override
  public T[] gyration(T[] u, T[] v, T[] w) {
    T[] sum = Vectors.add(u, v);
    T apart = c.multiply(squaredNorm(sum));
    T half = denominator(u, Vectors.negate(v)).divide(2);
    if (half.isZero()) {
      return w.clone();
    }
    T vw = c.multiply(dot(v, w));
    T sumW = c.multiply(dot(sum, w));
    T vv = c.multiply(squaredNorm(v));
    T along = vw.multiply(gap(u).add(apart)).subtract(sumW.multiply(vv)).divide(half);
    T across = sumW.multiply(gap(v)).add(vw.multiply(apart)).negate().divide(half);
    return Vectors.add(w, combine(along, sum, across, v));
  }

  @Override
  public Optional<Gyrovectors<T>> gyrovectors() {
    return Optional.of(this);
  }

  /** On the sphere a geodesic goes round and comes back. */
  @Override
  public T[] expmap(T[] x, T[] v) {
    T factor = gap(x).reciprocal();
    if (!spherical) {
      return add(x, straight(factor, v));
    }
    // The sum of x and tan(a) u with numerator and denominator times cos(a)^2, which has no poles.
    T y = c.multiply(factor).multiply(factor).multiply(squaredNorm(v));
    T cosine = Curved.cosh(y);
    T[] sine = Vectors.scale(factor.multiply(Curved.sinhc(y)), v);
    T twice = c.multiply(dot(x, sine)).multiply(2);
    T square = c.multiply(squaredNorm(sine));
    T forX = cosine.multiply(cosine.add(twice)).add(square);
    T[] numerator = combine(forX, x, gap(x).multiply(cosine), sine);
    return ratio(numerator, onSphere(x, Vectors.negate(sine), cosine), x);
  }

  @Override
  public T[] logmap(T[] x, T[] y) {
    T gaps = gap(x).multiply(gap(y));
    T denominator = denominator(x, y);
    if (!(denominator.getReal() > 0)) {
      return halfWayRound(x, y);
    }
    T angle = Curved.asinhc(squaredApart(x, y).divide(gaps), denominator.divide(gaps));
    T factor = gap(x).multiply(angle).divide(denominator.multiply(gaps).sqrt());
    return Vectors.scale(factor, numerator(Vectors.negate(x), y));
  }

  /** One of the many shortest ways to the antipode: on through the origin's side. */
  private T[] halfWayRound(T[] x, T[] y) {
    T length = gap(x).multiply(x[0].getPi()).divide(c.negate().sqrt().multiply(2));
    return Bounds.withLength(Vectors.subtract(y, x), length);
  }

  @Override
  public T[] expmap0(T[] v) {
    return spherical ? expmap(origin(v.length), v) : straight(one, v);
  }

  /** Exponential map at the origin of a multiple that does not go beyond the furthest points. */
  private T[] straight(T factor, T[] v) {
    double length = factor.getReal() * Bounds.length(v);
    if (length < furthestTangent()) {
      T y = c.multiply(factor).multiply(factor).multiply(squaredNorm(v));
      return within(Vectors.scale(factor.multiply(Curved.tanhc(y)), v));
    }
    return furthest(v);
  }

  /** The length of the longest tangent coordinates. */
  private double furthestTangent() {
    double s = Math.sqrt(Math.abs(c.getReal()));
    double x = s * bounds.length();
    if (s == 0) {
      return bounds.length();
    }
    return (spherical ? Math.atan(x) : Math.log1p(2 * x / (1 - x)) / 2) / s;
  }

  /** The point itself, if it is not too far out, otherwise the furthest in its direction. */
  private T[] within(T[] x) {
    return Bounds.length(x) <= bounds.length() ? x : furthest(x);
  }

  private T[] furthest(T[] direction) {
    T s = spherical ? c.negate().sqrt() : c.getReal() > 0 ? c.sqrt() : one;
    return Bounds.withLength(direction, s.reciprocal().multiply(bounds.length() * s.getReal()));
  }

  @Override
  public T[] logmap0(T[] y) {
    T gap = gap(y);
    T q = c.multiply(squaredNorm(y)).divide(gap);
    return Vectors.scale(Curved.asinhc(q, gap.reciprocal()).divide(gap.sqrt()), y);
  }

  @Override
  public T[] toPoint(T[] v) {
    return straight(one, v);
  }

  @Override
  public T[] toTangent(T[] x) {
    return logmap0(x);
  }

  @Override
  public T distance(T[] x, T[] y) {
    T gaps = gap(x).multiply(gap(y));
    T angle = Curved.asinhc(squaredApart(x, y).divide(gaps), denominator(x, y).divide(gaps));
    return Vectors.norm(Vectors.subtract(y, x)).multiply(2).divide(gaps.sqrt()).multiply(angle);
  }

  @Override
  public T[] transport(T[] x, T[] y, T[] v) {
    return Vectors.scale(gap(y).divide(gap(x)), gyration(y, Vectors.negate(x), v));
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
   * The gyromidpoint: the weighted sum of points of the quadric {@code t^2 - c|z|^2 = 1}, scaled
   * back onto it. Where the sum vanishes, as that of antipodes does, it is the first point.
   */
  @Override
  public T[] midpoint(T[][] points, T[] weights) {
    T weight = c.getField().getZero();
    T time = c.getField().getZero();
    T pairs = c.getField().getZero();
    T[] space = zeros(c, points[0].length);
    T[] shares = zeros(c, points.length);
    for (int i = 0; i < points.length; i++) {
      shares[i] = weights[i].divide(gap(points[i]));
      weight = weight.add(weights[i]);
      time = time.add(shares[i].multiply(c.multiply(squaredNorm(points[i])).add(1)));
      space = combine(one, space, shares[i].multiply(2), points[i]);
      for (int j = 0; j < i; j++) {
        pairs =
            pairs.add(shares[i].multiply(shares[j]).multiply(squaredApart(points[j], points[i])));
      }
    }
    T square = c.multiply(squaredNorm(space));
    T norm =
        spherical
            ? Vectors.sqrt(time.multiply(time).subtract(square))
            : weight.multiply(weight).add(pairs.multiply(4)).sqrt();
    if (!(norm.getReal() > 0)) {
      return points[0].clone();
    }
    return time.getReal() >= 0
        ? within(Vectors.scale(time.add(norm).reciprocal(), space))
        : ratio(Vectors.scale(norm.subtract(time), space), square.negate(), points[0]);
  }

  @Override
  public T[] frechetMean(T[][] points, T[] weights) {
    return new FrechetMean<>(this).of(points, weights);
  }

  @Override
  public T[] hyperplaneDistances(T[] x, T[][] normals, T[] offsets) {
    return new Hyperplanes<>(c, bounds).distances(x, gap(x), normals, offsets);
  }

  @Override
  public T[] fullyConnected(T[] x, T[][] normals, T[] offsets) {
    return within(new Hyperplanes<>(c, bounds).point(hyperplaneDistances(x, normals, offsets)));
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
                            + Math.sqrt(c.getReal()) * Bounds.length(x)));
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
