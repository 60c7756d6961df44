package org.hyperbolic4j.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.analysis.centres.CentreDistances;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.run.FinishedRun;
import org.hyperbolic4j.experiments.run.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says how far midpoints are from Fréchet means as training goes. */
@Command(
    name = "centres",
    description =
        "Distance of the midpoint from the Frechet mean at the input of every batch norm, on the"
            + " first --batch of the run's test images, after each epoch whose checkpoint was kept"
            + " (train --keep-every); relative is over the spread of the batch.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CentresCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN", description = "folder of the run")
  private Path folder;

  @Mixin private FinishedRunOptions options;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    options.check();
    List<Integer> epochs = RunDirectory.open(folder).keptEpochs();
    if (epochs.isEmpty()) {
      throw new BadInputException(
          "%s has no checkpoints of single epochs: train with --keep-every 1".formatted(folder));
    }
    CentreDistances distances;
    try (LoadBar progress = new LoadBar()) {
      ImageSet images = options.test(options.open(folder), progress);
      distances =
          BadInputs.rethrow(
              () ->
                  CentreDistances.of(
                      epochs,
                      epoch -> FinishedRun.openKept(folder, epoch).network(),
                      images,
                      options.batch()));
    }
    options.print(spec, distances, CentresCommand::print);
    return 0;
  }

  private static void print(CentreDistances distances, PrintWriter out) {
    out.printf("%5s %12s %12s %12s %12s%n", "epoch", "distance", "spread", "relative", "largest");
    for (int i = 0; i < distances.epoch().size(); i++) {
      out.printf(
          Locale.ROOT,
          "%5d %12.4g %12.4g %12.4g %12.4g%n",
          distances.epoch().get(i),
          distances.distance().get(i),
          distances.spread().get(i),
          distances.relative().get(i),
          distances.largest().get(i));
    }
  }
}
