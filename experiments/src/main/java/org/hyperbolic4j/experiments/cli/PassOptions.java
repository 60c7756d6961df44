package org.hyperbolic4j.experiments.cli;

import org.hyperbolic4j.experiments.BadInputException;
import picocli.CommandLine.Option;

/** The option that says how many images pass a network at a time. */
final class PassOptions {

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "128",
      description =
          "images at a time; matters to results only with --bn-statistics batch; default:"
              + " ${DEFAULT-VALUE}")
  private int batch;

  /**
   * Checks the number.
   *
   * @throws BadInputException if it is below 1
   */
  void check() {
    requireAtLeast("--batch", batch, 1);
  }

  int batch() {
    return batch;
  }

  /**
   * Complains about a number that is too small.
   *
   * @throws BadInputException if it is
   */
  static void requireAtLeast(String option, int value, int least) {
    if (value < least) {
      throw new BadInputException(
          "%s must be at least %d, but is %d".formatted(option, least, value));
    }
  }
}
