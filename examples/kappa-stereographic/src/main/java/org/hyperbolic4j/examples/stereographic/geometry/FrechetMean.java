package org.hyperbolic4j.examples.stereographic.geometry;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.linear.Array2DRowFieldMatrix;
import org.hipparchus.linear.ArrayFieldVector;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.geometry.Vectors;

/**
 * The Frechet mean by Newton's method. A Newton step taken at the mean itself moves nowhere, but
 * carries the exact derivatives of the implicit function: so the mean is found in float64, and a
 * few more steps in the field of the points add its digits and derivatives. On the sphere it is
 * unique for points within a quarter turn of some point (Afsari 2011).
 *
 * @param <T> the field of the coordinates
 */
final class FrechetMean<T extends CalculusFieldElement<T>> {

  private static final int MOST_STEPS = 200;
  private static final int STEPS_IN_FIELD = 3;

  /** On the sphere the Hessian of far points is negative; counted as this, every step descends. */
  private static final double LEAST_BENDING = 0.1;

  private final StereographicGeometry<T> geometry;

  FrechetMean(StereographicGeometry<T> geometry) {
    this.geometry = geometry;
  }

  T[] of(T[][] points, T[] weights) {
    T like = geometry.curvature();
    Binary64[] start = start(points, weights);
    T[] mean = Vectors.zeros(like, start.length);
    for (int i = 0; i < start.length; i++) {
      mean[i] = like.newInstance(start[i].getReal());
    }
    for (int step = 0; step < STEPS_IN_FIELD; step++) {
      mean = geometry.expmap(mean, step(geometry, points, weights, mean, Double.NEGATIVE_INFINITY));
    }
    return mean;
  }

  private Binary64[] start(T[][] points, T[] weights) {
    double c = geometry.curvature().getReal();
    StereographicGeometry<Binary64> plain = new StereographicGeometry<>(new Binary64(c));
    Binary64[][] xs = new Binary64[points.length][];
    for (int i = 0; i < points.length; i++) {
      xs[i] = values(points[i]);
    }
    Binary64[] ws = values(weights);
    Binary64[] mean = plain.midpoint(xs, ws);
    double unit = c == 0 ? 1 : Math.sqrt(Math.abs(c));
    for (int step = 0; step < MOST_STEPS; step++) {
      Binary64[] move = step(plain, xs, ws, mean, LEAST_BENDING);
      mean = descend(plain, xs, ws, mean, move);
      if (plain.norm(mean, move).getReal() * unit < 1e-15) {
        break;
      }
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
      StereographicGeometry<Binary64> geometry,
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
      StereographicGeometry<Binary64> geometry,
      Binary64[][] points,
      Binary64[] weights,
      Binary64[] at) {
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      double distance = geometry.distance(points[i], at).getReal();
      sum += weights[i].getReal() * distance * distance;
    }
    return sum;
  }

  /**
   * Minus the inverse Hessian times the gradient of half the weighted sum of squared distances,
   * worked out at the origin. The Hessian of half a squared distance d^2 is 1 along the geodesic
   * and {@code s d coth(s d)} across.
   */
  private static <E extends CalculusFieldElement<E>> E[] step(
      StereographicGeometry<E> geometry, E[][] points, E[] weights, E[] at, double leastBending) {
    int n = at.length;
    E c = geometry.curvature();
    E one = c.getField().getOne();
    FieldMatrix<E> hessian = new Array2DRowFieldMatrix<>(c.getField(), n, n);
    E[] pull = Vectors.zeros(c, n);
    for (int i = 0; i < points.length; i++) {
      E[] v = geometry.transportToOrigin(at, geometry.logmap(at, points[i]));
      pull = Vectors.combine(one, pull, weights[i], v);
      E metric = c.multiply(4);
      E square = metric.multiply(Vectors.squaredNorm(v));
      E across = Curved.cosh(square).divide(Curved.sinhc(square));
      // 1 = across + (1 - across), and (1 - x coth x)/x^2 is smooth at 0.
      E along = Curved.cothDefect(square).multiply(metric);
      if (across.getReal() < leastBending) {
        across = c.newInstance(leastBending);
        along = one.subtract(leastBending).divide(Vectors.squaredNorm(v));
      }
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
    return geometry.transportFromOrigin(at, solution);
  }
}
