package org.hyperbolic4j.experiments.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.stat.regression.SimpleRegression;

/** Straight lines through figures of a study, by least squares. */
final class Trends {

  private static final int FEWEST = 2;

  private final Map<Map<String, String>, SimpleRegression> lines = new LinkedHashMap<>();

  private Trends(StudyFile.Trend trend, List<StudyResults.Row> rows) {
    for (StudyResults.Row row : rows) {
      StudyResults.Figure figure = row.metrics().get(trend.metric());
      String level = row.levels().get(trend.over());
      if (figure != null && figure.mean() != null && level != null) {
        Map<String, String> others = new LinkedHashMap<>(row.levels());
        others.remove(trend.over());
        lines
            .computeIfAbsent(others, key -> new SimpleRegression())
            .addData(Double.parseDouble(level), figure.mean());
      }
    }
  }

  /** The lines that have at least two points. */
  static List<StudyResults.Trend> of(
      StudyFile.Trend trend, List<StudyResults.Row> rows, List<String> factors) {
    List<StudyResults.Trend> found = new ArrayList<>();
    new Trends(trend, rows)
        .lines.forEach(
            (levels, line) -> {
              if (line.getN() >= FEWEST) {
                found.add(trend(trend, StudyResults.label(levels, factors), line));
              }
            });
    return found;
  }

  private static StudyResults.Trend trend(
      StudyFile.Trend trend, String label, SimpleRegression line) {
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
}
