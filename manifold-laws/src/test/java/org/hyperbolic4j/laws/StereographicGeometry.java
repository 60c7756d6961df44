package org.hyperbolic4j.laws;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.geometry.Vectors;

/**
 * Spaces of constant curvature {@code -c} of any sign in stereographic projection, as laws are
 * tested on: the Poincare ball, Euclidean space with all lengths doubled, and the sphere without
 * one point. Formulas contain c, never its root, so that they are smooth where space is flat.
 */
class StereographicGeometry<T extends CalculusFieldElement<T>> extends VectorGeometry<T> {

  /** Hyperbolic sines of more than this would leave the range of float64. */
  private static final double LARGEST_ANGLE = 100;

  private static final int MOST_STEPS = 500;

  /** Steps of the mean, in radii of curvature, that need not be taken. */
  private static final double NEGLIGIBLE = 1e-18;

  private final T c;
  private final double smallestGap;

  StereographicGeometry(T c) {
    super(c);
    this.c = c;
    double epsilon = Math.max(Math.ulp(1.0), number(1).ulp().getReal());
    this.smallestGap = Math.pow(Math.cosh((-Math.log(epsilon) - 3) / 2), -2);
  }

  private boolean isSphere() {
    return c.getReal() < 0;
  }

  /** 1 - c|x|^2, from products whose rounding is added again. */
  private T gap(T[] x) {
    T gap = number(1);
    T rest = number(0);
    for (T component : x) {
      T product = c.multiply(component);
      T square = product.multiply(component);
      T left = gap.subtract(square);
      rest =
          rest.subtract(c.linearCombination(c, component, number(-1), product).multiply(component))
              .subtract(c.linearCombination(product, component, number(-1), square))
              .add(sumError(gap, square.negate(), left));
      gap = left;
    }
    return gap.add(rest);
  }

  /** What rounding took from a + b. */
  private T sumError(T a, T b, T sum) {
    T rounded = sum.subtract(a);
    return a.subtract(sum.subtract(rounded)).add(b.subtract(rounded));
  }

  @Override
  public T inner(T[] x, T[] u, T[] v) {
    T gap = gap(x);
    return Vectors.dot(u, v).multiply(4).divide(gap.multiply(gap));
  }

  @Override
  public T norm(T[] x, T[] v) {
    return Vectors.norm(v).multiply(2).divide(gap(x));
  }

  /** The Moebius sum. */
  @Override
  public T[] add(T[] x, T[] y) {
    T[] sum = Vectors.add(x, y);
    T apart = c.multiply(Vectors.squaredNorm(sum));
    T gap = gap(x);
    T denominator = gap.multiply(gap(y)).add(apart);
    return within(Vectors.combine(gap.divide(denominator), sum, apart.divide(denominator), x));
  }

  @Override
  public T[] subtract(T[] x, T[] y) {
    return add(x, Vectors.negate(y));
  }

  @Override
  public T[] scale(T r, T[] x) {
    return expmap0(Vectors.scale(r, logmap0(x)));
  }

  @Override
  public T[] gyration(T[] u, T[] v, T[] w) {
    T[] sum = Vectors.add(u, v);
    T apart = c.multiply(Vectors.squaredNorm(sum));
    T gapU = gap(u);
    T gapV = gap(v);
    T vw = c.multiply(Vectors.dot(v, w));
    T sumW = c.multiply(Vectors.dot(sum, w));
    T half = gapU.multiply(gapV).add(apart).divide(2);
    T vv = c.multiply(Vectors.squaredNorm(v));
    T along = vw.multiply(gapU.add(apart)).subtract(sumW.multiply(vv)).divide(half);
    T across = sumW.multiply(gapV).add(vw.multiply(apart)).negate().divide(half);
    return Vectors.add(w, Vectors.combine(along, sum, across, v));
  }

  @Override
  public T[] expmap(T[] x, T[] v) {
    return add(x, exponential(Vectors.scale(gap(x).reciprocal(), v)));
  }

  private T[] exponential(T[] v) {
    T y = c.multiply(Vectors.squaredNorm(v));
    return within(Vectors.scale(Trigonometry.tangent(y), v));
  }

