package org.hyperbolic4j.experiments.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.stat.regression.SimpleRegression;

/** A metric over a factor of numbers, for each combination of the other levels. */
final class Trends {

  private static final int FEWEST = 2;

  /** Figures of one combination. */
  private static final class Points {
    private final List<Double> x = new ArrayList<>();
    private final List<Double> y = new ArrayList<>();
    private final SimpleRegression line = new SimpleRegression();

    void add(double place, double value) {
      x.add(place);
      y.add(value);
      line.addData(place, value);
    }
  }

  private final StudyFile.Trend trend;
  private final Map<String, Points> byLabel = new LinkedHashMap<>();

  Trends(StudyFile.Trend trend, List<StudyResults.Row> rows, List<String> factors) {
    this.trend = trend;
    for (StudyResults.Row row : rows) {
      StudyResults.Figure figure = row.metrics().get(trend.metric());
      String level = row.levels().get(trend.over());
      if (figure != null && figure.mean() != null && level != null) {
        Map<String, String> others = new LinkedHashMap<>(row.levels());
        others.remove(trend.over());
        byLabel
            .computeIfAbsent(StudyResults.label(others, factors), key -> new Points())
            .add(Double.parseDouble(level), figure.mean());
      }
    }
  }

  /** Straight lines by least squares, where there are at least two points. */
  List<StudyResults.Trend> lines() {
    List<StudyResults.Trend> found = new ArrayList<>();
    byLabel.forEach(
        (label, points) -> {
          if (points.x.size() >= FEWEST) {
            found.add(line(label, points.line));
          }
        });
    return found;
  }

  private StudyResults.Trend line(String label, SimpleRegression line) {
    double slope = line.getSlope();
    double reached = (trend.limit() - line.getIntercept()) / slope;
    return new StudyResults.Trend(
        trend.title(),
        label,
        trend.metric(),
        trend.over(),
        line.getN(),
        slope,
        trend.limit(),
        slope > 0 && reached > 0 ? reached : null);
  }

  /** The figures themselves as curves. */
  StudyResults.Series series(StudyFile.Metric metric) {
    List<StudyResults.Line> lines = new ArrayList<>();
    byLabel.forEach((label, points) -> lines.add(new StudyResults.Line(label, points.x, points.y)));
    return new StudyResults.Series(
        metric.name(), metric.title(), trend.over(), metric.unit(), lines);
  }
}
