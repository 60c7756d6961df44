package org.hyperbolic4j.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hyperbolic4j.experiments.analysis.complementarity.ComplementarityReport;
import org.hyperbolic4j.experiments.analysis.inference.Logits;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.run.FinishedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says how far the errors of two networks differ. */
@Command(
    name = "complementarity",
    description =
        "Compare the errors of two runs on the same test set: counts, Jaccard index, McNemar's test,"
            + " and the accuracy of both networks fused.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ComplementarityCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "FIRST", description = "folder of a run")
  private Path first;

  @Parameters(index = "1", paramLabel = "SECOND", description = "folder of another")
  private Path second;

  @Mixin private FinishedRunOptions options;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    options.check();
    ComplementarityReport report = compare();
    options.print(spec, report, this::print);
    return 0;
  }

  private ComplementarityReport compare() {
    FinishedRun firstRun = options.open(first);
    FinishedRun secondRun = options.open(second);
    ImageSet images;
    try (LoadBar progress = new LoadBar()) {
      images = options.test(firstRun, progress);
      options.requireSameTest(first, images, second, secondRun, progress);
    }
    try (LoadBar progress = new LoadBar("evaluating")) {
      return ComplementarityReport.of(
          firstRun.network().config().model(),
          Logits.of(firstRun.network(), images, options.batch(), progress),
          secondRun.network().config().model(),
          Logits.of(secondRun.network(), images, options.batch(), progress),
          images.name());
    }
  }

  private void print(ComplementarityReport report, PrintWriter out) {
    out.printf("%s checkpoints on %s%n", options.checkpoint(), report.data());
    out.printf("first:  %s, %s%n", first, report.firstModel());
    out.printf("second: %s, %s%n", second, report.secondModel());
    count(out, "both right", report.bothRight(), report);
    count(out, "only the first", report.onlyFirst(), report);
    count(out, "only the second", report.onlySecond(), report);
    count(out, "neither", report.neither(), report);
    share(out, "accuracy of the first", report.firstAccuracy());
    share(out, "accuracy of the second", report.secondAccuracy());
    share(out, "accuracy of both fused", report.fusedAccuracy());
    share(out, "at least one is right", report.eitherAccuracy());
    out.printf(
        "%-28s %s%n",
        "Jaccard index of the errors",
        report.jaccardOfErrors() == null
            ? "- (there are none)"
            : String.format(Locale.ROOT, "%.4f", report.jaccardOfErrors()));
    out.printf(Locale.ROOT, "%-28s p = %.3g%n", "McNemar, exact", report.mcnemarP());
  }

  private static void count(PrintWriter out, String what, int count, ComplementarityReport report) {
    out.printf(
        Locale.ROOT, "%-28s %6d images, %.2f %%%n", what, count, 100.0 * count / report.images());
  }

  private static void share(PrintWriter out, String what, double share) {
    out.printf(Locale.ROOT, "%-28s %.2f %%%n", what, 100 * share);
  }
}
