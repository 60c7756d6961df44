package org.hyperbolic4j.experiments.data.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.hyperbolic4j.experiments.data.DataException;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.ImageShape;
import org.hyperbolic4j.experiments.data.LabelTree;
import org.hyperbolic4j.experiments.data.Progress;
import org.hyperbolic4j.experiments.data.Split;
import us.hebi.matlab.mat.format.BufferAllocator;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;

/**
 * SVHN's cropped digits (Netzer et al. 2011): {@code train_32x32.mat} and {@code test_32x32.mat},
 * MATLAB level 5 files with images {@code X} [32, 32, 3, N] and labels {@code y} [N, 1], where 10
 * means the digit 0. Images keep the order of the files.
 */
public final class Svhn {

  private static final ImageShape SHAPE = new ImageShape(3, 32, 32);
  private static final List<String> DIGITS =
      List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
  private static final int LABEL_OF_ZERO = 10;
  private static final int REPORT_EVERY = 4096;

  /** Deflate never packs more than this much into a byte. */
  private static final long MOST_PACKED = 1032;

  private Svhn() {}

  /**
   * Reads the first images of a split.
   *
   * @param folder the folder with the files
   * @param split {@link Split#TRAIN} or {@link Split#TEST}
   * @param limit how many images at most, at least 1
   * @param progress told how far it is
   * @return the images, 10 digits
   * @throws DataException if a file is missing or damaged
   */
  public static ImageSet read(Path folder, Split split, int limit, Progress progress) {
    boolean test = split == Split.TEST;
    Path file = folder.resolve(test ? "test_32x32.mat" : "train_32x32.mat");
    long size = InputFiles.size(file, "SVHN's cropped digits, train_32x32.mat and test_32x32.mat");
    MatElements.check(file, size);
    try (Source source = Sources.openFile(file.toFile());
        Mat5File content =
            Mat5.newReader(source)
                .setEntryFilter(entry -> entry.getName().equals("X") || entry.getName().equals("y"))
                .setBufferAllocator(new Frugal(size * MOST_PACKED))
                .disableSubsystemProcessing()
                .readMat()) {
      return convert(file, content, test ? "svhn/test" : "svhn/train", limit, progress);
    } catch (DataException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new DataException(
          file, "is not a whole MATLAB level 5 file (" + rootMessage(e) + ")", e);
    } catch (OutOfMemoryError e) {
      throw new DataException(file, "claims to need more memory than there is", e);
    }
  }

  private static String rootMessage(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String name = root.getClass().getSimpleName();
    String message = root.getMessage() == null ? "" : root.getMessage();
    return message.lines().findFirst().map(line -> name + ": " + line).orElse(name);
  }

  private static ImageSet convert(
      Path file, Mat5File content, String name, int limit, Progress progress) {
    Matrix images = matrix(file, content, "X");
    Matrix labels = matrix(file, content, "y");
    if (images.getType() != MatlabType.UInt8) {
      throw new DataException(file, "X is of type " + images.getType() + "; it must be uint8");
    }
    int[] sides = images.getDimensions();
    // MATLAB drops a last side of 1.
    int count = sides.length == 3 ? 1 : sides[sides.length - 1];
    int[] whole = {SHAPE.height(), SHAPE.width(), SHAPE.channels(), count};
    if (sides.length < 3
        || sides.length > 4
        || count < 1
        || !Arrays.equals(sides, Arrays.copyOf(whole, sides.length))) {
      throw new DataException(
          file, "X is " + Arrays.toString(sides) + "; it must be [32, 32, 3, N]");
    }
    if (labels.getNumElements() != count) {
      throw new DataException(
          file, "y has %d labels for the %d images of X".formatted(labels.getNumElements(), count));
    }
    int kept = Math.min(count, limit);
    byte[] pixels = new byte[kept * SHAPE.length()];
    int[] numbers = new int[kept];
    for (int image = 0; image < kept; image++) {
      numbers[image] = digit(file, labels.getDouble(image), image);
      copyImage(file, images, image, pixels);
      if ((image + 1) % REPORT_EVERY == 0 || image + 1 == kept) {
        progress.report(name, image + 1L, kept);
      }
    }
    return ImageSet.wrap(name, SHAPE, pixels, numbers, LabelTree.flat(DIGITS));
  }

  private static Matrix matrix(Path file, Mat5File content, String name) {
    for (var entry : content.getEntries()) {
      if (entry.getName().equals(name)) {
        if (entry.getValue() instanceof Matrix matrix) {
          return matrix;
        }
        throw new DataException(file, name + " is not a matrix of numbers");
      }
    }
    throw new DataException(file, "has no matrix " + name + "; SVHN's files have X and y");
  }

  private static int digit(Path file, double label, int image) {
    if (label != Math.rint(label) || label < 1 || label > LABEL_OF_ZERO) {
      throw new DataException(
          file, "record %d has the label %s; labels are 1 to 10".formatted(image, label));
    }
    return (int) label % LABEL_OF_ZERO;
  }

  /** The rows of a MATLAB matrix are next to each other, then its columns, then its channels. */
  private static void copyImage(Path file, Matrix images, int image, byte[] pixels) {
    int first = image * SHAPE.length();
    for (int channel = 0; channel < SHAPE.channels(); channel++) {
      for (int column = 0; column < SHAPE.width(); column++) {
        int from = first + (channel * SHAPE.width() + column) * SHAPE.height();
        int to = first + channel * SHAPE.plane() + column;
        for (int row = 0; row < SHAPE.height(); row++) {
          long value = images.getLong(from + row);
          if (value < 0 || value > 255) {
            throw new DataException(
                file, "record %d has a pixel of %d; pixels are 0 to 255".formatted(image, value));
          }
          pixels[to + row * SHAPE.width()] = (byte) value;
        }
      }
    }
  }

  /** Takes no more memory than a file of the size at hand can fill, whatever it claims. */
  private record Frugal(long most) implements BufferAllocator {

    @Override
    public ByteBuffer allocate(int bytes) {
      if (bytes < 0 || bytes > most) {
        throw new IllegalArgumentException(
            "an entry claims " + Integer.toUnsignedLong(bytes) + " bytes");
      }
      return ByteBuffer.allocate(bytes);
    }

    @Override
    public void release(ByteBuffer buffer) {
      // The garbage collector does.
    }
  }
}