  private T[] within(T[] x) {
    if (c.getReal() <= 0 || gap(x).getReal() >= smallestGap) {
      return x;
    }
    double largest = 0;
    for (T component : x) {
      largest = Math.max(largest, Math.abs(component.getReal()));
    }
    T[] direction = Vectors.scale(number(1 / largest), x);
    T length = number(1 - smallestGap).divide(c.multiply(Vectors.squaredNorm(direction)));
    return Vectors.scale(length.sqrt(), direction);
  }

  /** sinh^2(d/2) in radii of curvature, minus sin^2(d/2) on the sphere. */
  private T apart(T[] x, T[] y) {
    T square = Vectors.squaredNorm(Vectors.subtract(y, x));
    return c.multiply(square).divide(gap(x).multiply(gap(y)));
  }

  @Override
  public T[] logmap(T[] x, T[] y) {
    T[] difference = add(Vectors.negate(x), y);
    T apart = apart(x, y);
    T length =
        isSphere()
            ? Trigonometry.arcTangent(c.multiply(Vectors.squaredNorm(difference)))
            : Trigonometry.arcSine(apart).multiply(apart.add(1).sqrt());
    return Vectors.scale(gap(x).multiply(length), difference);
  }

  @Override
  public T[] expmap0(T[] v) {
    return exponential(v);
  }

  @Override
  public T[] logmap0(T[] y) {
    T square = c.multiply(Vectors.squaredNorm(y));
    T gap = gap(y);
    return Vectors.scale(
        isSphere()
            ? Trigonometry.arcTangent(square)
            : Trigonometry.arcSine(square.divide(gap)).divide(gap.sqrt()),
        y);
  }

  @Override
  public T[] toPoint(T[] v) {
    return exponential(v);
  }

  @Override
  public T[] toTangent(T[] x) {
    return logmap0(x);
  }

