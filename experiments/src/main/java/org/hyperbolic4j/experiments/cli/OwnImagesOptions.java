package org.hyperbolic4j.experiments.cli;

import java.nio.file.Path;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.Progress;
import org.hyperbolic4j.experiments.run.FinishedRun;
import picocli.CommandLine.Option;

/** Options that say which of a run's own test images to use, and where they are. */
final class OwnImagesOptions {

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

  /**
   * Checks the number.
   *
   * @throws org.hyperbolic4j.experiments.BadInputException if it is negative
   */
  void check() {
    PassOptions.requireAtLeast("--test-limit", testLimit, 0);
  }

  /** The images. */
  ImageSet of(FinishedRun run, Progress progress) {
    Path folder = directory == null ? null : directory.toAbsolutePath().normalize();
    return run.test(run.data(testLimit, folder), progress);
  }
}
