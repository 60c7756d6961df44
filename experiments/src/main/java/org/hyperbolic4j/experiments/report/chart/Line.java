package org.hyperbolic4j.experiments.report.chart;

import java.util.List;

/**
 * A line of a chart.
 *
 * @param label what the legend calls it; lines of one label share an entry, and one without has
 *     none
 * @param xs places
 * @param ys values, as many; those that are not finite leave a gap
 * @param colour number of its colour, from 0
 * @param style how it is drawn
 */
public record Line(String label, List<Double> xs, List<Double> ys, int colour, Style style) {

  /** How lines are drawn. */
  public enum Style {
    /** From point to point, with a mark on each. */
    MARKED,
    /** From point to point, in dashes. */
    DASHED,
    /** In steps from place to place, filled below. */
    STEPS
  }

  /**
   * Copies the numbers.
   *
   * @param label what the legend calls it; lines of one label share an entry, and one without has
   *     none
   * @param xs places
   * @param ys values, as many; those that are not finite leave a gap
   * @param colour number of its colour, from 0
   * @param style how it is drawn
   */
  public Line {
    xs = List.copyOf(xs);
    ys = List.copyOf(ys);
  }
}
