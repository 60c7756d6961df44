package org.hyperbolic4j.nn.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

final class NpzFileTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void namesTheFile() {
    file = folder.resolve("arrays.npz");
  }

  private void failsWith(String reason) {
    assertThatThrownBy(() -> NpzFile.read(file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(file + ": " + reason);
  }

  private void writeEntry(String name, byte[] bytes) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(bytes);
    }
  }

  /** An array of float64 as NumPy writes it, except that the shape is whatever is said. */
  private static byte[] npy(String shape, int doubles) {
    String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (%s), }\n".formatted(shape);
    byte[] start = "xNUMPY".getBytes(StandardCharsets.ISO_8859_1);
    start[0] = (byte) 0x93;
    byte[] bytes = Arrays.copyOf(start, 10 + header.length() + Double.BYTES * doubles);
    bytes[6] = 1;
    bytes[8] = (byte) header.length();
    byte[] text = header.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, bytes, 10, text.length);
    return bytes;
  }

  @Test
  void arraysComeBackInOrderWithTheirTypesAndShapes() throws IOException {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    arrays.put("b.weight", Nd4j.createFromArray(new float[][] {{1.5f, -0f}, {3, 1e-40f}}));
    arrays.put("a", Nd4j.createFromArray(1.0 / 3));
    arrays.put("scalar", Nd4j.scalar(DataType.DOUBLE, 0.1));
    arrays.put("count", Nd4j.createFromArray(1L << 62));
    NpzFile.write(file, arrays);

    Map<String, INDArray> read = NpzFile.read(file);

    assertThat(read.keySet()).containsExactly("b.weight", "a", "scalar", "count");
    arrays.forEach(
        (name, array) -> {
          assertThat(read.get(name).data().asDouble()).as(name).isEqualTo(array.data().asDouble());
          assertThat(read.get(name).shape()).as(name).isEqualTo(array.shape());
          assertThat(read.get(name).dataType()).as(name).isEqualTo(array.dataType());
        });
    assertThat(Float.floatToRawIntBits(read.get("b.weight").getFloat(0, 1))).isEqualTo(1 << 31);
  }

  @Test
  void compressedEntriesAreRead() throws IOException {
    writeEntry("a.npy", npy("2,", 2));
    assertThat(NpzFile.read(file).get("a")).isEqualTo(Nd4j.zeros(DataType.DOUBLE, 2));
  }

  @Test
  void whatIsNoArchiveOfArraysIsRefused() throws IOException {
    failsWith("no such file");
    Files.writeString(file, "weights");
    failsWith("not a NumPy archive (.npz): a zip archive was expected");
    writeEntry("archive/data.pkl", new byte[5]);
    failsWith("not a NumPy archive (.npz): entry 'archive/data.pkl' is not .npy");
    NpzFile.write(file, Map.of("a", Nd4j.zeros(DataType.DOUBLE, 20)));
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    failsWith("damaged or cut short");
  }

  @Test
  void arraysThatTheirHeadersBelieAreRefused() throws IOException {
    writeEntry("a.npy", npy("3,", 2));
    failsWith("entry 'a.npy' ends too early");
    writeEntry("a.npy", npy("1,", 2));
    failsWith("entry 'a.npy' has bytes after its end");
    writeEntry("a.npy", npy("100000000000, 100000000000", 2));
    failsWith("entry 'a.npy' ends too early");
    writeEntry("a.npy", npy("-1,", 2));
    failsWith("entry 'a.npy' has the shape (-1,), which has a negative length");
  }
}
