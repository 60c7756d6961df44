package org.hyperbolic4j.poincare.fused;

import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.Vectors;

/**
 * Steps towards the Frechet mean as steps of the Karcher flow: along the geodesic of {@code L =
 * sum(w_i log_m(x_i))}, by {@code atanh(s |L| / D) / s} with {@code D = sum(w_i theta_i
 * coth(theta_i))}, {@code theta_i = s d(m, x_i)}.
 */
final class KarcherFlow {

  /** Squares below it take the series, whose next term has no digits left. */
  private static final double SMALL = 1e-16;

  private KarcherFlow() {}

  static <T extends CalculusFieldElement<T>> T[] of(
      Geometry<T> geometry, T[][] points, T[] weights, int steps) {
    T[] mean = geometry.midpoint(points, weights);
    for (int step = 0; step < steps; step++) {
      mean = geometry.expmap(mean, move(geometry, points, weights, mean));
    }
    return mean;
  }

  private static <T extends CalculusFieldElement<T>> T[] move(
      Geometry<T> geometry, T[][] points, T[] weights, T[] mean) {
    T c = geometry.curvature();
    T one = c.getField().getOne();
    T[] pull = Vectors.zeros(c, mean.length);
    T bending = c.getField().getZero();
    for (int i = 0; i < points.length; i++) {
      pull = Vectors.combine(one, pull, weights[i], geometry.logmap(mean, points[i]));
      T theta = c.sqrt().multiply(geometry.distance(mean, points[i]));
      bending = bending.add(weights[i].multiply(theta).divide(theta.tanh()));
    }
    T square = c.multiply(geometry.inner(mean, pull, pull)).divide(bending.multiply(bending));
    T ratio =
        square.getReal() < SMALL
            ? one.add(square.divide(3))
                .add(square.multiply(square).divide(5))
                .add(square.multiply(square).multiply(square).divide(7))
            : square.sqrt().atanh().divide(square.sqrt());
    return Vectors.scale(ratio.divide(bending), pull);
  }
}
