package org.hyperbolic4j.nn.array;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Elements of FLOAT, DOUBLE and INT64 arrays as bytes, bit for bit, a chunk at a time. */
public final class ElementBytes {

  private static final int CHUNK = 8192;

  private ElementBytes() {}

  /**
   * Says whether arrays of a type can be written and read.
   *
   * @param type the type
   * @return true for FLOAT, DOUBLE and INT64
   */
  public static boolean supports(DataType type) {
    return type == DataType.FLOAT || type == DataType.DOUBLE || type == DataType.INT64;
  }

  /**
   * Writes all elements, little-endian and in row-major order.
   *
   * @param array an array of a supported type, or a view of one
   * @param out where to
   * @throws IOException if that fails
   */
  public static void write(INDArray array, OutputStream out) throws IOException {
    DataType type = array.dataType();
    INDArray rowMajor = RowMajor.of(array);
    DataBuffer data = rowMajor.data();
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK * type.width()).order(ByteOrder.LITTLE_ENDIAN);
    long length = rowMajor.length();
    for (long i = 0; i < length; i++) {
      if (type == DataType.FLOAT) {
        chunk.putFloat(data.getFloat(i));
      } else if (type == DataType.DOUBLE) {
        chunk.putDouble(data.getDouble(i));
      } else {
        chunk.putLong(data.getLong(i));
      }
      if (!chunk.hasRemaining() || i == length - 1) {
        out.write(chunk.array(), 0, chunk.position());
        chunk.clear();
      }
    }
  }

  /**
   * Sets all elements of an array, in the order in which they lie in memory.
   *
   * @param in at the first element
   * @param order order of an element's bytes
   * @param array an array of a supported type, without gaps
   * @throws EOFException if there are too few bytes
   * @throws IOException if reading fails
   */
  public static void read(InputStream in, ByteOrder order, INDArray array) throws IOException {
    DataType type = array.dataType();
    DataBuffer data = array.data();
    byte[] bytes = new byte[CHUNK * type.width()];
    ByteBuffer chunk = ByteBuffer.wrap(bytes).order(order);
    long length = array.length();
    for (long from = 0; from < length; from += CHUNK) {
      int count = (int) Math.min(CHUNK, length - from);
      if (in.readNBytes(bytes, 0, count * type.width()) < count * type.width()) {
        throw new EOFException("ends too early");
      }
      chunk.clear();
      for (int i = 0; i < count; i++) {
        if (type == DataType.FLOAT) {
          data.put(from + i, chunk.getFloat());
        } else if (type == DataType.DOUBLE) {
          data.put(from + i, chunk.getDouble());
        } else {
          data.put(from + i, chunk.getLong());
        }
      }
    }
  }
}
