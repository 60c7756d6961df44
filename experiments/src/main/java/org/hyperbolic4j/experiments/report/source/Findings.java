package org.hyperbolic4j.experiments.report.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a study found: its {@code results.json}, in snake case. All but its name may be missing.
 *
 * @param study its name
 * @param title its title; the name if missing
 * @param question what it asks
 * @param source which table or figure it reproduces
 * @param scale how large it was run
 * @param command how to run it again
 * @param started when, as ISO 8601 has it
 * @param provenance program, software and machine; null if missing
 * @param factors what was varied, in the order of columns
 * @param metrics what was measured, in the order of columns
 * @param rows a treatment each
 * @param series curves that were measured
 * @param trends lines through figures
 * @param failures what could not be measured
 */
public record Findings(
    String study,
    String title,
    String question,
    String source,
    String scale,
    String command,
    String started,
    JsonNode provenance,
    List<String> factors,
    List<Metric> metrics,
    List<Row> rows,
    List<Series> series,
    List<Trend> trends,
    List<Failure> failures) {

  /**
   * Fills in what is missing.
   *
   * @param study its name
   * @param title its title; the name if missing
   * @param question what it asks
   * @param source which table or figure it reproduces
   * @param scale how large it was run
   * @param command how to run it again
   * @param started when, as ISO 8601 has it
   * @param provenance program, software and machine; null if missing
   * @param factors what was varied, in the order of columns
   * @param metrics what was measured, in the order of columns
   * @param rows a treatment each
   * @param series curves that were measured
   * @param trends lines through figures
   * @param failures what could not be measured
   * @throws IllegalArgumentException if the name is missing
   */
  public Findings {
    if (study == null || study.isBlank()) {
      throw new IllegalArgumentException("the study's name is missing");
    }
    title = title == null ? study : title;
    question = text(question);
    source = text(source);
    scale = text(scale);
    command = text(command);
    started = text(started);
    factors = present(factors);
    metrics = present(metrics);
    rows = present(rows);
    series = present(series);
    trends = present(trends);
    failures = present(failures);
  }

  /** Missing text is empty. */
  static String text(String text) {
    return text == null ? "" : text;
  }

  /** Missing entries are left out. */
  static <T> List<T> present(List<T> list) {
    return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
  }

  /**
   * A straight line through a metric.
   *
   * @param title what it is where the line reaches a limit
   * @param label levels that it is of
   * @param slope how much the metric grows; null if missing
   * @param reached where the limit is reached; null if it is not
   */
  public record Trend(String title, String label, Double slope, Double reached) {

    /**
     * Fills in what is missing.
     *
     * @param title what it is where the line reaches a limit
     * @param label levels that it is of
     * @param slope how much the metric grows; null if missing
     * @param reached where the limit is reached; null if it is not
     */
    public Trend {
      title = text(title);
      label = text(label);
    }
  }

  /**
   * Something that was measured.
   *
   * @param name its name among a row's metrics
   * @param title what it is called; the name if missing
   * @param unit its unit, empty if it has none
   * @param better {@code higher}, {@code lower}, or empty
   */
  public record Metric(String name, String title, String unit, String better) {

    /**
     * Fills in what is missing.
     *
     * @param name its name among a row's metrics
     * @param title what it is called; the name if missing
     * @param unit its unit, empty if it has none
     * @param better {@code higher}, {@code lower}, or empty
     */
    public Metric {
      name = text(name);
      title = title == null ? name : title;
      unit = text(unit);
      better = text(better);
    }
  }

  /**
   * A treatment.
   *
   * @param levels the level of each factor
   * @param metrics what was measured, by the metric's name
   * @param cells identifiers of the repetitions
   */
  public record Row(
      Map<String, JsonNode> levels, Map<String, Measured> metrics, List<String> cells) {

    /**
     * Fills in what is missing.
     *
     * @param levels the level of each factor
     * @param metrics what was measured, by the metric's name
     * @param cells identifiers of the repetitions
     */
    public Row {
      levels = levels == null ? Map.of() : levels;
      metrics = metrics == null ? Map.of() : metrics;
      cells = present(cells);
    }
  }

  /**
   * A metric of a treatment.
   *
   * @param values a figure for each repetition
   * @param mean their mean; null if missing
   * @param standardDeviation their standard deviation; null if missing
   * @param published what was published; null if nothing was
   */
  public record Measured(
      List<Double> values, Double mean, Double standardDeviation, Published published) {

    /**
     * Leaves out values that are missing or not finite.
     *
     * @param values a figure for each repetition
     * @param mean their mean; null if missing
     * @param standardDeviation their standard deviation; null if missing
     * @param published what was published; null if nothing was
     */
    public Measured {
      values = present(values).stream().filter(Double::isFinite).toList();
    }
  }

  /**
   * A published figure.
   *
   * @param value the figure; null if missing
   * @param source where it was published
   */
  public record Published(Double value, String source) {

    /**
     * Fills in what is missing.
     *
     * @param value the figure; null if missing
     * @param source where it was published
     */
    public Published {
      source = text(source);
    }
  }

  /**
   * What could not be measured.
   *
   * @param cell identifier of the repetition
   * @param reason why
   */
  public record Failure(String cell, String reason) {

    /**
     * Fills in what is missing.
     *
     * @param cell identifier of the repetition
     * @param reason why
     */
    public Failure {
      cell = text(cell);
      reason = text(reason);
    }
  }
}
