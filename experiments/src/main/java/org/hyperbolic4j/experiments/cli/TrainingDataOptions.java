package org.hyperbolic4j.experiments.cli;

import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.data.batch.Augmentation;
import org.hyperbolic4j.experiments.data.source.DataName;
import org.hyperbolic4j.experiments.run.DataConfig;
import picocli.CommandLine.Option;

/** Options that say which images to train on, and how they are varied. */
final class TrainingDataOptions {

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "0",
      description = "use the first N training images; 0, the default: all")
  private int limit;

  @Option(
      names = "--augment",
      defaultValue = "auto",
      description =
          "how training images are varied, one of ${COMPLETION-CANDIDATES}; auto: shift and mirror,"
              + " but only shift digits; default: ${DEFAULT-VALUE}")
  private Choice augment;

  /** How training images are varied. */
  enum Choice {
    AUTO,
    NONE,
    CROP,
    CROP_AND_MIRROR
  }

  /**
   * Training and test images.
   *
   * @throws BadInputException if the limit is negative
   */
  DataConfig config(DataOptions data) {
    if (limit < 0) {
      throw new BadInputException("--limit must not be negative, but is " + limit);
    }
    return data.config(limit, augmentation(data.name()));
  }

  private Augmentation augmentation(String data) {
    return switch (augment) {
      case NONE -> Augmentation.NONE;
      case CROP -> Augmentation.CROP;
      case CROP_AND_MIRROR -> Augmentation.CROP_AND_MIRROR;
      case AUTO -> DataName.of(data).augmentation();
    };
  }
}
