package org.hyperbolic4j.experiments.report.tensorboard;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Records as TensorFlow's TFRecord format frames them: the length (8 bytes), its masked checksum
 * (4), the record, its masked checksum (4), all little endian.
 *
 * @param out where the records go
 */
record RecordFile(OutputStream out) {

  private static final int MASK_DELTA = 0xa282ead8;
  private static final int ROTATION = 15;

  /** Adds a record. */
  void add(byte[] content) throws IOException {
    byte[] length = littleEndian(Long.BYTES).putLong(content.length).array();
    out.write(length);
    out.write(littleEndian(Integer.BYTES).putInt(maskedChecksum(length)).array());
    out.write(content);
    out.write(littleEndian(Integer.BYTES).putInt(maskedChecksum(content)).array());
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** CRC-32C, rotated and shifted so that records may hold checksums themselves. */
  static int maskedChecksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return Integer.rotateRight((int) checksum.getValue(), ROTATION) + MASK_DELTA;
  }
}
