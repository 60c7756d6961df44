package org.hyperbolic4j.experiments.data.source;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.hyperbolic4j.experiments.data.DataException;
import org.hyperbolic4j.experiments.data.batch.Augmentation;

/** The data sets that can be asked for by name. */
public enum DataName {
  /** Drawn from a seed, needs no files. */
  SHAPETREE("shapetree", false),
  /** CIFAR-10, binary version. */
  CIFAR10("cifar10", true),
  /** CIFAR-100, binary version. */
  CIFAR100("cifar100", true),
  /** Fashion-MNIST, idx files. */
  FASHION_MNIST("fashion-mnist", true),
  /** MNIST, idx files. */
  MNIST("mnist", true),
  /** SVHN, cropped digits, MATLAB files. */
  SVHN("svhn", true),
  /** A folder of class folders of image files. */
  FOLDER("folder", true);

  private final String label;
  private final boolean files;

  DataName(String label, boolean files) {
    this.label = label;
    this.files = files;
  }

  /**
   * The data set of a name.
   *
   * @param label the name, such as "cifar10"
   * @return the data set
   * @throws DataException if there is none, with the names there are
   */
  public static DataName of(String label) {
    return Arrays.stream(values())
        .filter(name -> name.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new DataException(
                    "there is no data set '%s'; there are %s"
                        .formatted(
                            label,
                            Arrays.stream(values())
                                .map(DataName::label)
                                .collect(Collectors.joining(", ")))));
  }

  /**
   * The name for people and files.
   *
   * @return such as "cifar10"
   */
  public String label() {
    return label;
  }

  /**
   * Whether it is read from files, so that a folder must be given.
   *
   * @return false for ShapeTree
   */
  public boolean needsFolder() {
    return files;
  }

  /**
   * How its training images are usually varied: digits are not mirrored.
   *
   * @return the augmentation
   */
  public Augmentation augmentation() {
    return this == MNIST || this == SVHN ? Augmentation.CROP : Augmentation.CROP_AND_MIRROR;
  }

  @Override
  public String toString() {
    return label;
  }
}
