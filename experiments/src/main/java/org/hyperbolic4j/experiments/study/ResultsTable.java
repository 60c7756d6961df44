package org.hyperbolic4j.experiments.study;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A study's rows as a table for people: levels, then metrics as mean and standard deviation over
 * seeds, the published figure beside ours where one is known.
 */
public final class ResultsTable {

  private static final double LARGE = 1e6;
  private static final double SMALL = 1e-3;

  private final StudyResults results;
  private final List<String> header = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * A table.
   *
   * @param results what there is
   */
  public ResultsTable(StudyResults results) {
    this.results = results;
    header.addAll(results.factors());
    for (StudyFile.Metric metric : results.metrics()) {
      header.add(
          metric.title() + (metric.unit().isEmpty() ? "" : " (%s)".formatted(metric.unit())));
      if (isPublished(metric)) {
        header.add("published");
      }
    }
    results.rows().forEach(row -> rows.add(cells(row)));
  }

  private boolean isPublished(StudyFile.Metric metric) {
    return results.rows().stream()
        .map(row -> row.metrics().get(metric.name()))
        .anyMatch(figure -> figure != null && figure.published() != null);
  }

  private List<String> cells(StudyResults.Row row) {
    List<String> cells = new ArrayList<>();
    results.factors().forEach(factor -> cells.add(row.levels().getOrDefault(factor, "")));
    for (StudyFile.Metric metric : results.metrics()) {
      StudyResults.Figure figure = row.metrics().get(metric.name());
      cells.add(figure == null || figure.mean() == null ? "–" : text(figure));
      if (isPublished(metric)) {
        cells.add(
            figure == null || figure.published() == null
                ? "–"
                : number(figure.published().value()));
      }
    }
    return cells;
  }

  private static String text(StudyResults.Figure figure) {
    double mean = figure.mean();
    if (figure.standardDeviation() == null) {
      return number(mean);
    }
    double deviation = figure.standardDeviation();
    return "%s ± %s".formatted(like(mean, mean), like(mean, deviation));
  }

  /** As many digits as people read. */
  static String number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < LARGE;
    return whole ? String.format(Locale.ROOT, "%.0f", value) : like(value, value);
  }

  /** A number with as many decimals as another has for people. */
  private static String like(double other, double value) {
    double size = Math.abs(other);
    if (size != 0 && (size >= LARGE || size < SMALL)) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    int digits = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 4;
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  /**
   * The table in columns, then what all rows have in common, and trends.
   *
   * @return lines
   */
  public List<String> lines() {
    List<List<String>> all = new ArrayList<>(List.of(header));
    all.addAll(rows);
    List<String> lines = new ArrayList<>();
    for (List<String> row : all) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int at = column;
        int width = all.stream().mapToInt(other -> other.get(at).length()).max().orElse(0);
        line.append(String.format("%-" + (width + 2) + "s", row.get(column)));
      }
      lines.add(line.toString().stripTrailing());
    }
    lines.add("");
    lines.add(scale());
    lines.addAll(trends());
    sources().forEach(source -> lines.add("Published figures: " + source));
    lines.addAll(told("Diverged", results.diverged()));
    return lines;
  }

  /** The table in Markdown, with what it is and where published figures come from. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(results.title()).append("\n\n");
    if (!results.question().isEmpty()) {
      text.append(results.question()).append("\n\n");
    }
    text.append("`").append(results.command()).append("`\n\n");
    row(text, header);
    row(text, header.stream().map(name -> "---").toList());
    rows.forEach(row -> row(text, row));
    text.append("\nMean ± standard deviation over seeds where there are several.\n");
    text.append("\n").append(scale()).append("\n");
    trends().forEach(trend -> text.append("\n").append(trend).append("\n"));
    for (String source : sources()) {
      text.append("\nPublished figures: ").append(source).append("\n");
    }
    told("Diverged", results.diverged())
        .forEach(line -> text.append("\n").append(line).append("\n"));
    told("Failed", results.failures()).forEach(line -> text.append("\n").append(line).append("\n"));
    return text.toString().stripTrailing();
  }

  private String scale() {
    return "Scale %s: %s."
        .formatted(
            results.scale(),
            results.common().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", ")));
  }

  private static List<String> told(String what, List<StudyResults.Failure> cells) {
    return cells.stream()
        .map(cell -> "%s: %s: %s".formatted(what, cell.cell(), cell.reason()))
        .toList();
  }

  private List<String> trends() {
    return results.trends().stream().map(this::sentence).toList();
  }

  private String sentence(StudyResults.Trend trend) {
    StudyFile.Metric metric =
        results.metrics().stream()
            .filter(one -> one.name().equals(trend.metric()))
            .findFirst()
            .orElseThrow();
    return "%s%s: %s (%s grows by %s %s for each 1 of %s; line through %d figures)"
        .formatted(
            trend.label().isEmpty() ? "" : trend.label() + ": ",
            trend.title(),
            trend.reached() == null ? "–" : number(Math.floor(trend.reached())),
            metric.title(),
            number(trend.slope()),
            metric.unit(),
            trend.over(),
            trend.points());
  }

  private Set<String> sources() {
    return results.rows().stream()
        .flatMap(row -> row.metrics().values().stream())
        .filter(figure -> figure.published() != null)
        .map(figure -> figure.published().source())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static void row(StringBuilder text, List<String> cells) {
    text.append(
        cells.stream()
            .map(cell -> cell.replace("|", "\\|"))
            .collect(Collectors.joining(" | ", "| ", " |\n")));
  }
}
