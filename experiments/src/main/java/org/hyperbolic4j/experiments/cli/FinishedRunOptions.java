package org.hyperbolic4j.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.analysis.report.JsonLine;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.Progress;
import org.hyperbolic4j.experiments.run.FinishedRun;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Options of commands that look at a trained network with its own test images. */
final class FinishedRunOptions {

  @Mixin private CheckpointOptions checkpoint;
  @Mixin private PassOptions pass;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "what random choices depend on; default: ${DEFAULT-VALUE}")
  private long seed;

  @Mixin private OwnImagesOptions images;

  @Option(names = "--json", description = "print one line of JSON instead of a table")
  private boolean json;

  /**
   * Checks numbers.
   *
   * @throws BadInputException if one is out of its range
   */
  void check() {
    pass.check();
    images.check();
  }

  /** Opens a run. */
  FinishedRun open(Path folder) {
    return checkpoint.open(folder);
  }

  /** The run's own test images. */
  ImageSet test(FinishedRun run, Progress progress) {
    return images.of(run, progress);
  }

  /**
   * Checks that another run has the same test images.
   *
   * @throws BadInputException if it has not
   */
  void requireSameTest(
      Path folder, ImageSet own, Path otherFolder, FinishedRun other, Progress progress) {
    ImageSet others = test(other, progress);
    if (!own.checksum().equals(others.checksum())) {
      throw new BadInputException(
          "%s was tested on %s and %s on %s, which are not the same images; --test-limit or"
                  .formatted(folder, own, otherFolder, others)
              + " --data-dir may make them so");
    }
  }

  /** Prints what was found, as people asked for it. */
  <R extends Record> void print(CommandSpec spec, R report, BiConsumer<R, PrintWriter> table) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonLine.of(report));
    } else {
      table.accept(report, out);
    }
    out.flush();
  }

  String checkpoint() {
    return checkpoint.word();
  }

  int batch() {
    return pass.batch();
  }

  long seed() {
    return seed;
  }
}
