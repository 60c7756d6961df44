package org.hyperbolic4j.experiments.data.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hyperbolic4j.experiments.data.DataException;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.Split;
import org.hyperbolic4j.experiments.data.format.Cifar;
import org.hyperbolic4j.experiments.data.format.Idx;
import org.hyperbolic4j.experiments.data.format.ImageFolder;
import org.hyperbolic4j.experiments.data.format.Svhn;
import org.hyperbolic4j.experiments.data.shapetree.ShapeTree;

/** Loads data sets by name. */
public final class ImageSets {

  private ImageSets() {}

  /**
   * Loads a split of a data set.
   *
   * @param name which data set
   * @param folder where its files are; ignored by ShapeTree
   * @param split which images
   * @param options how many, which size, which seed
   * @return the images
   * @throws DataException if no folder is given where one is needed, or a file is missing or
   *     damaged
   */
  public static ImageSet load(
      DataName name, Optional<Path> folder, Split split, LoadOptions options) {
    if (name == DataName.SHAPETREE) {
      return allOrOne(split, options, part -> shapeTree(part, options));
    }
    Path files = existing(name, folder);
    int limit = options.limit().orElse(Integer.MAX_VALUE);
    return switch (name) {
      case CIFAR10 -> allOrOne(split, options, part -> Cifar.cifar10(files, part));
      case CIFAR100 -> allOrOne(split, options, part -> Cifar.cifar100(files, part));
      case MNIST -> allOrOne(split, options, part -> Idx.mnist(files, part));
      case FASHION_MNIST -> allOrOne(split, options, part -> Idx.fashionMnist(files, part));
      case SVHN ->
          allOrOne(split, options, part -> Svhn.read(files, part, limit, options.progress()));
      case FOLDER -> ImageFolder.read(files, split, options.side(), limit, options.progress());
      case SHAPETREE -> throw new IllegalStateException("drawn above");
    };
  }

  private static Path existing(DataName name, Optional<Path> folder) {
    if (folder.isEmpty()) {
      throw new DataException(
          "the data set %s needs the folder with its files (--data-dir)".formatted(name));
    }
    if (!Files.isDirectory(folder.get())) {
      throw new DataException(
          folder.get(), "no such folder; expected the folder with the files of " + name);
    }
    return folder.get();
  }

  private static ImageSet shapeTree(Split split, LoadOptions options) {
    int usual = split == Split.TEST ? ShapeTree.DEFAULT_TEST : ShapeTree.DEFAULT_TRAIN;
    return ShapeTree.images(options.seed(), split, options.limit().orElse(usual));
  }

  /** Reads one split. */
  private interface PartReader {
    ImageSet read(Split part);
  }

  private static ImageSet allOrOne(Split split, LoadOptions options, PartReader reader) {
    ImageSet set;
    if (split == Split.ALL) {
      ImageSet train = reader.read(Split.TRAIN);
      String name = train.name().substring(0, train.name().lastIndexOf('/'));
      set = train.join(reader.read(Split.TEST), name);
    } else {
      set = reader.read(split);
    }
    return options.limit().isPresent() ? set.limit(options.limit().getAsInt()) : set;
  }
}
