package org.hyperbolic4j.experiments.report.source;

import java.util.List;

/**
 * Curves that belong together.
 *
 * @param name its name
 * @param title what it is called; the name if missing
 * @param x what goes to the right
 * @param y what goes up
 * @param lines the curves
 */
public record Series(String name, String title, String x, String y, List<Line> lines) {

  /**
   * Fills in what is missing.
   *
   * @param name its name
   * @param title what it is called; the name if missing
   * @param x what goes to the right
   * @param y what goes up
   * @param lines the curves
   */
  public Series {
    name = Findings.text(name);
    title = title == null ? name : title;
    x = Findings.text(x);
    y = Findings.text(y);
    lines = Findings.present(lines);
  }

  /**
   * A curve.
   *
   * @param label what it is called
   * @param x places
   * @param y values, as many as places; null where there is none
   */
  public record Line(String label, List<Double> x, List<Double> y) {

    /**
     * Fills in what is missing.
     *
     * @param label what it is called
     * @param x places
     * @param y values, as many as places; null where there is none
     * @throws IllegalArgumentException if there are not as many values as places
     */
    public Line {
      label = Findings.text(label);
      x = x == null ? List.of() : x;
      y = y == null ? List.of() : y;
      if (x.size() != y.size()) {
        throw new IllegalArgumentException("%d places and %d values".formatted(x.size(), y.size()));
      }
    }
  }
}
