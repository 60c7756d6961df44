package org.hyperbolic4j.experiments.run;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.hyperbolic4j.experiments.data.batch.Augmentation;

/**
 * Which images a run uses.
 *
 * @param name name of the data set, for instance {@code cifar10}
 * @param directory absolute path of the folder with its files, null for an embedded set
 * @param imageSize if positive, images of a folder are resized and cropped to squares of that many
 *     pixels; 0 to leave them as they are
 * @param limit how many training images at most, 0 for all
 * @param testLimit how many test images at most, 0 for all
 * @param augmentation how training images are varied
 */
public record DataConfig(
    String name,
    String directory,
    int imageSize,
    int limit,
    int testLimit,
    Augmentation augmentation) {

  /**
   * Checks that all is there.
   *
   * @param name name of the data set, for instance {@code cifar10}
   * @param directory absolute path of the folder with its files, null for an embedded set
   * @param imageSize if positive, images of a folder are resized and cropped to squares of that
   *     many pixels; 0 to leave them as they are
   * @param limit how many training images at most, 0 for all
   * @param testLimit how many test images at most, 0 for all
   * @param augmentation how training images are varied
   */
  public DataConfig {
    requireNonNull(name, "name is missing");
    requireNonNull(augmentation, "augmentation is missing");
  }

  /**
   * The same in another size.
   *
   * @param pixels side of the squares; 0 to leave images as they are
   * @return the configuration
   */
  public DataConfig withImageSize(int pixels) {
    return new DataConfig(name, directory, pixels, limit, testLimit, augmentation);
  }

  /** The same with the files in another place. */
  DataConfig withDirectory(Path folder) {
    return new DataConfig(name, folder.toString(), imageSize, limit, testLimit, augmentation);
  }

  /** The same with other test images. */
  DataConfig withTestLimit(int images) {
    return new DataConfig(name, directory, imageSize, limit, images, augmentation);
  }
}
