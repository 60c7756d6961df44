package org.hyperbolic4j.experiments.data.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.hyperbolic4j.experiments.data.DataException;

/**
 * The elements of a MATLAB level 5 file, seen from outside: whether they are all there and what is
 * compressed in them is what was compressed. Who parses such a file stops at the last value, and
 * does not get to see the checksum behind it.
 */
final class MatElements {

  private static final int HEADER_BYTES = 128;
  private static final int VERSION_AT = 124;
  private static final int ENDIAN_AT = 126;
  private static final short VERSION = 0x0100;

  /** "MI", if the bytes are read in the order in which they were written. */
  private static final short ENDIAN = 0x4D49;

  private static final int TAG_BYTES = 8;
  private static final int MATRIX = 14;
  private static final int COMPRESSED = 15;
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final long size;
  private final InputStream in;

  private MatElements(Path file, long size, InputStream in) {
    this.file = file;
    this.size = size;
    this.in = in;
  }

  /**
   * Checks a file.
   *
   * @param file the file
   * @param size bytes it has
   * @throws DataException if it is of another kind, ends too early, or a checksum does not fit;
   *     with the byte
   */
  static void check(Path file, long size) {
    try (InputStream in = InputFiles.openPlain(file)) {
      new MatElements(file, size, in).check();
    } catch (IOException e) {
      throw InputFiles.unreadable(file, e);
    }
  }

  private void check() throws IOException {
    ByteOrder order = header();
    for (long at = HEADER_BYTES; at < size; ) {
      at = element(at, order);
    }
  }

  private ByteOrder header() throws IOException {
    byte[] header = in.readNBytes(HEADER_BYTES);
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      ByteBuffer bytes = ByteBuffer.wrap(header).order(order);
      if (header.length == HEADER_BYTES
          && bytes.getShort(ENDIAN_AT) == ENDIAN
          && bytes.getShort(VERSION_AT) == VERSION) {
        return order;
      }
    }
    throw new DataException(
        file, Math.min(size, VERSION_AT), "has not the header of a MATLAB level 5 file");
  }

  /** Checks the element at a byte of the file and returns the byte behind it. */
  private long element(long at, ByteOrder order) throws IOException {
    byte[] tag = in.readNBytes(TAG_BYTES);
    if (tag.length < TAG_BYTES) {
      throw cutShort(at);
    }
    ByteBuffer bytes = ByteBuffer.wrap(tag).order(order);
    int type = bytes.getInt();
    long length = Integer.toUnsignedLong(bytes.getInt());
    if (type != MATRIX && type != COMPRESSED) {
      throw new DataException(
          file,
          at,
          "has an element of type %s; a file of matrices has types %d and %d"
              .formatted(Integer.toUnsignedString(type), MATRIX, COMPRESSED));
    }
    long end = at + TAG_BYTES + length;
    if (end > size) {
      throw cutShort(at);
    }
    if (type == COMPRESSED) {
      inflate(at + TAG_BYTES, length);
    } else {
      in.skipNBytes(length);
    }
    return end;
  }

  private void inflate(long at, long length) throws IOException {
    Inflater inflater = new Inflater();
    byte[] packed = new byte[BUFFER];
    byte[] unpacked = new byte[BUFFER];
    long left = length;
    try {
      while (!inflater.finished()) {
        if (inflater.needsInput()) {
          int count = in.readNBytes(packed, 0, (int) Math.min(left, BUFFER));
          if (count == 0) {
            throw new DataException(file, at + length - left, "the compressed data end too early");
          }
          left -= count;
          inflater.setInput(packed, 0, count);
        }
        if (inflater.inflate(unpacked) == 0 && inflater.needsDictionary()) {
          throw new DataException(file, at, "the compressed data need a dictionary");
        }
      }
      in.skipNBytes(left);
    } catch (DataFormatException e) {
      throw new DataException(
          file,
          at + inflater.getBytesRead(),
          "the compressed data are damaged (" + e.getMessage() + ")");
    } finally {
      inflater.end();
    }
  }

  private DataException cutShort(long at) {
    return new DataException(
        file, at, "the element that begins here is cut short; is the file complete?");
  }
}
