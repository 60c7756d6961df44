package org.hyperbolic4j.experiments.cli;

import java.nio.file.Path;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.Progress;
import org.hyperbolic4j.experiments.run.FinishedRun;
import org.hyperbolic4j.nn.engine.Backend;
import picocli.CommandLine.Option;

/** Options of commands that look at a trained network with its own test images. */
final class FinishedRunOptions {

  @Option(
      names = "--checkpoint",
      defaultValue = "last",
      description = "which checkpoint: one of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
  private FinishedRun.Which checkpoint;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "128",
      description =
          "images at a time; matters to results only with --bn-statistics batch; default:"
              + " ${DEFAULT-VALUE}")
  private int batch;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "what random choices depend on; default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--test-limit",
      paramLabel = "N",
      defaultValue = "0",
      description = "use the first N test images; 0, the default: as many as the run")
  private int testLimit;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "folder with the files of the run's own data; default: where they were")
  private Path directory;

  @Option(names = "--json", description = "print one line of JSON instead of a table")
  private boolean json;

  /**
   * Checks numbers.
   *
   * @throws BadInputException if one is out of its range
   */
  void check() {
    requireAtLeast("--batch", batch, 1);
    requireAtLeast("--test-limit", testLimit, 0);
  }

  /** Complains about a number that is too small. */
  static void requireAtLeast(String option, int value, int least) {
    if (value < least) {
      throw new BadInputException(
          "%s must be at least %d, but is %d".formatted(option, least, value));
    }
  }

  /** Opens a run. */
  FinishedRun open(Path folder) {
    Backend.start();
    return FinishedRun.open(folder, checkpoint);
  }

  /** The run's own test images. */
  ImageSet test(FinishedRun run, Progress progress) {
    Path folder = directory == null ? null : directory.toAbsolutePath().normalize();
    return run.test(run.data(testLimit, folder), progress);
  }

  /**
   * Checks that another run has the same test images.
   *
   * @throws BadInputException if it has not
   */
  void requireSameTest(
      Path folder, ImageSet images, Path otherFolder, FinishedRun other, Progress progress) {
    ImageSet others = test(other, progress);
    if (!images.checksum().equals(others.checksum())) {
      throw new BadInputException(
          "%s was tested on %s and %s on %s, which are not the same images; --test-limit or"
                  .formatted(folder, images, otherFolder, others)
              + " --data-dir may make them so");
    }
  }

  String checkpoint() {
    return EnumWords.word(checkpoint);
  }

  int batch() {
    return batch;
  }

  long seed() {
    return seed;
  }

  boolean json() {
    return json;
  }
}
