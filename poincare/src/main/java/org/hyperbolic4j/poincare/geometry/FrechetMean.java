package org.hyperbolic4j.poincare.geometry;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.linear.Array2DRowFieldMatrix;
import org.hipparchus.linear.ArrayFieldVector;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.MathArrays;

/**
 * The Frechet mean by Newton's method. A Newton step taken at the mean itself moves nowhere, but
 * carries the exact derivatives of the implicit function: so the mean is found in float64, and a
 * few more steps in the field of the points add its digits and derivatives.
 */
final class FrechetMean<T extends CalculusFieldElement<T>> {

  private static final int MOST_STEPS = 200;
  private static final int STEPS_IN_FIELD = 3;

  private final PoincareGeometry<T> ball;

  FrechetMean(PoincareGeometry<T> ball) {
    this.ball = ball;
  }

  T[] of(T[][] points, T[] weights) {
    T zero = ball.curvature().getField().getZero();
    Binary64[] start = inFloat64(points, weights);
    T[] mean = MathArrays.buildArray(zero.getField(), start.length);
    for (int i = 0; i < start.length; i++) {
      mean[i] = zero.newInstance(start[i].getReal());
    }
    for (int step = 0; step < STEPS_IN_FIELD; step++) {
      mean = ball.expmap(mean, newtonStep(ball, points, weights, mean));
    }
    return mean;
  }

  private Binary64[] inFloat64(T[][] points, T[] weights) {
    PoincareGeometry<Binary64> plain =
        new PoincareGeometry<>(new Binary64(ball.curvature().getReal()));
    Binary64[][] xs = new Binary64[points.length][];
    Binary64[] ws = new Binary64[points.length];
    for (int i = 0; i < points.length; i++) {
      xs[i] = new Binary64[points[i].length];
      for (int j = 0; j < points[i].length; j++) {
        xs[i][j] = new Binary64(points[i][j].getReal());
      }
      ws[i] = new Binary64(weights[i].getReal());
    }
    Binary64[] mean = plain.midpoint(xs, ws);
    for (int step = 0; step < MOST_STEPS; step++) {
      Binary64[] move = newtonStep(plain, xs, ws, mean);
      mean = descend(plain, xs, ws, mean, move);
      if (plain.norm(mean, move).getReal() * Math.sqrt(plain.curvature().getReal()) < 1e-15) {
        break;
      }
    }
    return mean;
  }

  /** Takes the step, or the largest fraction of it that does not climb. */
  private static Binary64[] descend(
      PoincareGeometry<Binary64> ball,
      Binary64[][] points,
      Binary64[] weights,
      Binary64[] from,
      Binary64[] move) {
    double before = cost(ball, points, weights, from);
    for (double fraction = 1; fraction > 1e-6; fraction /= 2) {
      Binary64[] to = ball.expmap(from, Vectors.scale(new Binary64(fraction), move));
      if (cost(ball, points, weights, to) <= before * (1 + 1e-14)) {
        return to;
      }
    }
    return from;
  }

  private static double cost(
      PoincareGeometry<Binary64> ball, Binary64[][] points, Binary64[] weights, Binary64[] at) {
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      double distance = ball.distance(points[i], at).getReal();
      sum += weights[i].getReal() * distance * distance;
    }
    return sum;
  }

  /**
   * Minus the inverse Hessian times the gradient of half the weighted sum of squared distances. The
   * Hessian of half a squared distance d^2 is 1 along the geodesic and {@code s d coth(s d)}
   * across.
   */
  private static <E extends CalculusFieldElement<E>> E[] newtonStep(
      PoincareGeometry<E> ball, E[][] points, E[] weights, E[] at) {
    int n = at.length;
    E c = ball.curvature();
    E zero = c.getField().getZero();
    FieldMatrix<E> hessian = new Array2DRowFieldMatrix<>(c.getField(), n, n);
    E[] pull = MathArrays.buildArray(c.getField(), n);
    for (int i = 0; i < points.length; i++) {
      E[] v = ball.logmap(at, points[i]);
      pull = Vectors.combine(zero.add(1), pull, weights[i], v);
      E square = c.multiply(ball.inner(at, v, v));
      E sine = Radial.sinhc(square);
      E across = Radial.cosh(square).divide(sine);
      // 1 = across + (1 - across), and (1 - x coth x)/x^2 is smooth at 0.
      E alongOverSquare = Radial.cothDefect(square);
      E metric = c.multiply(ball.inner(at, unit(c, n), unit(c, n)));
      for (int j = 0; j < n; j++) {
        hessian.addToEntry(j, j, weights[i].multiply(across));
        for (int k = 0; k < n; k++) {
          hessian.addToEntry(
              j,
              k,
              weights[i].multiply(alongOverSquare).multiply(metric).multiply(v[j]).multiply(v[k]));
        }
      }
    }
    return new FieldLUDecomposition<>(hessian)
        .getSolver()
        .solve(new ArrayFieldVector<>(pull, false))
        .toArray();
  }

  private static <E extends CalculusFieldElement<E>> E[] unit(E like, int n) {
    E[] unit = MathArrays.buildArray(like.getField(), n);
    unit[0] = like.getField().getOne();
    return unit;
  }
}
