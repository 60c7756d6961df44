package org.hyperbolic4j.experiments.data.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hyperbolic4j.experiments.data.DataException;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.ImageShape;
import org.hyperbolic4j.experiments.data.LabelTree;
import org.hyperbolic4j.experiments.data.Progress;
import org.hyperbolic4j.experiments.data.Split;

/**
 * A folder with a folder for every class, which holds its images as PNG, JPEG, BMP or GIF. If there
 * are folders {@code train} and {@code test}, the class folders are in those, and are the same
 * ones; otherwise every fifth image of a class belongs to the test split. A folder that holds
 * images itself is a set of one class named after the folder.
 *
 * <p>Classes and files are sorted by name; the images take turns by class: the first of every
 * class, then the second of every class. Images are read as three channels; transparency is
 * ignored. JPEG decoders differ in the last bit between Java platforms, so checksums of JPEG
 * folders may.
 */
public final class ImageFolder {

  private static final int TEST_EVERY = 5;
  private static final int REPORT_EVERY = 256;
  private static final int CHANNELS = 3;
  private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "bmp", "gif");
  private static final String EXPECTED =
      "folders of PNG, JPEG, BMP or GIF images, one folder a class, or train and test folders with"
          + " such folders";

  private final Path root;
  private final OptionalInt side;
  private final int limit;
  private final Progress progress;

  private ImageFolder(Path root, OptionalInt side, int limit, Progress progress) {
    this.root = root;
    this.side = side;
    this.limit = limit;
    this.progress = progress;
  }

  /** A class and its files. */
  private record ClassFiles(String name, List<Path> files) {}

  /** A file and the number of its class. */
  private record Item(Path file, int label) {}

  /**
   * Reads the first images of a split.
   *
   * @param folder the folder
   * @param split which images
   * @param side if present, images are resized so that their shorter side is this long, and cropped
   *     in the middle to a square; otherwise all must have the size of the first
   * @param limit how many images at most, at least 1
   * @param progress told how far it is
   * @return the images
   * @throws DataException if there are none, one cannot be decoded, or they differ in size
   */
  public static ImageSet read(
      Path folder, Split split, OptionalInt side, int limit, Progress progress) {
    return new ImageFolder(folder, side, limit, progress).read(split);
  }

  private ImageSet read(Split split) {
    if (!Files.isDirectory(root)) {
      throw new DataException(root, "no such folder; expected " + EXPECTED);
    }
    Path train = root.resolve("train");
    Path test = root.resolve("test");
    List<String> names;
    List<ClassFiles> chosen;
    if (Files.isDirectory(train) && Files.isDirectory(test)) {
      List<ClassFiles> trainClasses = classes(train);
      List<ClassFiles> testClasses = classes(test);
      names = names(trainClasses);
      requireSameClasses(train, names, test, names(testClasses));
      chosen =
          switch (split) {
            case TRAIN -> trainClasses;
            case TEST -> testClasses;
            case ALL -> joined(trainClasses, testClasses);
          };
    } else {
      List<ClassFiles> all = classes(root);
      names = names(all);
      chosen = all.stream().map(files -> part(files, split)).toList();
    }
    List<Item> items = takeTurns(chosen);
    if (items.isEmpty()) {
      throw new DataException(
          root, "has no images for this split: every fifth image of a class is for testing");
    }
    String suffix =
        switch (split) {
          case TRAIN -> "/train";
          case TEST -> "/test";
          case ALL -> "";
        };
    return decode(root.toAbsolutePath().normalize().getFileName() + suffix, names, items);
  }

  private static List<String> names(List<ClassFiles> classes) {
    return classes.stream().map(ClassFiles::name).toList();
  }

  private static void requireSameClasses(
      Path train, List<String> trainNames, Path test, List<String> testNames) {
    for (String name : testNames) {
      if (!trainNames.contains(name)) {
        throw new DataException(test.resolve(name), "there is no such class in " + train);
      }
    }
    for (String name : trainNames) {
      if (!testNames.contains(name)) {
        throw new DataException(train.resolve(name), "there is no such class in " + test);
      }
    }
  }

  private static List<ClassFiles> joined(List<ClassFiles> train, List<ClassFiles> test) {
    List<ClassFiles> all = new ArrayList<>();
    for (int i = 0; i < train.size(); i++) {
      List<Path> files = new ArrayList<>(train.get(i).files());
      files.addAll(test.get(i).files());
      all.add(new ClassFiles(train.get(i).name(), files));
    }
    return all;
  }

  private static ClassFiles part(ClassFiles all, Split split) {
    if (split == Split.ALL) {
      return all;
    }
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < all.files().size(); i++) {
      boolean forTest = i % TEST_EVERY == TEST_EVERY - 1;
      if (forTest == (split == Split.TEST)) {
        files.add(all.files().get(i));
      }
    }
    return new ClassFiles(all.name(), files);
  }

  private static List<ClassFiles> classes(Path folder) {
    List<Path> folders = new ArrayList<>();
    List<Path> images = new ArrayList<>();
    for (Path entry : list(folder)) {
      if (Files.isDirectory(entry)) {
        folders.add(entry);
      } else if (isImage(entry)) {
        images.add(entry);
      }
    }
    if (!images.isEmpty()) {
      if (!folders.isEmpty()) {
        throw new DataException(
            folder, "holds images and folders; expected one or the other: " + EXPECTED);
      }
      String name = folder.toAbsolutePath().normalize().getFileName().toString();
      return List.of(new ClassFiles(name, images));
    }
    if (folders.isEmpty()) {
      throw new DataException(folder, "holds no images; expected " + EXPECTED);
    }
    return folders.stream().map(ImageFolder::classFiles).toList();
  }

  private static ClassFiles classFiles(Path folder) {
    List<Path> files = new ArrayList<>();
    for (Path entry : list(folder)) {
      if (Files.isDirectory(entry)) {
        throw new DataException(
            entry, "is a folder within a class; the images of a class lie in its own folder");
      }
      if (isImage(entry)) {
        files.add(entry);
      }
    }
    if (files.isEmpty()) {
      throw new DataException(folder, "holds no PNG, JPEG, BMP or GIF images");
    }
    return new ClassFiles(folder.getFileName().toString(), files);
  }

  /** What is in a folder, sorted by name; what begins with a dot is hidden and left out. */
  private static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .sorted((a, b) -> a.getFileName().toString().compareTo(b.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw InputFiles.unreadable(folder, e);
    }
  }

  private static boolean isImage(Path file) {
    String name = file.getFileName().toString();
    return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  private List<Item> takeTurns(List<ClassFiles> classes) {
    List<Item> items = new ArrayList<>();
    int longest = classes.stream().mapToInt(files -> files.files().size()).max().orElse(0);
    for (int turn = 0; turn < longest; turn++) {
      for (int label = 0; label < classes.size(); label++) {
        if (turn < classes.get(label).files().size() && items.size() < limit) {
          items.add(new Item(classes.get(label).files().get(turn), label));
        }
      }
    }
    return items;
  }

  private ImageSet decode(String name, List<String> classes, List<Item> items) {
    Decoded first = Decoded.read(items.get(0).file());
    int height = side.orElse(first.height());
    int width = side.orElse(first.width());
    ImageShape shape = new ImageShape(CHANNELS, height, width);
    if ((long) items.size() * shape.length() > Integer.MAX_VALUE) {
      throw new DataException(
          root,
          "%d images of %s need more than 2 GB; limit their number or resize them"
              .formatted(items.size(), shape));
    }
    byte[] pixels = new byte[items.size() * shape.length()];
    for (int from = 0; from < items.size(); from += REPORT_EVERY) {
      int end = Math.min(items.size(), from + REPORT_EVERY);
      IntStream.range(from, end)
          .parallel()
          .forEach(i -> decodeInto(items.get(i).file(), shape, pixels, i * shape.length()));
      progress.report(name, end, items.size());
    }
    int[] labels = items.stream().mapToInt(Item::label).toArray();
    return ImageSet.wrap(name, shape, pixels, labels, LabelTree.flat(classes));
  }

  private void decodeInto(Path file, ImageShape shape, byte[] pixels, int at) {
    Decoded image = Decoded.read(file);
    if (side.isPresent()) {
      image = Resampling.shorterSideThenCrop(image, side.getAsInt());
    } else if (image.height() != shape.height() || image.width() != shape.width()) {
      throw new DataException(
          file,
          "is %d wide and %d high, the first image %d and %d; --image-size N resizes them all"
              .formatted(image.width(), image.height(), shape.width(), shape.height()));
    }
    System.arraycopy(image.values(), 0, pixels, at, shape.length());
  }
}