  @Override
  public T distance(T[] x, T[] y) {
    T[] d = Vectors.subtract(y, x);
    T apart = apart(x, y);
    if (apart.getReal() < -0.5) {
      if (Vectors.squaredNorm(x).getReal() > Vectors.squaredNorm(y).getReal()) {
        return distance(y, x);
      }
      // The angle to the opposite point has the digits that the sine has lost.
      T length = Vectors.norm(y);
      T[] opposite = Vectors.combine(c.multiply(length), x, length.reciprocal().negate(), y);
      T s = c.negate().sqrt();
      return s.multiply(Vectors.norm(d)).atan2(Vectors.norm(opposite)).multiply(2).divide(s);
    }
    T gaps = gap(x).multiply(gap(y));
    return Vectors.norm(d).multiply(2).divide(gaps.sqrt()).multiply(Trigonometry.arcSine(apart));
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

  @Override
  public T[] midpoint(T[][] points, T[] weights) {
    T weight = number(0);
    T time = number(0);
    T pairs = number(0);
    T[] space = Vectors.zeros(c, points[0].length);
    for (int i = 0; i < points.length; i++) {
      T share = weights[i].divide(gap(points[i]));
      weight = weight.add(weights[i]);
      time = time.add(share.multiply(c.multiply(Vectors.squaredNorm(points[i])).add(1)));
      space = Vectors.combine(number(1), space, share.multiply(2), points[i]);
      for (int j = 0; j < i; j++) {
        pairs = pairs.add(weights[i].multiply(weights[j]).multiply(apart(points[i], points[j])));
      }
    }
    T norm = weight.multiply(weight).add(pairs.multiply(4)).sqrt();
    return within(Vectors.scale(time.add(norm).reciprocal(), space));
  }

  /** Steps along the mean logarithm, shortened by the largest that the Hessian can be. */
  @Override
  public T[] frechetMean(T[][] points, T[] weights) {
    double epsilon = number(1).ulp().getReal();
    double small = 1e4 * epsilon;
    double before = Double.POSITIVE_INFINITY;
    T[] mean = midpoint(points, weights);
    if (epsilon < Math.ulp(1.0)) {
      // Many digits cost much: they start where few have arrived, and end a little further.
      StereographicGeometry<Binary64> plain =
          new StereographicGeometry<>(new Binary64(c.getReal()));
      Binary64[][] xs = Arrays.stream(points).map(this::plain).toArray(Binary64[][]::new);
      Binary64[] start = plain.frechetMean(xs, plain(weights));
      for (int i = 0; i < mean.length; i++) {
        mean[i] = number(start[i].getReal());
      }
    }
    for (int step = 0; step < MOST_STEPS; step++) {
      T hessian = number(0);
      T[] pull = Vectors.zeros(c, mean.length);
      for (int i = 0; i < points.length; i++) {
        T[] log = logmap(mean, points[i]);
        T y = c.multiply(inner(mean, log, log));
        pull = Vectors.combine(number(1), pull, weights[i], log);
        double across = Trigonometry.cosine(y).divide(Trigonometry.sine(y)).getReal();
        hessian = hessian.add(weights[i].multiply(Math.max(1, across)));
      }
      T[] move = Vectors.scale(hessian.reciprocal(), pull);
      double length = Math.sqrt(Math.abs(c.getReal())) * norm(mean, move).getReal();
      if (length < NEGLIGIBLE || (length >= before && length < small)) {
        return mean;
      }
      mean = expmap(mean, move);
      before = length;
    }
    return mean;
  }

  private Binary64[] plain(T[] x) {
    return Arrays.stream(x).map(one -> new Binary64(one.getReal())).toArray(Binary64[]::new);
  }

  @Override
  public T[] hyperplaneDistances(T[] x, T[][] normals, T[] offsets) {
    T gap = gap(x);
    T time = gap.subtract(2).negate().divide(gap);
    double s = Math.sqrt(Math.max(0, c.getReal()));
    T[] distances = Vectors.zeros(c, normals.length);
    for (int k = 0; k < normals.length; k++) {
      T length = Vectors.norm(normals[k]);
      if (!length.isZero()) {
        T along = Vectors.dot(x, normals[k]).multiply(2).divide(gap.multiply(length));
        T offset = offsets[k].multiply(2);
        double surplus = Math.max(0, Math.abs(offset.getReal()) - LARGEST_ANGLE / s);
        // Moving a far hyperplane further moves it away by the same.
        T beyond = number(Math.copySign(surplus, offset.getReal()));
        T moved = offset.subtract(beyond);
        T y = c.multiply(moved).multiply(moved);
        T sine =
            along
                .multiply(Trigonometry.cosine(y))
                .subtract(time.multiply(moved).multiply(Trigonometry.sine(y)));
        T square = c.multiply(sine).multiply(sine);
        T angle =
            square.getReal() > -1
                ? sine.multiply(Trigonometry.arcSine(square))
                : number(Math.copySign(Math.PI / 2, sine.getReal())).divide(c.negate().sqrt());
        distances[k] = length.multiply(2).multiply(angle.subtract(beyond));
      }
    }
    return distances;
  }

  @Override
  public T[] fullyConnected(T[] x, T[][] normals, T[] offsets) {
    T[] w = hyperplaneDistances(x, normals, offsets);
    double s = Math.sqrt(Math.max(0, c.getReal()));
    for (int k = 0; k < w.length; k++) {
      double largest = LARGEST_ANGLE / s;
      T v =
          Math.abs(w[k].getReal()) < largest
              ? w[k]
              : number(Math.copySign(largest, w[k].getReal()));
      w[k] = v.multiply(Trigonometry.sine(c.multiply(v).multiply(v)));
    }
    T square = c.multiply(Vectors.squaredNorm(w)).add(1);
    T root = square.getReal() > 0 ? square.sqrt() : number(0);
    return within(Vectors.scale(root.add(1).reciprocal(), w));
  }

  @Override
  public T[] project(T[] x) {
    return within(x.clone());
  }

  @Override
  public Optional<String> checkPoint(T[] x) {
    return Vectors.checkFinite(x)
        .or(
            () ->
                gap(x).getReal() > 0
                    ? Optional.empty()
                    : Optional.of("is not inside the ball of radius 1/sqrt(c)"));
  }
}
