package org.hyperbolic4j.experiments.cli;

import java.nio.file.Path;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.data.batch.Augmentation;
import org.hyperbolic4j.experiments.data.source.DataName;
import org.hyperbolic4j.experiments.run.DataConfig;
import picocli.CommandLine.Option;

/** Options that say which images to use. */
final class DataOptions {

  @Option(
      names = "--data",
      paramLabel = "NAME",
      defaultValue = "shapetree",
      description =
          "shapetree (made on the fly, no files), cifar10, cifar100, fashion-mnist, mnist, svhn, or"
              + " folder (a folder of class folders of images); default: ${DEFAULT-VALUE}")
  private String name;

  @Option(names = "--data-dir", paramLabel = "DIR", description = "folder with the data's files")
  private Path directory;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "0",
      description = "use the first N training images; 0, the default: all")
  private int limit;

  @Option(
      names = "--test-limit",
      paramLabel = "N",
      defaultValue = "0",
      description = "use the first N test images; 0, the default: all")
  private int testLimit;

  @Option(
      names = "--augment",
      defaultValue = "AUTO",
      description =
          "how training images are varied, one of ${COMPLETION-CANDIDATES}; AUTO: shift and mirror,"
              + " but only shift digits; default: ${DEFAULT-VALUE}")
  private Choice augment;

  /** How training images are varied. */
  enum Choice {
    AUTO,
    NONE,
    CROP,
    CROP_AND_MIRROR
  }

  String name() {
    return name;
  }

  Path directory() {
    return directory;
  }

  int testLimit() {
    return testLimit;
  }

  DataConfig config() {
    if (limit < 0 || testLimit < 0) {
      throw new BadInputException(
          "--limit and --test-limit must not be negative, but are %d and %d"
              .formatted(limit, testLimit));
    }
    return new DataConfig(
        name, directory == null ? null : directory.toString(), limit, testLimit, augmentation());
  }

  private Augmentation augmentation() {
    return switch (augment) {
      case NONE -> Augmentation.NONE;
      case CROP -> Augmentation.CROP;
      case CROP_AND_MIRROR -> Augmentation.CROP_AND_MIRROR;
      case AUTO -> DataName.of(name).augmentation();
    };
  }
}
