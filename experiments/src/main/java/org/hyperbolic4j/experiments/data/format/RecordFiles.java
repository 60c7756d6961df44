package org.hyperbolic4j.experiments.data.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.hyperbolic4j.experiments.data.DataException;

/** Files of records of equal length: some label bytes, then pixels. */
final class RecordFiles {

  private final byte[] pixels;
  private final int[][] labels;

  RecordFiles(int records, int[] classes, int pixelBytes) {
    pixels = new byte[records * pixelBytes];
    labels = new int[classes.length][records];
  }

  /**
   * Reads files one after the other.
   *
   * @param files the files
   * @param classes for every label byte how many classes there are
   * @param pixelBytes bytes of an image
   * @param expected what the folder should hold, for the message if a file is missing
   * @return all records
   */
  static RecordFiles read(List<Path> files, int[] classes, int pixelBytes, String expected) {
    int recordBytes = classes.length + pixelBytes;
    long[] counts = new long[files.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = records(files.get(i), InputFiles.size(files.get(i), expected), recordBytes);
    }
    long records = LongStream.of(counts).sum();
    if (records * pixelBytes > Integer.MAX_VALUE) {
      throw new DataException(files.get(0), "holds more than 2 GB of images");
    }
    RecordFiles all = new RecordFiles((int) records, classes, pixelBytes);
    int next = 0;
    for (int i = 0; i < counts.length; i++) {
      all.fill(files.get(i), next, (int) counts[i], classes, pixelBytes);
      next += (int) counts[i];
    }
    return all;
  }

  private static long records(Path file, long size, int recordBytes) {
    if (size == 0) {
      throw new DataException(file, "is empty");
    }
    long whole = size / recordBytes;
    if (whole * recordBytes != size) {
      throw new DataException(
          file,
          whole * recordBytes,
          "record %d is cut short: %d of %d bytes (the file has %d bytes; is it complete and of the"
                  .formatted(whole, size - whole * recordBytes, recordBytes, size)
              + " right kind?)");
    }
    return whole;
  }

  /**
   * Reads a file.
   *
   * @param file the file
   * @param first where its first record belongs
   * @param count how many records it had when it was measured
   * @param classes for every label byte how many classes there are
   * @param pixelBytes bytes of an image
   */
  void fill(Path file, int first, int count, int[] classes, int pixelBytes) {
    byte[] head = new byte[classes.length];
    int recordBytes = head.length + pixelBytes;
    try (InputStream in = InputFiles.openPlain(file)) {
      for (int record = 0; record < count; record++) {
        long offset = (long) record * recordBytes;
        int at = first + record;
        if (in.readNBytes(head, 0, head.length) < head.length
            || in.readNBytes(pixels, at * pixelBytes, pixelBytes) < pixelBytes) {
          throw changed(file, offset);
        }
        for (int i = 0; i < head.length; i++) {
          int label = Byte.toUnsignedInt(head[i]);
          if (label >= classes[i]) {
            throw new DataException(
                file,
                offset + i,
                "record %d has the label %d; labels are 0 to %d"
                    .formatted(record, label, classes[i] - 1));
          }
          labels[i][at] = label;
        }
      }
      if (in.read() >= 0) {
        throw changed(file, (long) count * recordBytes);
      }
    } catch (IOException e) {
      throw InputFiles.unreadable(file, e);
    }
  }

  private static DataException changed(Path file, long offset) {
    return new DataException(file, offset, "the file changed while it was read");
  }

  /**
   * The pixels of all records.
   *
   * @return one image after the other
   */
  byte[] pixels() {
    return pixels;
  }

  /**
   * One of the labels of all records.
   *
   * @param which the number of the label byte
   * @return a label for every image
   */
  int[] labels(int which) {
    return labels[which];
  }
}
