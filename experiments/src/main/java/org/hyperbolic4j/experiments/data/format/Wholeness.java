package org.hyperbolic4j.experiments.data.format;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.hyperbolic4j.experiments.data.DataException;

/**
 * Whether an image file is all there. Java's decoders fill up what is missing from a JPEG or PNG
 * file and say nothing.
 */
final class Wholeness {

  private static final int JPEG_START = 0xFFD8;
  private static final int JPEG_SCAN = 0xFFDA;
  private static final int JPEG_END = 0xFFD9;
  private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int PNG_END = 0x49454E44;

  /** Length, type and checksum of a PNG chunk. */
  private static final int PNG_CHUNK_FRAME = 12;

  private Wholeness() {}

  /**
   * Checks a file if it is JPEG or PNG.
   *
   * @param file its name
   * @param bytes its content
   * @throws DataException if an end is missing or, in PNG, a part is damaged
   */
  static void check(Path file, byte[] bytes) {
    ByteBuffer content = ByteBuffer.wrap(bytes);
    if (bytes.length >= 2 && content.getChar(0) == JPEG_START) {
      checkJpeg(file, content);
    } else if (bytes.length >= Long.BYTES && content.getLong(0) == PNG_SIGNATURE) {
      checkPng(file, content);
    }
  }

  /** Within a scan the end marker cannot occur, and thumbnails come before the scan. */
  private static void checkJpeg(Path file, ByteBuffer content) {
    if (lastMarker(content, JPEG_END) <= lastMarker(content, JPEG_SCAN)) {
      throw new DataException(
          file, content.limit(), "the JPEG image ends too early; is the file complete?");
    }
  }

  private static int lastMarker(ByteBuffer content, int marker) {
    for (int at = content.limit() - 2; at >= 0; at--) {
      if (content.getChar(at) == marker) {
        return at;
      }
    }
    return -1;
  }

  private static void checkPng(Path file, ByteBuffer content) {
    int at = Long.BYTES;
    boolean ended = false;
    while (!ended) {
      long length = at + Integer.BYTES <= content.limit() ? content.getInt(at) : -1;
      if (length < 0 || at + PNG_CHUNK_FRAME + length > content.limit()) {
        throw new DataException(file, at, "the PNG image ends too early; is the file complete?");
      }
      int crcAt = at + 2 * Integer.BYTES + (int) length;
      CRC32 crc = new CRC32();
      crc.update(content.slice(at + Integer.BYTES, Integer.BYTES + (int) length));
      if ((int) crc.getValue() != content.getInt(crcAt)) {
        throw new DataException(file, at, "the PNG image is damaged: a checksum does not fit");
      }
      ended = content.getInt(at + Integer.BYTES) == PNG_END;
      at += PNG_CHUNK_FRAME + (int) length;
    }
  }
}
