package org.hyperbolic4j.experiments.data.format;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;
import org.hyperbolic4j.experiments.data.DataException;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.ImageShape;
import org.hyperbolic4j.experiments.data.LabelTree;
import org.hyperbolic4j.experiments.data.Split;

/**
 * MNIST (LeCun) and sets in its format, such as Fashion-MNIST (Xiao et al. 2017): "idx" files of
 * unsigned bytes, packed with gzip or not. Images have one channel and keep their size, 28x28 in
 * those sets, and the order of the files.
 */
public final class Idx {

  private static final List<String> FASHION =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");
  private static final List<String> DIGITS =
      List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  /** Two zero bytes, the code of unsigned bytes, the number of dimensions. */
  private static final int MAGIC = 0x0800;

  private Idx() {}

  /**
   * Reads MNIST.
   *
   * @param folder the folder with the files
   * @param split {@link Split#TRAIN} or {@link Split#TEST}
   * @return the images, 10 digits
   * @throws DataException if a file is missing or damaged
   */
  public static ImageSet mnist(Path folder, Split split) {
    return read("mnist", DIGITS, folder, split);
  }

  /**
   * Reads Fashion-MNIST.
   *
   * @param folder the folder with the files
   * @param split {@link Split#TRAIN} or {@link Split#TEST}
   * @return the images, 10 kinds of clothing
   * @throws DataException if a file is missing or damaged
   */
  public static ImageSet fashionMnist(Path folder, Split split) {
    return read("fashion-mnist", FASHION, folder, split);
  }

  private static ImageSet read(String name, List<String> classes, Path folder, Split split) {
    String prefix = split == Split.TEST ? "t10k" : "train";
    Content images = content(find(folder, prefix + "-images", 3), 3);
    Content labels = content(find(folder, prefix + "-labels", 1), 1);
    if (images.sides[0] != labels.sides[0]) {
      throw new DataException(
          labels.file,
          "has %d labels for the %d images of %s"
              .formatted(labels.sides[0], images.sides[0], images.file.getFileName()));
    }
    int[] numbers = new int[labels.sides[0]];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Byte.toUnsignedInt(labels.data[i]);
      if (numbers[i] >= classes.size()) {
        throw new DataException(
            labels.file,
            8L + i,
            "record %d has the label %d; labels are 0 to %d"
                .formatted(i, numbers[i], classes.size() - 1));
      }
    }
    return ImageSet.wrap(
        name + (split == Split.TEST ? "/test" : "/train"),
        new ImageShape(1, images.sides[1], images.sides[2]),
        images.data,
        numbers,
        LabelTree.flat(classes));
  }

  /** The file under one of the names in use: with "-idx3" or ".idx3", packed or not. */
  private static Path find(Path folder, String stem, int dimensions) {
    for (String separator : List.of("-", ".")) {
      for (String end : List.of(".gz", "")) {
        Path file = folder.resolve(stem + separator + "idx" + dimensions + "-ubyte" + end);
        if (Files.exists(file)) {
          return file;
        }
      }
    }
    Path usual = folder.resolve(stem + "-idx" + dimensions + "-ubyte.gz");
    throw new DataException(
        usual, "no such file, packed or not; expected the four idx files of MNIST's format");
  }

  /** What is in a file: its sides, and its bytes behind the header. */
  private static final class Content {

    private final Path file;
    private final int[] sides;
    private final byte[] data;

    Content(Path file, int[] sides, byte[] data) {
      this.file = file;
      this.sides = sides;
      this.data = data;
    }
  }

  private static Content content(Path file, int dimensions) {
    InputFiles.size(file, "an idx file");
    try (InputStream in = InputFiles.openUnpacked(file)) {
      return content(file, in, dimensions);
    } catch (EOFException e) {
      throw new DataException(file, "the gzip data end too early; is the file complete?", e);
    } catch (ZipException e) {
      throw new DataException(file, "the gzip data are damaged (" + e.getMessage() + ")", e);
    } catch (IOException e) {
      throw InputFiles.unreadable(file, e);
    }
  }

  private static Content content(Path file, InputStream in, int dimensions) throws IOException {
    int headerBytes = Integer.BYTES * (1 + dimensions);
    ByteBuffer header = ByteBuffer.wrap(in.readNBytes(headerBytes));
    if (header.limit() < headerBytes) {
      throw new DataException(
          file,
          header.limit(),
          "the header is cut short: %d of %d bytes".formatted(header.limit(), headerBytes));
    }
    int magic = header.getInt();
    if (magic != MAGIC + dimensions) {
      throw new DataException(
          file,
          0,
          "begins with %08x; an idx file of bytes in %d dimensions begins with %08x"
              .formatted(magic, dimensions, MAGIC + dimensions));
    }
    int[] sides = new int[dimensions];
    long length = 1;
    for (int i = 0; i < dimensions; i++) {
      sides[i] = header.getInt();
      length *= Math.max(0, sides[i]);
      if (sides[i] < 1 || length > Integer.MAX_VALUE - 8) {
        throw new DataException(
            file,
            Integer.BYTES * (1L + i),
            "side %d of the data is %d, which cannot be"
                .formatted(i, Integer.toUnsignedLong(sides[i])));
      }
    }
    // readNBytes takes memory as data come, so a lie in the header costs nothing.
    byte[] data = in.readNBytes((int) length);
    if (data.length < length) {
      throw new DataException(
          file,
          headerBytes + (long) data.length,
          "the data end after %d of %d bytes; is the file complete?"
              .formatted(data.length, length));
    }
    if (in.read() >= 0) {
      throw new DataException(
          file, headerBytes + length, "there are bytes behind the data the header announces");
    }
    return new Content(file, sides, data);
  }
}
