package org.hyperbolic4j.experiments.data.format;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.hyperbolic4j.experiments.data.DataException;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.ImageShape;
import org.hyperbolic4j.experiments.data.LabelTree;
import org.hyperbolic4j.experiments.data.Split;

/**
 * CIFAR-10 and CIFAR-100 in their binary versions (Krizhevsky 2009): records of one label byte
 * (CIFAR-100: two, superclass then class) and 3,072 bytes of pixels [3, 32, 32]. The files may lie
 * in the folder itself or in the folder that unpacking the authors' archive makes in it. Images
 * keep the order of the files.
 */
public final class Cifar {

  private static final ImageShape SHAPE = new ImageShape(3, 32, 32);
  private static final int CIFAR10_CLASSES = 10;
  private static final int CIFAR100_CLASSES = 100;
  private static final int CIFAR100_SUPERCLASSES = 20;
  private static final String CIFAR10_FILES =
      "the binary version of CIFAR-10: data_batch_1.bin to data_batch_5.bin, test_batch.bin,"
          + " batches.meta.txt";
  private static final String CIFAR100_FILES =
      "the binary version of CIFAR-100: train.bin, test.bin, fine_label_names.txt,"
          + " coarse_label_names.txt";

  private Cifar() {}

  /**
   * Reads CIFAR-10.
   *
   * @param folder the folder with the files
   * @param split {@link Split#TRAIN} or {@link Split#TEST}
   * @return the images, 10 classes
   * @throws DataException if a file is missing or damaged
   */
  public static ImageSet cifar10(Path folder, Split split) {
    Path in = orInside(folder, "cifar-10-batches-bin");
    List<String> names =
        InputFiles.names(in.resolve("batches.meta.txt"), CIFAR10_CLASSES, CIFAR10_FILES);
    List<String> files =
        split == Split.TEST
            ? List.of("test_batch.bin")
            : List.of(
                "data_batch_1.bin",
                "data_batch_2.bin",
                "data_batch_3.bin",
                "data_batch_4.bin",
                "data_batch_5.bin");
    RecordFiles records =
        RecordFiles.read(
            files.stream().map(in::resolve).toList(),
            new int[] {CIFAR10_CLASSES},
            SHAPE.length(),
            CIFAR10_FILES);
    return ImageSet.wrap(
        split == Split.TEST ? "cifar10/test" : "cifar10/train",
        SHAPE,
        records.pixels(),
        records.labels(0),
        LabelTree.flat(names));
  }

  /**
   * Reads CIFAR-100. The labels are the 100 fine ones; the 20 superclasses are level 0 of the tree.
   *
   * @param folder the folder with the files
   * @param split {@link Split#TRAIN} or {@link Split#TEST}
   * @return the images, 100 classes in 20 superclasses
   * @throws DataException if a file is missing or damaged
   */
  public static ImageSet cifar100(Path folder, Split split) {
    Path in = orInside(folder, "cifar-100-binary");
    List<String> fine =
        InputFiles.names(in.resolve("fine_label_names.txt"), CIFAR100_CLASSES, CIFAR100_FILES);
    List<String> coarse =
        InputFiles.names(
            in.resolve("coarse_label_names.txt"), CIFAR100_SUPERCLASSES, CIFAR100_FILES);
    Path file = in.resolve(split == Split.TEST ? "test.bin" : "train.bin");
    RecordFiles records =
        RecordFiles.read(
            List.of(file),
            new int[] {CIFAR100_SUPERCLASSES, CIFAR100_CLASSES},
            SHAPE.length(),
            CIFAR100_FILES);
    List<Integer> parents = parents(file, records);
    LabelTree classes =
        new LabelTree(
            List.of(
                LabelTree.topLevel("superclass", coarse),
                new LabelTree.Level("class", fine, parents)));
    return ImageSet.wrap(
        split == Split.TEST ? "cifar100/test" : "cifar100/train",
        SHAPE,
        records.pixels(),
        records.labels(1),
        classes);
  }

  private static Path orInside(Path folder, String archive) {
    Path inside = folder.resolve(archive);
    return Files.isDirectory(inside) ? inside : folder;
  }

  /** The superclass of every class, which only the records tell. */
  private static List<Integer> parents(Path file, RecordFiles records) {
    Integer[] parents = new Integer[CIFAR100_CLASSES];
    int[] coarse = records.labels(0);
    int[] fine = records.labels(1);
    for (int image = 0; image < fine.length; image++) {
      Integer known = parents[fine[image]];
      if (known != null && known != coarse[image]) {
        throw new DataException(
            file,
            (long) image * (2 + SHAPE.length()),
            "record %d puts class %d into superclass %d, an earlier one into %d"
                .formatted(image, fine[image], coarse[image], known));
      }
      parents[fine[image]] = coarse[image];
    }
    int unseen = Arrays.asList(parents).indexOf(null);
    if (unseen >= 0) {
      throw new DataException(
          file, "has no image of class " + unseen + ", so its superclass is unknown");
    }
    boolean[] used = new boolean[CIFAR100_SUPERCLASSES];
    for (int parent : parents) {
      used[parent] = true;
    }
    for (int superclass = 0; superclass < used.length; superclass++) {
      if (!used[superclass]) {
        throw new DataException(file, "has no class in superclass " + superclass);
      }
    }
    return List.of(parents);
  }
}
