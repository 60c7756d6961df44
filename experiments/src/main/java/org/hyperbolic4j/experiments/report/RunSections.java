package org.hyperbolic4j.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.hyperbolic4j.experiments.report.chart.Line;
import org.hyperbolic4j.experiments.report.chart.LineFigure;
import org.hyperbolic4j.experiments.report.page.Block;
import org.hyperbolic4j.experiments.report.page.Cell;
import org.hyperbolic4j.experiments.report.page.FileNames;
import org.hyperbolic4j.experiments.report.page.Numbers;
import org.hyperbolic4j.experiments.report.page.Picture;
import org.hyperbolic4j.experiments.report.page.Section;
import org.hyperbolic4j.experiments.report.page.Table;
import org.hyperbolic4j.experiments.report.source.RunGroup;
import org.hyperbolic4j.experiments.report.source.RunLog;
import org.hyperbolic4j.experiments.run.EpochMetrics;

/** What runs came to, and how. */
final class RunSections {

  private final List<RunLog> runs;
  private final List<RunGroup> groups;
  private final FileNames names;

  RunSections(List<RunLog> runs, List<RunGroup> groups, FileNames names) {
    this.runs = runs;
    this.groups = groups;
    this.names = names;
  }

  Section table() {
    List<Table.Row> rows = runs.stream().map(RunSections::row).toList();
    Table table =
        new Table(
            "Runs. The best epoch is chosen by its test accuracy, which flatters it.",
            List.of(
                Cell.text("run"),
                Cell.text("model"),
                Cell.text("data"),
                Cell.number("seed"),
                Cell.number("epochs"),
                Cell.number("last test accuracy, %"),
                Cell.number("best test accuracy, %"),
                Cell.number("in epoch"),
                Cell.number("seconds")),
            rows,
            List.of());
    return new Section("Runs", List.of(Block.of(table)));
  }

  private static Table.Row row(RunLog run) {
    var config = run.record().config();
    Optional<EpochMetrics> best = run.best();
    return new Table.Row(
        List.of(
            Cell.text(run.label()),
            Cell.text(config.network().model()),
            Cell.text(config.data().name()),
            Cell.number("" + config.training().seed()),
            Cell.number(
                run.finished()
                    ? "" + run.epochs().size()
                    : run.epochs().size() + " of " + config.training().epochs()),
            accuracy(run.last()),
            accuracy(best),
            Cell.number(best.map(epoch -> "" + epoch.epoch()).orElse(Numbers.NONE)),
            Cell.number(
                run.epochs().isEmpty()
                    ? Numbers.NONE
                    : Numbers.like(run.seconds()).apply(run.seconds()))));
  }

  private static Cell accuracy(Optional<EpochMetrics> epoch) {
    return Cell.number(
        epoch.map(metrics -> Numbers.percent(metrics.testAccuracy())).orElse(Numbers.NONE));
  }

  /** The learning curves; empty if no run has come to the end of an epoch. */
  Optional<Section> curves() {
    if (runs.stream().allMatch(run -> run.epochs().isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new Section(
            "Learning curves",
            List.of(
                Block.of(
                    List.of(
                        curve("training loss", "cross-entropy", EpochMetrics::trainLoss),
                        curve("test loss", "cross-entropy", EpochMetrics::testLoss),
                        curve("training accuracy", "%", metrics -> 100 * metrics.trainAccuracy()),
                        curve("test accuracy", "%", metrics -> 100 * metrics.testAccuracy()))))));
  }

  private Picture curve(String title, String unit, ToDoubleFunction<EpochMetrics> metric) {
    boolean repeated = groups.stream().anyMatch(group -> group.runs().size() > 1);
    List<Line> lines = new ArrayList<>();
    for (RunGroup group : groups) {
      int groupColour = groups.indexOf(group);
      for (RunLog run : group.runs()) {
        lines.add(
            new Line(
                repeated ? group.label() : run.label(),
                run.epochs().stream().map(epoch -> (double) epoch.epoch()).toList(),
                run.epochs().stream().map(metric::applyAsDouble).toList(),
                groupColour,
                Line.Style.MARKED));
      }
    }
    String caption =
        "%s of every epoch%s"
            .formatted(
                title.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + title.substring(1),
                repeated ? ", a line for each seed" : "");
    return Picture.of(names.of(title), caption, new LineFigure(title, "epoch", unit, false, lines));
  }
}
