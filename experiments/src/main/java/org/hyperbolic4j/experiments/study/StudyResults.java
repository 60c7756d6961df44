package org.hyperbolic4j.experiments.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hipparchus.stat.descriptive.DescriptiveStatistics;

/**
 * What a study gave: {@code results.json}, in snake case.
 *
 * @param study its name
 * @param title one line for people
 * @param question what it asks
 * @param source which table or figure it reproduces
 * @param scale how much of it was run
 * @param common what all cells have in common: levels and options
 * @param command what ran it
 * @param started when it was first started
 * @param provenance programs, software and machines that cells were run by
 * @param factors what was varied at this scale
 * @param metrics what was measured
 * @param rows figures by levels
 * @param series curves by levels
 * @param trends lines through figures
 * @param diverged cells whose training was given up, and why
 * @param failures cells that failed, and why
 * @param file the study's file, with all options
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StudyResults(
    String study,
    String title,
    String question,
    String source,
    String scale,
    Map<String, String> common,
    String command,
    String started,
    List<JsonNode> provenance,
    List<String> factors,
    List<StudyFile.Metric> metrics,
    List<Row> rows,
    List<Series> series,
    List<Trend> trends,
    List<Failure> diverged,
    List<Failure> failures,
    String file) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * A row of the table.
   *
   * @param levels level by factor
   * @param metrics figures by metric; none where no cell has one
   * @param cells the cells it is made of
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Row(Map<String, String> levels, Map<String, Figure> metrics, List<String> cells) {}

  /**
   * A figure over seeds.
   *
   * @param values one a seed
   * @param mean their mean; null if there are none
   * @param standardDeviation of the sample; null of a single value
   * @param published the paper's figure; null if none is known
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Figure(
      List<Double> values, Double mean, Double standardDeviation, Reference published) {}

  /**
   * A published figure.
   *
   * @param value the figure
   * @param source where it was read
   */
  public record Reference(double value, String source) {}

  /**
   * Curves of one kind.
   *
   * @param name short name
   * @param title what they are
   * @param x what the abscissa is
   * @param y what the ordinate is
   * @param lines one a row of the table, the mean over seeds
   */
  public record Series(String name, String title, String x, String y, List<Line> lines) {}

  /**
   * One curve.
   *
   * @param label levels
   * @param x abscissae
   * @param y ordinates, as many
   */
  public record Line(String label, List<Double> x, List<Double> y) {}

  /**
   * A straight line through a metric over a factor, by least squares.
   *
   * @param title what it is where the line reaches the limit
   * @param label levels of the other factors
   * @param metric the metric
   * @param over the factor
   * @param points how many figures the line goes through
   * @param slope how much the metric grows with the factor
   * @param limit a value of the metric
   * @param reached where the line reaches it; null if it does not grow towards it
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Trend(
      String title,
      String label,
      String metric,
      String over,
      long points,
      double slope,
      double limit,
      Double reached) {}

  /**
   * A cell that failed.
   *
   * @param cell its name
   * @param reason why, in one line
   */
  public record Failure(String cell, String reason) {}

  /** Sums up what is there, and writes {@code results.json} and {@code table.md}. */
  static StudyResults collect(Study study, Map<String, String> failures) throws IOException {
    Map<Map<String, String>, List<Cell>> grouped = new LinkedHashMap<>();
    study
        .all()
        .forEach(
            cell -> grouped.computeIfAbsent(cell.levels(), key -> new ArrayList<>()).add(cell));
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<Map<String, String>, List<Cell>> group : grouped.entrySet()) {
      rows.add(row(study, group.getKey(), group.getValue()));
    }
    List<String> factors = factors(study);
    List<Series> series = new ArrayList<>();
    for (StudyFile.Curve curve : study.file().series()) {
      series.addAll(series(study, curve, grouped, factors));
    }
    List<Trends> trends = new ArrayList<>();
    for (StudyFile.Trend trend : study.file().trends()) {
      Trends found = new Trends(trend, rows, factors);
      trends.add(found);
      series.add(found.series(study.file().metric(trend.metric())));
    }
    StudyResults results =
        new StudyResults(
            study.name(),
            study.file().title(),
            study.file().question(),
            study.file().source(),
            Study.word(study.scale()),
            study.common(),
            study.command(),
            study.directory().started(),
            provenance(study),
            factors,
            study.file().metrics(),
            rows,
            series,
            trends.stream().flatMap(trend -> trend.lines().stream()).toList(),
            diverged(study),
            failures.entrySet().stream()
                .map(entry -> new Failure(entry.getKey(), entry.getValue()))
                .toList(),
            study.directory().source());
    study.directory().writeSummary("results.json", results.json());
    study.directory().writeSummary("table.md", new ResultsTable(results).markdown());
    return results;
  }

  private static List<JsonNode> provenance(Study study) throws IOException {
    Set<JsonNode> found = new LinkedHashSet<>();
    for (Cell cell : study.all()) {
      for (Cell.Command command : cell.commands()) {
        study
            .directory()
            .result(cell.id(), CellRunner.provenance(command.name()))
            .ifPresent(found::add);
      }
    }
    return List.copyOf(found);
  }

  private static List<Failure> diverged(Study study) throws IOException {
    List<Failure> found = new ArrayList<>();
    for (Cell cell : study.all()) {
      study
          .directory()
          .divergence(cell.id())
          .ifPresent(reason -> found.add(new Failure(cell.id(), reason)));
    }
    return found;
  }

  /** Factors that have several levels among the cells, and those of comparisons. */
  private static List<String> factors(Study study) {
    Map<String, List<String>> seen = new LinkedHashMap<>();
    study
        .all()
        .forEach(
            cell ->
                cell.levels()
                    .forEach(
                        (factor, level) -> {
                          List<String> levels =
                              seen.computeIfAbsent(factor, key -> new ArrayList<>());
                          if (!levels.contains(level)) {
                            levels.add(level);
                          }
                        }));
    List<String> several =
        seen.entrySet().stream()
            .filter(entry -> entry.getValue().size() > 1)
            .map(Map.Entry::getKey)
            .toList();
    return several.isEmpty() ? List.copyOf(seen.keySet()) : several;
  }

  private static Row row(Study study, Map<String, String> levels, List<Cell> cells)
      throws IOException {
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (StudyFile.Metric metric : study.file().metrics()) {
      DescriptiveStatistics values = new DescriptiveStatistics();
      for (Cell cell : cells) {
        JsonNode value =
            study
                .directory()
                .result(cell.id(), metric.from())
                .map(result -> result.at(metric.at()))
                .orElse(JSON.missingNode());
        if (value.isNumber()) {
          values.addValue(metric.times() * value.asDouble());
        }
      }
      Reference published = published(study, metric, levels);
      if (values.getN() > 0 || published != null) {
        figures.put(metric.name(), figure(values, published));
      }
    }
    return new Row(levels, figures, cells.stream().map(Cell::id).toList());
  }

  private static Figure figure(DescriptiveStatistics values, Reference published) {
    List<Double> list = new ArrayList<>();
    for (double value : values.getValues()) {
      list.add(value);
    }
    return new Figure(
        list,
        list.isEmpty() ? null : values.getMean(),
        list.size() < 2 ? null : values.getStandardDeviation(),
        published);
  }

  private static Reference published(
      Study study, StudyFile.Metric metric, Map<String, String> levels) {
    return study.file().published().stream()
        .filter(figure -> figure.values().containsKey(metric.name()))
        .filter(figure -> Study.matches(figure.levels(), levels))
        .findFirst()
        .map(figure -> new Reference(figure.values().get(metric.name()), figure.source()))
        .orElse(null);
  }

  /** A figure for each combination of the levels that the curve is drawn by. */
  private static List<Series> series(
      Study study,
      StudyFile.Curve curve,
      Map<Map<String, String>, List<Cell>> grouped,
      List<String> factors)
      throws IOException {
    List<String> within = factors.stream().filter(name -> !curve.by().contains(name)).toList();
    Map<String, List<Line>> figures = new LinkedHashMap<>();
    for (Map.Entry<Map<String, String>, List<Cell>> group : grouped.entrySet()) {
      List<JsonNode> results = new ArrayList<>();
      for (Cell cell : group.getValue()) {
        study.directory().result(cell.id(), curve.from()).ifPresent(results::add);
      }
      if (!results.isEmpty()) {
        List<Double> x = means(results, curve.x());
        List<Double> y = means(results, curve.y());
        int points = Math.min(x.size(), y.size());
        figures
            .computeIfAbsent(label(group.getKey(), curve.by()), key -> new ArrayList<>())
            .add(
                new Line(
                    label(group.getKey(), within), x.subList(0, points), y.subList(0, points)));
      }
    }
    return figures.entrySet().stream()
        .map(
            figure ->
                new Series(
                    named(curve.name(), "-", figure.getKey()),
                    named(curve.title(), ": ", figure.getKey()),
                    curve.abscissa(),
                    curve.ordinate(),
                    figure.getValue()))
        .toList();
  }

  private static String named(String what, String between, String levels) {
    return levels.isEmpty() ? what : what + between + levels;
  }

  /** Levels of some factors. */
  static String label(Map<String, String> levels, List<String> factors) {
    return factors.stream()
        .filter(levels::containsKey)
        .map(levels::get)
        .collect(Collectors.joining(", "));
  }

  private static List<Double> means(List<JsonNode> results, String pointer) {
    List<DescriptiveStatistics> values = new ArrayList<>();
    for (JsonNode result : results) {
      JsonNode array = result.at(pointer);
      for (int i = 0; i < array.size(); i++) {
        if (values.size() <= i) {
          values.add(new DescriptiveStatistics());
        }
        values.get(i).addValue(array.get(i).asDouble());
      }
    }
    return values.stream().map(DescriptiveStatistics::getMean).toList();
  }

  private String json() throws JsonProcessingException {
    return JSON.writeValueAsString(this);
  }
}
