package org.hyperbolic4j.experiments.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.hyperbolic4j.experiments.report.chart.Line;
import org.hyperbolic4j.experiments.report.chart.LineFigure;
import org.hyperbolic4j.experiments.report.page.Block;
import org.hyperbolic4j.experiments.report.page.Cell;
import org.hyperbolic4j.experiments.report.page.FileNames;
import org.hyperbolic4j.experiments.report.page.Numbers;
import org.hyperbolic4j.experiments.report.page.Picture;
import org.hyperbolic4j.experiments.report.page.Section;
import org.hyperbolic4j.experiments.report.page.Table;
import org.hyperbolic4j.experiments.report.source.Findings;
import org.hyperbolic4j.experiments.report.source.Findings.Measured;
import org.hyperbolic4j.experiments.report.source.Findings.Metric;
import org.hyperbolic4j.experiments.report.source.Findings.Published;
import org.hyperbolic4j.experiments.report.source.Series;
import org.hyperbolic4j.experiments.report.statistics.Sample;

/** What a study found. */
final class FindingSections {

  private static final String PERCENT = "%";

  private final Findings study;
  private final FileNames names;

  FindingSections(Findings study, FileNames names) {
    this.study = study;
    this.names = names;
  }

  List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    sections.add(results());
    if (!study.series().isEmpty()) {
      sections.add(
          new Section(
              "Series", List.of(Block.of(study.series().stream().map(this::picture).toList()))));
    }
    return sections;
  }

  private Section results() {
    List<Block> blocks = new ArrayList<>();
    if (!study.rows().isEmpty()) {
      blocks.add(Block.of(table()));
    }
    if (!study.trends().isEmpty()) {
      blocks.add(Block.of(trends()));
    }
    if (!study.failures().isEmpty()) {
      blocks.add(
          Block.of(
              new Table(
                  "What failed.",
                  List.of(Cell.text("cell"), Cell.text("reason")),
                  study.failures().stream()
                      .map(
                          failure ->
                              new Table.Row(
                                  List.of(Cell.text(failure.cell()), Cell.text(failure.reason()))))
                      .toList(),
                  List.of())));
    }
    if (blocks.isEmpty()) {
      blocks.add(Block.of("There are no results yet."));
    }
    return new Section("Results", blocks);
  }

  private Table trends() {
    return new Table(
        "Straight lines through the figures above, by least squares.",
        List.of(
            Cell.text("levels"), Cell.text(""), Cell.number("reached at"), Cell.number("slope")),
        study.trends().stream()
            .map(
                trend ->
                    new Table.Row(
                        List.of(
                            Cell.text(trend.label()),
                            Cell.text(trend.title()),
                            Cell.number(number(trend.reached())),
                            Cell.number(number(trend.slope())))))
            .toList(),
        List.of());
  }

  private static String number(Double value) {
    return value == null ? Numbers.NONE : Numbers.like(value).apply(value);
  }

  private Table table() {
    List<Cell> head = new ArrayList<>();
    study.factors().forEach(factor -> head.add(Cell.text(factor)));
    for (Metric metric : study.metrics()) {
      head.add(Cell.number(title(metric)));
      head.add(Cell.number("95 % interval"));
      head.add(Cell.number("repetitions"));
      if (isPublished(metric)) {
        head.add(Cell.number("published"));
      }
    }
    Map<String, String> marks = new LinkedHashMap<>();
    List<Table.Row> rows = study.rows().stream().map(row -> row(row, marks)).toList();
    List<Table.Note> notes = new ArrayList<>();
    marks.forEach((source, mark) -> notes.add(new Table.Note(mark, source)));
    return new Table(
        "Mean and standard deviation over repetitions, and the 95 % confidence interval of the mean"
            + " by Student's t.",
        head, rows, notes);
  }

  private static String title(Metric metric) {
    String unit = metric.unit().isEmpty() ? "" : ", " + metric.unit();
    String better = metric.better().isEmpty() ? "" : " (%s is better)".formatted(metric.better());
    return metric.title() + unit + better;
  }

  private boolean isPublished(Metric metric) {
    return study.rows().stream()
        .map(row -> row.metrics().get(metric.name()))
        .anyMatch(
            measured ->
                measured != null
                    && measured.published() != null
                    && measured.published().value() != null);
  }

  private Table.Row row(Findings.Row row, Map<String, String> marks) {
    List<Cell> cells = new ArrayList<>();
    for (String factor : study.factors()) {
      JsonNode level = row.levels().get(factor);
      cells.add(Cell.text(level == null || level.isNull() ? Numbers.NONE : level.asText()));
    }
    for (Metric metric : study.metrics()) {
      Measured measured = row.metrics().get(metric.name());
      Sample sample = new Sample(measured == null ? List.of() : measured.values());
      DoubleFunction<String> digits =
          metric.unit().equals(PERCENT) ? Numbers::decimals : Numbers.like(sample.mean().orElse(0));
      cells.add(Cell.number(mean(measured, sample, digits)));
      cells.add(Cell.number(Spreads.interval(sample, digits)));
      cells.add(Cell.number(sample.size() == 0 ? Numbers.NONE : "" + sample.size()));
      if (isPublished(metric)) {
        cells.add(published(measured == null ? null : measured.published(), digits, marks));
      }
    }
    return new Table.Row(cells);
  }

  private static String mean(Measured measured, Sample sample, DoubleFunction<String> digits) {
    if (measured == null || sample.size() > 0) {
      return Spreads.mean(sample, digits);
    }
    return Spreads.mean(given(measured.mean()), given(measured.standardDeviation()), digits);
  }

  private static OptionalDouble given(Double number) {
    return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
  }

  private static Cell published(
      Published published, DoubleFunction<String> digits, Map<String, String> marks) {
    if (published == null || published.value() == null) {
      return Cell.number(Numbers.NONE);
    }
    String text = digits.apply(published.value());
    if (published.source().isEmpty()) {
      return Cell.number(text);
    }
    String next = "" + (marks.size() + 1);
    marks.putIfAbsent(published.source(), next);
    return new Cell(text, true, marks.get(published.source()));
  }

  private Picture picture(Series series) {
    List<Line> lines = new ArrayList<>();
    for (Series.Line line : series.lines()) {
      List<Double> xs = new ArrayList<>();
      List<Double> ys = new ArrayList<>();
      for (int i = 0; i < line.x().size(); i++) {
        if (line.x().get(i) != null && line.y().get(i) != null) {
          xs.add(line.x().get(i));
          ys.add(line.y().get(i));
        }
      }
      lines.add(new Line(line.label(), xs, ys, lines.size(), Line.Style.MARKED));
    }
    return Picture.of(
        names.of("series-" + series.name()),
        series.title(),
        new LineFigure(series.title(), series.x(), series.y(), false, lines));
  }
}
