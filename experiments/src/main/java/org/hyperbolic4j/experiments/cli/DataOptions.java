package org.hyperbolic4j.experiments.cli;

import java.nio.file.Path;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.data.batch.Augmentation;
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
      names = "--test-limit",
      paramLabel = "N",
      defaultValue = "0",
      description = "use the first N test images; 0, the default: all")
  private int testLimit;

  String name() {
    return name;
  }

  Path directory() {
    return directory;
  }

  int testLimit() {
    return testLimit;
  }

  /**
   * The test images these options describe.
   *
   * @throws BadInputException if the limit is negative
   */
  DataConfig config() {
    return config(0, Augmentation.NONE);
  }

  /** The same with training images. */
  DataConfig config(int limit, Augmentation augmentation) {
    if (testLimit < 0) {
      throw new BadInputException("--test-limit must not be negative, but is " + testLimit);
    }
    return new DataConfig(
        name, directory == null ? null : directory.toString(), limit, testLimit, augmentation);
  }
}
