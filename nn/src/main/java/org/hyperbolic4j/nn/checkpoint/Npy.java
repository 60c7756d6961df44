package org.hyperbolic4j.nn.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hyperbolic4j.nn.array.RowMajor;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * NumPy's array format: writes version 1.0, little-endian, row-major; reads every version, byte
 * order and memory order, of float32, float64 and int64. ND4J's own reader keeps no bits of foreign
 * byte orders and its writer needs the whole file in memory.
 */
final class Npy {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;
  private static final int CHUNK = 8192;
  private static final Pattern DESCRIPTION = Pattern.compile("'descr'\\s*:\\s*'([<>=|])(\\w+)'");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

  private Npy() {}

  /** Says whether arrays of a type can be written. */
  static boolean supports(DataType type) {
    return type == DataType.FLOAT || type == DataType.DOUBLE || type == DataType.INT64;
  }

  static void write(INDArray array, OutputStream out) throws IOException {
    DataType type = array.dataType();
    out.write(header(type, array.shape()));
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

  private static byte[] header(DataType type, long[] shape) {
    String axes =
        Arrays.stream(shape).mapToObj(axis -> axis + ",").collect(Collectors.joining(" "));
    String description = (type == DataType.INT64 ? "i" : "f") + type.width();
    String dictionary =
        "{'descr': '<%s', 'fortran_order': False, 'shape': (%s), }".formatted(description, axes);
    int before = MAGIC.length + 4;
    int unpadded = before + dictionary.length() + 1;
    int padding = Math.floorMod(-unpadded, ALIGNMENT);
    String text = dictionary + " ".repeat(padding) + "\n";
    return ByteBuffer.allocate(before + text.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) text.length())
        .put(text.getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  /**
   * Reads an array.
   *
   * @param in at the start of the array
   * @param available how many bytes there are at most
   * @param type the type it must have
   * @param shape the shape it must have
   * @return the array, row-major
   * @throws IOException with a reason if the bytes are no such array
   */
  static INDArray read(InputStream in, long available, DataType type, long[] shape)
      throws IOException {
    String header = readHeader(in);
    Matcher description = find(DESCRIPTION, header);
    boolean fortran = find(FORTRAN, header).group(1).equals("True");
    DataType actualType = type(description.group(2));
    long[] actualShape = shape(find(SHAPE, header).group(1));
    if (actualType != type || !Arrays.equals(actualShape, shape)) {
      throw new IOException(
          "is %s %s, but announced as %s %s"
              .formatted(actualType, Arrays.toString(actualShape), type, Arrays.toString(shape)));
    }
    // Before memory is taken for what a damaged or forged file announces.
    double bytes = Arrays.stream(shape).asDoubleStream().reduce(type.width(), (x, y) -> x * y);
    if (bytes > available) {
      throw new EOFException("ends too early");
    }
    ByteOrder order =
        description.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    INDArray array = Nd4j.create(type, shape, fortran ? 'f' : 'c').detach();
    readElements(in, order, array);
    return fortran ? array.dup('c') : array;
  }

  private static void readElements(InputStream in, ByteOrder order, INDArray array)
      throws IOException {
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

  private static String readHeader(InputStream in) throws IOException {
    byte[] start = in.readNBytes(MAGIC.length + 2);
    if (start.length < MAGIC.length + 2
        || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new IOException("is no NumPy array");
    }
    int width = start[MAGIC.length] == 1 ? Short.BYTES : Integer.BYTES;
    byte[] sizeBytes = Arrays.copyOf(in.readNBytes(width), Integer.BYTES);
    int size = ByteBuffer.wrap(sizeBytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (size < 0) {
      throw new IOException("has a NumPy header of impossible length");
    }
    byte[] header = in.readNBytes(size);
    if (header.length < size) {
      throw new EOFException("ends too early");
    }
    return new String(header, StandardCharsets.UTF_8);
  }

  private static Matcher find(Pattern pattern, String header) throws IOException {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw new IOException("has a NumPy header that is not understood: " + header.strip());
    }
    return matcher;
  }

  private static DataType type(String description) throws IOException {
    return switch (description) {
      case "f4" -> DataType.FLOAT;
      case "f8" -> DataType.DOUBLE;
      case "i8" -> DataType.INT64;
      default ->
          throw new IOException(
              "has elements of type '%s'; f4, f8 and i8 can be read".formatted(description));
    };
  }

  private static long[] shape(String axes) throws IOException {
    try {
      return Pattern.compile(",")
          .splitAsStream(axes)
          .map(String::strip)
          .filter(axis -> !axis.isEmpty())
          .mapToLong(Long::parseLong)
          .toArray();
    } catch (NumberFormatException e) {
      throw new IOException("has the shape (" + axes + "), which is not understood", e);
    }
  }
}
