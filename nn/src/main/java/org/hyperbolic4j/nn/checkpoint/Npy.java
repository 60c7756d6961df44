package org.hyperbolic4j.nn.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hyperbolic4j.nn.array.ElementBytes;
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
  private static final Pattern DESCRIPTION = Pattern.compile("'descr'\\s*:\\s*'([<>=|])(\\w+)'");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

  private Npy() {}

  static void write(INDArray array, OutputStream out) throws IOException {
    out.write(header(array.dataType(), array.shape()));
    ElementBytes.write(array, out);
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

  /** What a header says of the elements after it. */
  private record Description(DataType type, ByteOrder order, boolean fortran, List<Long> axes) {
    long[] shape() {
      return axes.stream().mapToLong(Long::longValue).toArray();
    }
  }

  /**
   * Reads an array.
   *
   * @param in at the start of the array
   * @param available how many bytes there are at most
   * @return the array, row-major
   * @throws IOException with a reason if the bytes are no array
   */
  static INDArray read(InputStream in, long available) throws IOException {
    return read(in, available, description(in));
  }

  /**
   * Reads an array of which something is known.
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
    Description actual = description(in);
    if (actual.type() != type || !Arrays.equals(actual.shape(), shape)) {
      throw new IOException(
          "is %s %s, but announced as %s %s"
              .formatted(actual.type(), actual.axes(), type, Arrays.toString(shape)));
    }
    return read(in, available, actual);
  }

  private static INDArray read(InputStream in, long available, Description description)
      throws IOException {
    // Before memory is taken for what a damaged or forged file announces.
    double bytes =
        description.axes().stream()
            .mapToDouble(Long::doubleValue)
            .reduce(description.type().width(), (x, y) -> x * y);
    if (bytes > available) {
      throw new EOFException("ends too early");
    }
    char order = description.fortran() ? 'f' : 'c';
    INDArray array = Nd4j.create(description.type(), description.shape(), order).detach();
    ElementBytes.read(in, description.order(), array);
    return description.fortran() ? array.dup('c') : array;
  }

  private static Description description(InputStream in) throws IOException {
    String header = readHeader(in);
    Matcher elements = find(DESCRIPTION, header);
    return new Description(
        type(elements.group(2)),
        elements.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
        find(FORTRAN, header).group(1).equals("True"),
        axes(find(SHAPE, header).group(1)));
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

  private static List<Long> axes(String text) throws IOException {
    try {
      List<Long> axes =
          Pattern.compile(",")
              .splitAsStream(text)
              .map(String::strip)
              .filter(axis -> !axis.isEmpty())
              .map(Long::valueOf)
              .toList();
      if (axes.stream().anyMatch(axis -> axis < 0)) {
        throw new IOException("has the shape (" + text + "), which has a negative length");
      }
      return axes;
    } catch (NumberFormatException e) {
      throw new IOException("has the shape (" + text + "), which is not understood", e);
    }
  }
}
