package org.hyperbolic4j.experiments.data.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Writes small files in the formats of the real data sets. */
public final class TestFiles {

  /** Bytes of a 32x32 image of three channels. */
  static final int IMAGE = 3072;

  private TestFiles() {}

  /** The value the files written here have at a place of an image. */
  static int pixel(int image, int channel, int row, int column) {
    return (31 * image + 101 * channel + 7 * row + 3 * column) & 0xFF;
  }

  static byte[] planes(int image) {
    byte[] planes = new byte[IMAGE];
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < 32; y++) {
        for (int x = 0; x < 32; x++) {
          planes[(c * 32 + y) * 32 + x] = (byte) pixel(image, c, y, x);
        }
      }
    }
    return planes;
  }

  /** Records of label bytes and pixels; image numbers count from {@code firstImage}. */
  static byte[] records(int firstImage, int[]... labels) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < labels.length; i++) {
      for (int label : labels[i]) {
        out.write(label);
      }
      out.writeBytes(planes(firstImage + i));
    }
    return out.toByteArray();
  }

  /** A CIFAR-10 folder: two images in each training file, three in the test file. */
  public static void cifar10(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (int batch = 0; batch < 5; batch++) {
      Files.write(
          folder.resolve("data_batch_" + (batch + 1) + ".bin"),
          records(2 * batch, new int[] {batch}, new int[] {9 - batch}));
    }
    Files.write(
        folder.resolve("test_batch.bin"),
        records(100, new int[] {1}, new int[] {2}, new int[] {3}));
    Files.write(folder.resolve("batches.meta.txt"), names("thing", 10));
  }

  /** A CIFAR-100 folder: every class once in each split, class f in superclass f mod 20. */
  public static void cifar100(Path folder) throws IOException {
    Files.createDirectories(folder);
    int[][] labels = new int[100][];
    Arrays.setAll(labels, fine -> new int[] {fine % 20, fine});
    Files.write(folder.resolve("train.bin"), records(0, labels));
    Files.write(folder.resolve("test.bin"), records(100, labels));
    Files.write(folder.resolve("fine_label_names.txt"), names("fine", 100));
    Files.write(folder.resolve("coarse_label_names.txt"), names("coarse", 20));
  }

  static List<String> names(String stem, int count) {
    return IntStream.range(0, count).mapToObj(i -> stem + i).toList();
  }

  /** An idx file. */
  public static byte[] idx(int magic, int[] sides, byte[] data) {
    ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * sides.length + data.length);
    buffer.putInt(magic);
    for (int side : sides) {
      buffer.putInt(side);
    }
    return buffer.put(data).array();
  }

  public static byte[] gzip(byte[] data) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(out)) {
      packed.write(data);
    }
    return out.toByteArray();
  }

  static void cut(Path file, int bytes) throws IOException {
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), bytes));
  }

  static void poke(Path file, int offset, int value) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[offset] = (byte) value;
    Files.write(file, bytes);
  }
}
