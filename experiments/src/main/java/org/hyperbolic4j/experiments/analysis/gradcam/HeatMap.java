package org.hyperbolic4j.experiments.analysis.gradcam;

import java.util.Arrays;

/** How much the places of an image matter: values from 0 to 1, of which the largest is 1. */
public final class HeatMap {

  private final double[][] values;

  private HeatMap(double[][] values) {
    this.values = values;
  }

  /**
   * The positive part of a map, scaled to its maximum.
   *
   * @param values {@code [H][W]}, H and W at least 1
   * @return the map; zero everywhere if no value is positive
   */
  static HeatMap ofPositive(double[][] values) {
    double largest = Arrays.stream(values).flatMapToDouble(Arrays::stream).max().orElseThrow();
    double scale = largest > 0 ? 1 / largest : 0;
    double[][] scaled = new double[values.length][];
    for (int row = 0; row < values.length; row++) {
      scaled[row] = Arrays.stream(values[row]).map(x -> Math.max(0, x) * scale).toArray();
    }
    return new HeatMap(scaled);
  }

  /**
   * A value of the map.
   *
   * @param row 0 to H - 1
   * @param column 0 to W - 1
   * @return 0 to 1
   */
  double value(int row, int column) {
    return values[row][column];
  }

  /**
   * The value at a place between, bilinear between the middles of the map's cells.
   *
   * @param down from the upper edge, 0, to the lower, 1
   * @param right from the left edge, 0, to the right, 1
   * @return 0 to 1
   */
  double at(double down, double right) {
    double y = within(down * values.length - 0.5, values.length - 1);
    double x = within(right * values[0].length - 0.5, values[0].length - 1);
    int row = (int) y;
    int column = (int) x;
    int below = Math.min(row + 1, values.length - 1);
    int beside = Math.min(column + 1, values[0].length - 1);
    double upper = mixed(values[row][column], values[row][beside], x - column);
    double lower = mixed(values[below][column], values[below][beside], x - column);
    return mixed(upper, lower, y - row);
  }

  private static double within(double value, double largest) {
    return Math.max(0, Math.min(largest, value));
  }

  private static double mixed(double a, double b, double share) {
    return a + (b - a) * share;
  }
}
