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
      names = "--image-size",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "resize the images of --data folder to N pixels and crop them to squares; 0, the default:"
              + " as they are, all of one size; eval: as the network takes them")
  private int imageSize;

  @Option(
      names = "--test-limit",
      paramLabel = "N",
      defaultValue = "0",
      description = "use the first N test images; 0, the default: all")
  private int testLimit;

  String name() {
    return name;
  }

  /** The folder with the data's files, absolute; null if none was given. */
  Path directory() {
    return directory == null ? null : directory.toAbsolutePath().normalize();
  }

  /**
   * How many test images.
   *
   * @throws BadInputException if that is negative
   */
  int testLimit() {
    if (testLimit < 0) {
      throw new BadInputException("--test-limit must not be negative, but is " + testLimit);
    }
    return testLimit;
  }

  /**
   * The size of the images, 0 for the one they have.
   *
   * @throws BadInputException if it is negative or the images cannot be resized
   */
  private int imageSize() {
    if (imageSize < 0) {
      throw new BadInputException("--image-size must not be negative, but is " + imageSize);
    }
    if (imageSize > 0 && DataName.of(name) != DataName.FOLDER) {
      throw new BadInputException(
          "--image-size is for --data folder; the images of %s keep their size".formatted(name));
    }
    return imageSize;
  }

  /**
   * The test images these options describe.
   *
   * @throws BadInputException if limit or size cannot be
   */
  DataConfig config() {
    return config(0, Augmentation.NONE);
  }

  /** The same with training images. */
  DataConfig config(int limit, Augmentation augmentation) {
    return new DataConfig(
        name,
        directory == null ? null : directory().toString(),
        imageSize(),
        limit,
        testLimit(),
        augmentation);
  }
}
