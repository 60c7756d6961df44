package org.hyperbolic4j.experiments.interop;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hyperbolic4j.nn.array.ElementBytes;
import org.hyperbolic4j.nn.checkpoint.AtomicFile;
import org.hyperbolic4j.nn.engine.Backend;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Safetensors files: the length of the header (8 bytes, little-endian), the header (JSON, padded
 * with spaces), and the elements of all tensors, little-endian and row-major, without gaps. FLOAT,
 * DOUBLE and INT64 are kept bit for bit.
 */
final class Safetensors {

  static {
    Backend.start();
  }

  /** The format's limit. */
  private static final long LARGEST_HEADER = 100_000_000;

  private static final int ALIGNMENT = 8;

  private Safetensors() {}

  /**
   * Writes a file, whole or not at all. Wider elements stand first, so that all are aligned.
   *
   * @throws IOException if it cannot be written
   */
  static void write(Path path, Map<String, INDArray> tensors, Map<String, String> metadata)
      throws IOException {
    List<Map.Entry<String, INDArray>> ordered = new ArrayList<>(tensors.entrySet());
    ordered.sort(Comparator.comparing(tensor -> -tensor.getValue().dataType().width()));
    byte[] header = SafetensorsHeader.toJson(places(ordered), metadata);
    byte[] padded = Arrays.copyOf(header, header.length + Math.floorMod(-header.length, ALIGNMENT));
    Arrays.fill(padded, header.length, padded.length, (byte) ' ');
    ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    length.putLong(padded.length);
    AtomicFile.write(
        path,
        disk -> {
          try (OutputStream out = new BufferedOutputStream(disk)) {
            out.write(length.array());
            out.write(padded);
            for (Map.Entry<String, INDArray> tensor : ordered) {
              ElementBytes.write(tensor.getValue(), out);
            }
          }
        });
  }

  private static List<SafetensorsHeader.Tensor> places(List<Map.Entry<String, INDArray>> tensors) {
    List<SafetensorsHeader.Tensor> places = new ArrayList<>();
    long begin = 0;
    for (Map.Entry<String, INDArray> tensor : tensors) {
      INDArray array = tensor.getValue();
      long end = begin + array.length() * array.dataType().width();
      List<Long> shape = Arrays.stream(array.shape()).boxed().toList();
      places.add(
          new SafetensorsHeader.Tensor(tensor.getKey(), array.dataType(), shape, begin, end));
      begin = end;
    }
    return places;
  }

  /**
   * Reads a file. No memory is taken for data that are not there.
   *
   * @return the tensors by name, row-major, in the order in which they stand
   * @throws IOException with a reason if the file cannot be read or is damaged
   */
  static Map<String, INDArray> read(Path path) throws IOException {
    long size = Files.size(path);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      byte[] header = header(in, size);
      Map<String, INDArray> tensors = new LinkedHashMap<>();
      for (SafetensorsHeader.Tensor tensor :
          SafetensorsHeader.parse(header, size - Long.BYTES - header.length)) {
        if (tensor.begin() == tensor.end()) {
          throw new IOException("tensor '%s' has no elements".formatted(tensor.name()));
        }
        long[] shape = tensor.shape().stream().mapToLong(Long::longValue).toArray();
        INDArray array = Nd4j.create(tensor.type(), shape, 'c').detach();
        ElementBytes.read(in, ByteOrder.LITTLE_ENDIAN, array);
        tensors.put(tensor.name(), array);
      }
      return tensors;
    }
  }

  private static byte[] header(InputStream in, long size) throws IOException {
    byte[] start = in.readNBytes(Long.BYTES);
    if (start.length < Long.BYTES) {
      throw new IOException("is no safetensors file: it has only %d bytes".formatted(size));
    }
    long length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 0 || length > LARGEST_HEADER) {
      throw new IOException(
          "is no safetensors file: its header would have %s bytes, the format's limit is %d"
              .formatted(Long.toUnsignedString(length), LARGEST_HEADER));
    }
    if (length > size - Long.BYTES) {
      throw new IOException(
          "is cut short: its header has %d bytes, but only %d are there"
              .formatted(length, size - Long.BYTES));
    }
    return in.readNBytes((int) length);
  }
}
