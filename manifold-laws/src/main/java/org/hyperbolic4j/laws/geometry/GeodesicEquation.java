package org.hyperbolic4j.laws.geometry;

import java.util.Arrays;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * The equations of a geodesic and of a vector carried along it, {@code x'' = -Gamma(x', x')} and
 * {@code v' = -Gamma(x', v)}, in a chart.
 */
final class GeodesicEquation implements OrdinaryDifferentialEquation {

  /** Allowed error of a step, in radii of curvature. */
  private static final double STEP_ERROR = 1e-13;

  private final Chart chart;
  private final int dimension;

  GeodesicEquation(Chart chart) {
    this.chart = chart;
    this.dimension = chart.dimension();
  }

  /** Where a geodesic and what it carries are after time 1. */
  static final class End {
    final double[] place;
    final double[] carried;

    private End(double[] place, double[] carried) {
      this.place = place;
      this.carried = carried;
    }
  }

  /**
   * Integrates.
   *
   * @param place where the geodesic starts
   * @param velocity its first velocity
   * @param carried what it carries
   * @return the end
   */
  End integrate(double[] place, double[] velocity, double[] carried) {
    double[] start = new double[3 * dimension];
    System.arraycopy(place, 0, start, 0, dimension);
    System.arraycopy(velocity, 0, start, dimension, dimension);
    System.arraycopy(carried, 0, start, 2 * dimension, dimension);
    double[] end =
        new DormandPrince853Integrator(1e-9, 1, STEP_ERROR, STEP_ERROR)
            .integrate(this, new ODEState(0, start), 1)
            .getPrimaryState();
    return new End(part(end, 0), part(end, 2));
  }

  private double[] part(double[] state, int i) {
    return Arrays.copyOfRange(state, i * dimension, (i + 1) * dimension);
  }

  @Override
  public int getDimension() {
    return 3 * dimension;
  }

  @Override
  public double[] computeDerivatives(double t, double[] state) {
    double[] velocity = part(state, 1);
    Chart.Metric metric = chart.at(part(state, 0), 1);
    double[] acceleration = metric.christoffel(velocity, velocity);
    double[] change = metric.christoffel(velocity, part(state, 2));
    double[] derivatives = new double[3 * dimension];
    for (int i = 0; i < dimension; i++) {
      derivatives[i] = velocity[i];
      derivatives[dimension + i] = -acceleration[i];
      derivatives[2 * dimension + i] = -change[i];
    }
    return derivatives;
  }
}
