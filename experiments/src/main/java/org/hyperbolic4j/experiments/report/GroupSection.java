package org.hyperbolic4j.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hyperbolic4j.experiments.report.page.Block;
import org.hyperbolic4j.experiments.report.page.Cell;
import org.hyperbolic4j.experiments.report.page.Numbers;
import org.hyperbolic4j.experiments.report.page.Section;
import org.hyperbolic4j.experiments.report.page.Table;
import org.hyperbolic4j.experiments.report.source.RunGroup;
import org.hyperbolic4j.experiments.report.source.RunLog;
import org.hyperbolic4j.experiments.report.statistics.Holm;
import org.hyperbolic4j.experiments.report.statistics.PairedComparison;
import org.hyperbolic4j.experiments.report.statistics.Sample;
import org.hyperbolic4j.experiments.run.EpochMetrics;

/** Runs that differ only in their seeds, taken together and compared. */
final class GroupSection {

  private record Comparison(RunGroup first, RunGroup second, PairedComparison result) {}

  private final List<RunGroup> groups;

  GroupSection(List<RunGroup> groups) {
    this.groups = groups;
  }

  /** The section; empty if no configuration was run with two seeds. */
  Optional<Section> section() {
    if (groups.stream().noneMatch(group -> group.repetitions().size() > 1)) {
      return Optional.empty();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.of(means()));
    List<Comparison> comparisons = comparisons();
    if (!comparisons.isEmpty()) {
      blocks.add(Block.of(tests(comparisons)));
      blocks.add(
          Block.of(
              "Both tests are two-sided. Student's takes the differences for normally distributed;"
                  + " Wilcoxon's does not, and is left out of fewer than six pairs that differ,"
                  + " where its p cannot fall below 0.05. Holm's adjustment is for the number of"
                  + " Student's tests in this table."));
    }
    int all = groups.stream().mapToInt(group -> group.runs().size()).sum();
    int used = groups.stream().mapToInt(group -> group.repetitions().size()).sum();
    if (used < all) {
      blocks.add(
          Block.of(
              "%d of %d runs are left out here: they are not finished, or repeat a seed."
                  .formatted(all - used, all)));
    }
    return Optional.of(new Section("Over seeds", blocks));
  }

  private Table means() {
    return new Table(
        "Mean and standard deviation over seeds, and the 95 % confidence interval of the mean by"
            + " Student's t.",
        List.of(
            Cell.text("group"),
            Cell.number("seeds"),
            Cell.number("last test accuracy, %"),
            Cell.number("95 % interval"),
            Cell.number("best test accuracy, %"),
            Cell.number("95 % interval"),
            Cell.number("seconds")),
        groups.stream()
            .filter(group -> !group.repetitions().isEmpty())
            .map(GroupSection::row)
            .toList(),
        List.of());
  }

  private static Table.Row row(RunGroup group) {
    Sample last = accuracies(group, RunLog::last);
    Sample best = accuracies(group, RunLog::best);
    Sample seconds = new Sample(group.repetitions().stream().map(RunLog::seconds).toList());
    return new Table.Row(
        List.of(
            Cell.text(group.label()),
            Cell.number("" + last.size()),
            Cell.number(Spreads.mean(last, Numbers::decimals)),
            Cell.number(Spreads.interval(last, Numbers::decimals)),
            Cell.number(Spreads.mean(best, Numbers::decimals)),
            Cell.number(Spreads.interval(best, Numbers::decimals)),
            Cell.number(Spreads.mean(seconds, Numbers.like(seconds.mean().orElse(0))))));
  }

  private static Sample accuracies(RunGroup group, Function<RunLog, Optional<EpochMetrics>> epoch) {
    return new Sample(group.repetitions().stream().map(run -> accuracy(run, epoch)).toList());
  }

  private static double accuracy(RunLog run, Function<RunLog, Optional<EpochMetrics>> epoch) {
    return 100 * epoch.apply(run).orElseThrow().testAccuracy();
  }

  private List<Comparison> comparisons() {
    List<Comparison> comparisons = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      for (int j = i + 1; j < groups.size(); j++) {
        List<RunGroup.Pair> pairs = groups.get(i).pairs(groups.get(j));
        if (pairs.size() > 1 && groups.get(i).sharesTestImagesWith(groups.get(j))) {
          comparisons.add(
              new Comparison(
                  groups.get(i),
                  groups.get(j),
                  PairedComparison.of(
                      pairs.stream().map(pair -> accuracy(pair.first(), RunLog::last)).toList(),
                      pairs.stream().map(pair -> accuracy(pair.second(), RunLog::last)).toList())));
        }
      }
    }
    return comparisons;
  }

  private static Table tests(List<Comparison> comparisons) {
    List<Double> ps =
        comparisons.stream()
            .flatMap(comparison -> comparison.result().byStudent().stream().boxed())
            .collect(Collectors.toCollection(ArrayList::new));
    List<Double> adjusted = new ArrayList<>(Holm.adjust(ps));
    List<Table.Row> rows = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      PairedComparison result = comparison.result();
      OptionalDouble holm =
          result.byStudent().isEmpty()
              ? OptionalDouble.empty()
              : OptionalDouble.of(adjusted.remove(0));
      rows.add(
          new Table.Row(
              List.of(
                  Cell.text(comparison.second().label()),
                  Cell.text(comparison.first().label()),
                  Cell.number("" + result.differences().size()),
                  Cell.number(Spreads.mean(result.differences(), Numbers::decimals)),
                  Cell.number(Spreads.interval(result.differences(), Numbers::decimals)),
                  Cell.number(Numbers.probability(result.byStudent())),
                  Cell.number(Numbers.probability(holm)),
                  Cell.number(Numbers.probability(result.byWilcoxon())))));
    }
    return new Table(
        "Last test accuracy, compared on equal seeds: the first group minus the second.",
        List.of(
            Cell.text("group"),
            Cell.text("minus"),
            Cell.number("pairs"),
            Cell.number("difference, points"),
            Cell.number("95 % interval"),
            Cell.number("p, paired t"),
            Cell.number("p by Holm"),
            Cell.number("p, Wilcoxon")),
        rows,
        List.of());
  }
}
