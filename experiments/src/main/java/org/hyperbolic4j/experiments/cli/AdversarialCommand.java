package org.hyperbolic4j.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hyperbolic4j.experiments.analysis.adversarial.AdversarialReport;
import org.hyperbolic4j.experiments.analysis.adversarial.AttackPlan;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.run.FinishedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what attacks leave of a network's accuracy. */
@Command(
    name = "adversarial",
    description =
        "Attack the run's own test images by FGSM, as published (normalised images, the network's own"
            + " prediction, no clipping) and on pixels (true labels, clipped), and by PGD on pixels.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class AdversarialCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN", description = "folder of the run")
  private Path folder;

  @Option(
      names = "--epsilons",
      paramLabel = "E",
      split = ",",
      defaultValue = "0.8,1.6,2.4,3.2",
      description =
          "sizes of perturbations in 255ths, with commas between; default: ${DEFAULT-VALUE}")
  private List<Double> epsilons;

  @Option(
      names = "--pgd-steps",
      paramLabel = "N",
      defaultValue = "20",
      description = "steps of PGD; 0 leaves it out; default: ${DEFAULT-VALUE}")
  private int pgdSteps;

  @Option(
      names = "--pgd-step-size",
      paramLabel = "S",
      defaultValue = "0.25",
      description = "size of a step of PGD as a share of epsilon; default: ${DEFAULT-VALUE}")
  private double pgdStepSize;

  @Mixin private FinishedRunOptions options;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    options.check();
    AttackPlan plan =
        BadInputs.rethrow(() -> new AttackPlan(epsilons, pgdSteps, pgdStepSize, options.seed()));
    FinishedRun run = options.open(folder);
    ImageSet images;
    try (LoadBar progress = new LoadBar()) {
      images = options.test(run, progress);
    }
    AdversarialReport report;
    try (LoadBar progress = new LoadBar("attacking")) {
      report = AdversarialReport.measure(run.network(), images, plan, options.batch(), progress);
    }
    options.print(spec, report, this::print);
    return 0;
  }

  private void print(AdversarialReport report, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s, %s checkpoint: accuracy %.2f %% on %s, %d images; attacked%n",
        folder,
        options.checkpoint(),
        100 * report.cleanAccuracy(),
        report.data(),
        report.images());
    row(out, "attack", "space", "labels", report.epsilons255().stream().map(e -> e + "/255"));
    for (AdversarialReport.Attack attack : report.attacks()) {
      row(
          out,
          attack.attack().equals("pgd") ? "pgd-" + report.pgdSteps() : attack.attack(),
          attack.space() + (attack.clipped() ? ", clipped" : ""),
          attack.labels(),
          percent(attack.accuracies()));
      row(out, "", "", "survive", percent(attack.survivors()));
    }
  }

  private static Stream<String> percent(List<Double> shares) {
    return shares.stream().map(share -> String.format(Locale.ROOT, "%.2f %%", 100 * share));
  }

  private static void row(
      PrintWriter out, String attack, String space, String labels, Stream<String> cells) {
    out.printf(
        "%-8s %-16s %-10s %s%n",
        attack,
        space,
        labels,
        cells.map(cell -> "%12s".formatted(cell)).collect(Collectors.joining()));
  }
}
