package org.hyperbolic4j.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hyperbolic4j.experiments.analysis.propagation.NormProfile;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.run.FinishedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says how large feature maps and gradients are, layer by layer. */
@Command(
    name = "norms",
    description =
        "Sizes of a network's feature maps and of the loss' gradients by them, layer by layer, on"
            + " the first --batch of its test images.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class NormsCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN", description = "folder of the run")
  private Path folder;

  @Option(
      names = "--initial",
      description =
          "the network as the run started it, with statistics of the batch, instead of a checkpoint")
  private boolean initial;

  @Mixin private FinishedRunOptions options;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    options.check();
    NormProfile profile;
    try (LoadBar progress = new LoadBar()) {
      FinishedRun run = initial ? FinishedRun.openInitial(folder) : options.open(folder);
      ImageSet images = options.test(run, progress);
      profile =
          initial
              ? NormProfile.ofInitial(run.config().network(), images, options.batch())
              : NormProfile.of(run.network(), images, options.batch());
    }
    options.print(spec, profile, NormsCommand::print);
    return 0;
  }

  private static void print(NormProfile profile, PrintWriter out) {
    out.printf("%5s %-24s %16s %16s%n", "layer", "name", "feature norm", "gradient norm");
    for (int i = 0; i < profile.names().size(); i++) {
      out.printf(
          Locale.ROOT,
          "%5d %-24s %16.4g %16.4g%n",
          profile.layer().get(i),
          profile.names().get(i),
          profile.activation().get(i),
          profile.gradient().get(i));
    }
  }
}
