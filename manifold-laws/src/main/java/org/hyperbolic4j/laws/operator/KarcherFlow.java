package org.hyperbolic4j.laws.operator;

import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.Vectors;

/**
 * The steps from the midpoint that {@link org.hyperbolic4j.manifold.operator.Centre#FRECHET} speaks
 * of: along the geodesic of {@code L = sum(w_i log_m(x_i))}, by {@code atanh(s |L| / D) / s} with
 * {@code D = sum(w_i theta_i coth(theta_i))}, {@code theta_i = s d(m, x_i)}; on spheres D is the
 * sum of weights, for with the former a step would be too long.
 */
final class KarcherFlow {

  /** How many steps laws try. */
  static final int STEPS = 2;

  /** Squares below it take the series, whose next terms have no digits left. */
  private static final double SMALL = 1e-10;

  private KarcherFlow() {}

  static <T extends CalculusFieldElement<T>> T[] of(
      Geometry<T> geometry, T[][] points, T[] weights) {
    T[] mean = geometry.midpoint(points, weights);
    for (int step = 0; step < STEPS; step++) {
      mean = geometry.expmap(mean, move(geometry, points, weights, mean));
    }
    return mean;
  }

  private static <T extends CalculusFieldElement<T>> T[] move(
      Geometry<T> geometry, T[][] points, T[] weights, T[] mean) {
    T c = geometry.curvature();
    T[] pull = Vectors.zeros(c, mean.length);
    T bending = c.getField().getZero();
    for (int i = 0; i < points.length; i++) {
      T[] log = geometry.logmap(mean, points[i]);
      pull = Vectors.combine(c.getField().getOne(), pull, weights[i], log);
      T square = c.multiply(geometry.inner(mean, log, log));
      bending = bending.add(c.getReal() < 0 ? weights[i] : weights[i].multiply(bending(square)));
    }
    T square = c.multiply(geometry.inner(mean, pull, pull)).divide(bending.multiply(bending));
    return Vectors.scale(length(square).divide(bending), pull);
  }

  /** theta coth(theta) of theta^2, not negative. */
  private static <T extends CalculusFieldElement<T>> T bending(T square) {
    if (square.getReal() < SMALL) {
      return series(square, 1, 1.0 / 3, -1.0 / 45, 2.0 / 945, -1.0 / 4725);
    }
    T theta = square.sqrt();
    return theta.divide(theta.tanh());
  }

  /** atanh(x)/x of x^2, which is atan(y)/y of y^2 where that is negative. */
  private static <T extends CalculusFieldElement<T>> T length(T square) {
    if (Math.abs(square.getReal()) < SMALL) {
      return series(square, 1, 1.0 / 3, 1.0 / 5, 1.0 / 7, 1.0 / 9);
    }
    if (square.getReal() < 0) {
      T y = square.negate().sqrt();
      return y.atan().divide(y);
    }
    T x = square.sqrt();
    return x.atanh().divide(x);
  }

  private static <T extends CalculusFieldElement<T>> T series(T y, double... coefficients) {
    T sum = y.getField().getZero();
    for (int k = coefficients.length - 1; k >= 0; k--) {
      sum = sum.multiply(y).add(coefficients[k]);
    }
    return sum;
  }
}
