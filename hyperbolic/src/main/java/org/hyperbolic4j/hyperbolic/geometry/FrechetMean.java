package org.hyperbolic4j.hyperbolic.geometry;

import java.util.Arrays;
import java.util.function.Function;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.linear.Array2DRowFieldMatrix;
import org.hipparchus.linear.ArrayFieldVector;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.Vectors;

/**
 * The Frechet mean by Newton's method. A Newton step taken at the mean itself moves nowhere, but
 * carries the exact derivatives of the implicit function: so the mean is found in float64, and a
 * few more steps in the field of the points add its digits and derivatives.
 *
 * <p>Asks of the geometry that it has constant curvature {@code -c}, and that the last D ambient
 * coordinates of tangent vectors at the origin are all they need and measure them up to a constant
 * factor, as on the ball and on the hyperboloid.
 *
 * @param <T> the field of the coordinates
 */
public final class FrechetMean<T extends CalculusFieldElement<T>> {

  private static final int MOST_STEPS = 200;
  private static final int STEPS_IN_FIELD = 3;

  private final Geometry<T> geometry;
  private final Function<Binary64, Geometry<Binary64>> inFloat64;

  /**
   * The Frechet mean of one geometry.
   *
   * @param geometry where the points are
   * @param inFloat64 the same geometry over float64, by curvature
   */
  public FrechetMean(Geometry<T> geometry, Function<Binary64, Geometry<Binary64>> inFloat64) {
    this.geometry = geometry;
    this.inFloat64 = inFloat64;
  }

  /**
   * The weighted Frechet mean.
   *
   * @param points {@code [N][A]}, N at least 1
   * @param weights {@code [N]}, not negative, not all zero
   * @return the point {@code [A]}
   */
  public T[] of(T[][] points, T[] weights) {
    T like = geometry.curvature();
    Binary64[] start = start(points, weights);
    T[] mean = Vectors.zeros(like, start.length);
    for (int i = 0; i < start.length; i++) {
      mean[i] = like.newInstance(start[i].getReal());
    }
    for (int step = 0; step < STEPS_IN_FIELD; step++) {
      mean = geometry.expmap(mean, newtonStep(geometry, points, weights, mean));
    }
    return mean;
  }

  private Binary64[] start(T[][] points, T[] weights) {
    Geometry<Binary64> plain = inFloat64.apply(new Binary64(geometry.curvature().getReal()));
    Binary64[][] xs = new Binary64[points.length][];
    for (int i = 0; i < points.length; i++) {
      xs[i] = values(points[i]);
    }
    Binary64[] ws = values(weights);
    Binary64[] mean = plain.midpoint(xs, ws);
    double before = Double.POSITIVE_INFINITY;
    for (int step = 0; step < MOST_STEPS; step++) {
      Binary64[] move = newtonStep(plain, xs, ws, mean);
      double length = plain.norm(mean, move).getReal() * Math.sqrt(plain.curvature().getReal());
      mean = descend(plain, xs, ws, mean, move);
      // Close to the mean each step is far shorter than the last, until rounding makes them.
      if (length < 1e-15 || (length < 1e-7 && length > before / 2)) {
        break;
      }
      before = length;
    }
    return mean;
  }

  private static <E extends CalculusFieldElement<E>> Binary64[] values(E[] elements) {
    Binary64[] values = new Binary64[elements.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = new Binary64(elements[i].getReal());
    }
    return values;
  }

  /** Takes the step, or the largest fraction of it that does not climb. */
  private static Binary64[] descend(
      Geometry<Binary64> geometry,
      Binary64[][] points,
      Binary64[] weights,
      Binary64[] from,
      Binary64[] move) {
    double before = cost(geometry, points, weights, from);
    for (double fraction = 1; fraction > 1e-6; fraction /= 2) {
      Binary64[] to = geometry.expmap(from, Vectors.scale(new Binary64(fraction), move));
      if (cost(geometry, points, weights, to) <= before * (1 + 1e-14)) {
        return to;
      }
    }
    return from;
  }

  private static double cost(
      Geometry<Binary64> geometry, Binary64[][] points, Binary64[] weights, Binary64[] at) {
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      double distance = geometry.distance(points[i], at).getReal();
      sum += weights[i].getReal() * distance * distance;
    }
    return sum;
  }

  /**
   * Minus the inverse Hessian times the gradient of half the weighted sum of squared distances,
   * worked out at the origin, where the metric is a multiple of the Euclidean one. The Hessian of
   * half a squared distance d^2 is 1 along the geodesic and {@code s d coth(s d)} across.
   */
  private static <E extends CalculusFieldElement<E>> E[] newtonStep(
      Geometry<E> geometry, E[][] points, E[] weights, E[] at) {
    int n = geometry.dimension(at.length);
    int skipped = at.length - n;
    E c = geometry.curvature();
    E one = c.getField().getOne();
    E[] origin = geometry.origin(n);
    E[] unit = Vectors.zeros(c, at.length);
    unit[skipped] = one;
    E metric = c.multiply(geometry.inner(origin, unit, unit));
    FieldMatrix<E> hessian = new Array2DRowFieldMatrix<>(c.getField(), n, n);
    E[] pull = Vectors.zeros(c, n);
    for (int i = 0; i < points.length; i++) {
      E[] log = geometry.transportToOrigin(at, geometry.logmap(at, points[i]));
      E[] v = Arrays.copyOfRange(log, skipped, log.length);
      pull = Vectors.combine(one, pull, weights[i], v);
      E square = metric.multiply(Vectors.squaredNorm(v));
      E across = Radial.cosh(square).divide(Radial.sinhc(square));
      // 1 = across + (1 - across), and (1 - x coth x)/x^2 is smooth at 0.
      E along = Radial.cothDefect(square).multiply(metric);
      for (int j = 0; j < n; j++) {
        hessian.addToEntry(j, j, weights[i].multiply(across));
        for (int k = 0; k < n; k++) {
          hessian.addToEntry(j, k, weights[i].multiply(along).multiply(v[j]).multiply(v[k]));
        }
      }
    }
    E[] solution =
        new FieldLUDecomposition<>(hessian)
            .getSolver()
            .solve(new ArrayFieldVector<>(pull, false))
            .toArray();
    E[] step = Vectors.zeros(c, at.length);
    System.arraycopy(solution, 0, step, skipped, n);
    return geometry.transportFromOrigin(at, step);
  }
}
