package org.hyperbolic4j.experiments.data.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.hyperbolic4j.experiments.data.DataException;

/** Files of records of equal length: some label bytes, then pixels. */
final class RecordFiles {

  private final byte[] pixels;
  private final int[][] labels;

  private RecordFiles(int records, int[] classes, int pixelBytes) {
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
    long records = 0;
    for (Path file : files) {
      records += records(file, InputFiles.size(file, expected), recordBytes);
    }
    if (records * pixelBytes > Integer.MAX_VALUE) {
      throw new DataException(files.get(0), "holds more than 2 GB of images");
    }
    RecordFiles all = new RecordFiles((int) records, classes, pixelBytes);
    int next = 0;
    for (Path file : files) {
      next = all.append(file, next, classes, pixelBytes);
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

  private int append(Path file, int first, int[] classes, int pixelBytes) {
    byte[] head = new byte[classes.length];
    int next = first;
    try (InputStream in = InputFiles.openPlain(file)) {
      for (int read = in.readNBytes(head, 0, head.length);
          read > 0;
          read = in.readNBytes(head, 0, head.length)) {
        long offset = (long) (next - first) * (head.length + pixelBytes);
        boolean room = next < labels[0].length;
        if (!room
            || read < head.length
            || in.readNBytes(pixels, next * pixelBytes, pixelBytes) < pixelBytes) {
          throw new DataException(file, offset, "the file changed while it was read");
        }
        for (int i = 0; i < head.length; i++) {
          int label = Byte.toUnsignedInt(head[i]);
          if (label >= classes[i]) {
            throw new DataException(
                file,
                offset + i,
                "record %d has the label %d; labels are 0 to %d"
                    .formatted(next - first, label, classes[i] - 1));
          }
          labels[i][next] = label;
        }
        next++;
      }
    } catch (IOException e) {
      throw InputFiles.unreadable(file, e);
    }
    return next;
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
