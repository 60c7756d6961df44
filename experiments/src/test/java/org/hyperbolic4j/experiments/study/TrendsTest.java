package org.hyperbolic4j.experiments.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TrendsTest {

  private static final StudyFile.Trend MEMORY =
      new StudyFile.Trend("memory", "depth", 1000.0, "deepest");

  private static StudyResults.Row row(String engine, String depth, Double memory) {
    StudyResults.Figure figure = new StudyResults.Figure(List.of(), memory, null, null);
    return new StudyResults.Row(
        Map.of("engine", engine, "depth", depth), Map.of("memory", figure), List.of());
  }

  private static List<StudyResults.Trend> trends(StudyResults.Row... rows) {
    return of(rows).lines();
  }

  private static Trends of(StudyResults.Row... rows) {
    return new Trends(MEMORY, List.of(rows), List.of("engine", "depth"));
  }

  @Test
  void aLineThroughThreePointsReachesTheLimitWhereItSays() {
    List<StudyResults.Trend> found =
        trends(
            row("a", "10", 120.0),
            row("b", "10", 500.0),
            row("a", "20", 220.0),
            row("a", "40", 420.0),
            row("b", "20", 400.0));

    assertThat(found).hasSize(2);
    assertThat(found.get(0).label()).isEqualTo("a");
    assertThat(found.get(0).points()).isEqualTo(3);
    assertThat(found.get(0).slope()).isCloseTo(10, within(1e-9));
    assertThat(found.get(0).reached()).isCloseTo(98, within(1e-9));
    assertThat(found.get(1).reached()).as("a line that falls").isNull();
  }

  @Test
  void figuresAreACurve() {
    StudyFile.Metric metric =
        new StudyFile.Metric("memory", "memory", "MB", "bench", "/x", 1.0, "lower", true);

    StudyResults.Series series = of(row("a", "10", 120.0), row("a", "20", 7.0)).series(metric);

    assertThat(series.x()).isEqualTo("depth");
    assertThat(series.lines())
        .containsExactly(new StudyResults.Line("a", List.of(10.0, 20.0), List.of(120.0, 7.0)));
  }

  @Test
  void onePointIsNoLine() {
    assertThat(trends(row("a", "10", 120.0), row("a", "20", null))).isEmpty();
  }
}
