package org.hyperbolic4j.nn.optim;

import java.util.Arrays;
import java.util.Map;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.hyperbolic4j.nn.parameter.PointSpace;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Moves points, the rows of a parameter, along geodesics: each row is a point of its own. Momentum
 * is remembered by its coordinates in the frame at the point, and is transported along every step.
 */
abstract class PointUpdate implements Update {

  private final Parameter parameter;
  private final PointSpace space;
  private final Elements values;
  private final GradientBound bound;
  private final int rows;
  private final int ambientDimension;
  private final boolean remembers;
  private Chart chart;

  /** First the momentum {@code [K, D]}, where there is one, then one number a point {@code [K]}. */
  private final Moments moments;

  PointUpdate(Parameter parameter, PointSpace space, String... moments) {
    INDArray value = parameter.value();
    if (value.rank() != 2) {
      throw new IllegalArgumentException(
          "parameter '%s' of points must have shape [K, A], not %s"
              .formatted(parameter.name(), Arrays.toString(value.shape())));
    }
    this.parameter = parameter;
    this.space = space;
    this.values = Elements.inPlace(parameter.name(), value);
    this.bound = GradientBound.of(value.dataType());
    this.rows = Math.toIntExact(value.rows());
    this.ambientDimension = Math.toIntExact(value.columns());
    this.chart = currentChart();
    this.remembers = moments.length > 0;
    this.moments = new Moments(value.dataType());
    for (int i = 0; i < moments.length; i++) {
      this.moments.add(
          moments[i], i == 0 ? new long[] {rows, chart.dimension()} : new long[] {rows});
    }
  }

  private Chart currentChart() {
    return new Chart(space.geometry(), ambientDimension, space.cap());
  }

  @Override
  public final Parameter parameter() {
    return parameter;
  }

  @Override
  public final Map<String, INDArray> state() {
    return moments.arrays();
  }

  @Override
  public final void step(INDArray gradient, double learningRate, long step) {
    Elements slopes = Elements.readOnly(gradient);
    chart = currentChart();
    values.toHost();
    moments.toHost();
    double[] derivatives = new double[ambientDimension];
    for (int row = 0; row < rows; row++) {
      double[] momentum = new double[chart.dimension()];
      Chart.Frame start = chart.at(load(row));
      slopes.load((long) row * ambientDimension, derivatives, ambientDimension);
      Arrays.setAll(derivatives, a -> bound.nearest(derivatives[a]));
      if (remembers) {
        moments.get(0).load((long) row * momentum.length, momentum, momentum.length);
      }
      double[] slope = bound.shortened(start.gradient(derivatives));
      store(row, start.move(displacement(row, slope, momentum, learningRate, step)));
      if (remembers) {
        // What was stored is rounded; the momentum goes where the next step will start.
        double[] transported = start.transport(momentum, chart.at(load(row)));
        moments.get(0).store((long) row * momentum.length, transported, momentum.length);
      }
    }
    values.changedOnHost();
    moments.changedOnHost();
  }

  @Override
  public final void settle() {
    if (space.curvature().getAsDouble() == chart.curvature()) {
      return;
    }
    chart = currentChart();
    values.toHost();
    for (int row = 0; row < rows; row++) {
      store(row, load(row));
    }
    values.changedOnHost();
  }

  private Binary64[] load(int row) {
    double[] coordinates = new double[ambientDimension];
    values.load((long) row * ambientDimension, coordinates, ambientDimension);
    return chart.settle(Chart.field(coordinates));
  }

  private void store(int row, Binary64[] point) {
    double[] coordinates = new double[ambientDimension];
    Arrays.setAll(coordinates, a -> point[a].getReal());
    values.store((long) row * ambientDimension, coordinates, ambientDimension);
  }

  /** A moment of which there is one number a point. */
  final double moment(int index, int row) {
    double[] number = new double[1];
    moments.get(index).load(row, number, 1);
    return number[0];
  }

  /** Remembers a moment of which there is one number a point. */
  final void remember(int index, int row, double number) {
    moments.get(index).store(row, new double[] {number}, 1);
  }

  /**
   * Which way a point goes. All vectors are given in the frame at the point.
   *
   * @param row which point
   * @param gradient the Riemannian gradient {@code [D]}
   * @param momentum what was remembered {@code [D]}, to be replaced by what is to be remembered; it
   *     is transported afterwards
   * @param learningRate step size
   * @param step number of this step, from 1
   * @return the tangent vector to move along {@code [D]}
   */
  abstract double[] displacement(
      int row, double[] gradient, double[] momentum, double learningRate, long step);
}
