package org.hyperbolic4j.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.analysis.ood.OodReport;
import org.hyperbolic4j.experiments.analysis.ood.OtherImages;
import org.hyperbolic4j.experiments.analysis.report.MeanAndDeviation;
import org.hyperbolic4j.experiments.analysis.sampling.Draws;
import org.hyperbolic4j.experiments.run.FinishedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says how well a network tells other images from its own. */
@Command(
    name = "ood",
    description =
        "Detect images of other data sets by the energy score: FPR95, AUROC and AUPR, with the run's"
            + " own test set as the positive class.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class OodCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN", description = "folder of the run")
  private Path folder;

  @Option(
      names = "--against",
      paramLabel = "[NAME=]SET[:DIR]",
      description =
          "another set, for instance svhn:DIR, cifar100:DIR or textures=folder:DIR; once for each."
              + " SET is a name that train --data knows: its test split is used, or all of a folder;"
              + " images are brought to the network's size and channels")
  private List<String> against = List.of();

  @Option(
      names = "--against-if-there",
      paramLabel = "[NAME=]SET:DIR",
      description = "the same, left out with a word where there is no folder DIR; after the others")
  private List<String> againstIfThere = List.of();

  @Option(
      names = "--temperature",
      paramLabel = "T",
      defaultValue = "1",
      description = "temperature of the energy; default: ${DEFAULT-VALUE}")
  private double temperature;

  @Option(
      names = "--draws",
      paramLabel = "N",
      defaultValue = "10",
      description = "draws from each other set; default: ${DEFAULT-VALUE}")
  private int draws;

  @Option(
      names = "--images",
      paramLabel = "N",
      defaultValue = "2000",
      description =
          "images in a draw, without replacement; a set that has no more is taken as a whole, once;"
              + " default: ${DEFAULT-VALUE}")
  private int images;

  @Mixin private FinishedRunOptions options;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    options.check();
    PassOptions.requireAtLeast("--draws", draws, 1);
    PassOptions.requireAtLeast("--images", images, 1);
    if (!(temperature > 0) || Double.isInfinite(temperature)) {
      throw new BadInputException("--temperature must be positive, but is " + temperature);
    }
    List<OtherImages> others = others();
    OodReport report;
    try (LoadBar progress = new LoadBar("reading and evaluating")) {
      FinishedRun run = options.open(folder);
      report =
          OodReport.measure(
              run.network(),
              options.test(run, progress),
              others,
              temperature,
              new Draws(draws, images, options.seed()),
              options.batch(),
              progress);
    }
    options.print(spec, report, this::print);
    return 0;
  }

  private List<OtherImages> others() {
    if (against.isEmpty() && againstIfThere.isEmpty()) {
      throw new BadInputException(
          "nothing to compare with: --against SET:DIR says which, for instance svhn:DIR");
    }
    List<OtherImages> others = new ArrayList<>();
    against.stream().map(OtherImages::parse).forEach(others::add);
    againstIfThere.stream().map(OtherImages::parse).filter(this::isThere).forEach(others::add);
    Set<String> names = new HashSet<>();
    for (OtherImages other : others) {
      if (!names.add(other.name())) {
        throw new BadInputException(
            "--against has two sets called '%s': NAME=SET:DIR gives them names"
                .formatted(other.name()));
      }
    }
    return others;
  }

  private boolean isThere(OtherImages other) {
    if (other.folder().filter(found -> !Files.isDirectory(found)).isEmpty()) {
      return true;
    }
    PrintWriter err = spec.commandLine().getErr();
    err.printf("%s is left out: there is no folder %s%n", other.name(), other.folder().get());
    err.flush();
    return false;
  }

  private void print(OodReport report, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s, %s checkpoint: energy at T = %s of %s, %d images (positive), against%n",
        folder,
        options.checkpoint(),
        report.temperature(),
        report.positive(),
        report.images());
    out.printf(
        "%-16s %16s %18s %18s %18s%n", "set", "draws x images", "FPR95 %", "AUROC %", "AUPR %");
    for (OodReport.Against row : report.against()) {
      out.printf(
          "%-16s %16s %18s %18s %18s%n",
          row.name(),
          row.draws() + " x " + row.images(),
          percent(row.fpr95()),
          percent(row.auroc()),
          percent(row.aupr()));
      if (row.available() < images) {
        out.printf("  %s has %d images only, taken once%n", row.name(), row.available());
      }
    }
    out.println("mean and standard deviation over the draws");
  }

  private static String percent(MeanAndDeviation figure) {
    String mean = String.format(Locale.ROOT, "%.2f", 100 * figure.mean());
    return figure.sd() == null
        ? mean
        : mean + String.format(Locale.ROOT, " +- %.2f", 100 * figure.sd());
  }
}
