package org.hyperbolic4j.experiments.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hyperbolic4j.experiments.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

final class SafetensorsTest {

  private static final String A = "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void namesTheFile() {
    file = folder.resolve("net.safetensors");
  }

  /** A file of that header, and as many bytes of data, which are 0, 1, 2 and so on. */
  private static byte[] file(String header, int dataBytes) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + text.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(text.length).put(text);
    for (int i = 0; i < dataBytes; i++) {
      bytes.put((byte) i);
    }
    return bytes.array();
  }

  private void refused(byte[] bytes, String... parts) throws IOException {
    Files.write(file, bytes);
    assertThatThrownBy(() -> TensorFormat.read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContainingAll(parts)
        .hasMessageNotContaining("\n");
  }

  @Test
  void tensorsComeBackWithTheirTypesShapesAndBits() throws IOException {
    Map<String, INDArray> tensors = new LinkedHashMap<>();
    tensors.put(
        "narrow", Nd4j.createFromArray(new float[][] {{-0f, Float.NaN, 1e-40f}, {1, 2, 3}}));
    tensors.put("wide.\u00e9\"", Nd4j.createFromArray(1.0 / 3));
    tensors.put("scalar", Nd4j.scalar(DataType.DOUBLE, Double.NEGATIVE_INFINITY));
    tensors.put("count", Nd4j.createFromArray(Long.MIN_VALUE));
    tensors.put("view", Nd4j.arange(6).castTo(DataType.FLOAT).reshape(2, 3).transpose());
    TensorFormat.SAFETENSORS.write(file, tensors, Map.of("model", "m"));

    Map<String, INDArray> read = TensorFormat.read(file);

    assertThat(Exactly.of(read)).isEqualTo(Exactly.of(tensors));
    assertThat(read.get("count").getLong(0)).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void theHeaderIsPaddedWithSpacesAndWiderElementsStandFirst() throws IOException {
    Map<String, INDArray> tensors = new LinkedHashMap<>();
    tensors.put("a", Nd4j.createFromArray(1f));
    tensors.put("b", Nd4j.createFromArray(2.0, 3.0));
    TensorFormat.SAFETENSORS.write(file, tensors, Map.of("names", "ours"));

    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);

    int length = (int) bytes.getLong();
    assertThat(length % 8).isZero();
    byte[] header = new byte[length];
    bytes.get(header);
    assertThat(new String(header, StandardCharsets.UTF_8))
        .matches(
            "\\Q{\"__metadata__\":{\"names\":\"ours\"},"
                + "\"b\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[0,16]},"
                + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[16,20]}}\\E *");
    assertThat(bytes.getDouble()).isEqualTo(2);
    assertThat(bytes.getDouble()).isEqualTo(3);
    assertThat(bytes.getFloat()).isEqualTo(1);
    assertThat(bytes.hasRemaining()).isFalse();
  }

  @Test
  void aFileMayHaveItsTensorsInAnyOrderAndNone() throws IOException {
    String b = "\"b\":{\"data_offsets\":[8,16],\"shape\":[],\"dtype\":\"I64\"}";
    Files.write(file, file("{" + b + "," + A + "}  ", 16));
    assertThat(TensorFormat.read(file).get("b").getLong(0)).isEqualTo(0x0f0e0d0c0b0a0908L);
    assertThat(Float.floatToRawIntBits(TensorFormat.read(file).get("a").getFloat(1)))
        .isEqualTo(0x07060504);
    Files.write(file, file("{}", 0));
    assertThat(TensorFormat.read(file)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [F32]            | [2]         | [4,12]  | 12 | begins at byte 4 of the data, but the header ends at 0
          [F32]            | [2]         | [0,8]   | 12 | has 12 bytes of data, its header announces 8
          [F32]            | [2]         | [0,8]   |  4 | has 4 bytes of data, its header announces 8
          [F32]            | [3]         | [0,8]   |  8 | is F32 [3], but lies at bytes 0 to 8
          [F64]            | [2]         | [0,8]   |  8 | is F64 [2], but lies at bytes 0 to 8
          [F32]            | [2]         | [8,0]   |  8 | but lies at bytes 8 to 0
          [F32]            | [2]         | [-8,0]  |  8 | has no data_offsets
          [F32]            | [2]         | [0,8,9] |  8 | has 3 data_offsets instead of 2
          [F32]            | [2]         | 8       |  8 | has no data_offsets
          [F32]            | [2.5]       | [0,8]   |  8 | has no shape
          [F32]            | ["2"]       | [0,8]   |  8 | has no shape
          [F32]            | [-1,-2]     | [0,8]   |  8 | has no shape
          [F32]            | 2           | [0,8]   |  8 | has no shape
          [F32]            | [4294967296,4294967296] | [0,8] | 8 | impossible shape
          [F32]            | [1000000000] | [0,4000000000] | 8 | its header announces 4000000000
          [F32]            | [99999999999999999999] | [0,8] | 8 | has no shape
          [F32]            | [0]         | [0,0]   |  0 | has no elements
          [BF16]           | [2]         | [0,4]   |  4 | is of type 'BF16'; F32, F64 and I64 can be read
          """)
  void tensorsThatTheirDataBelieAreRefused(
      String dtype, String shape, String offsets, int data, String part) throws IOException {
    String header =
        "{\"a\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}}"
            .formatted(dtype.replaceAll("[\\[\\]]", ""), shape, offsets);
    refused(file(header, data), part);
  }

  @Test
  void tensorsThatOverlapAreRefused() throws IOException {
    String b = "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}";
    refused(
        file("{" + A + "," + b + "}", 12), "'b' begins at byte 4 of the data, but 'a' ends at 8");
  }

  @Test
  void headersThatAreNoneAreRefused() throws IOException {
    refused(new byte[0], "is no safetensors file: it has only 0 bytes");
    refused(new byte[7], "only 7 bytes");
    refused(new byte[8], "does not start with '{'");
    refused(file("[" + A + "]", 8), "does not start with '{'");
    refused(file("{" + A + "," + A + "}", 8), "not JSON", "Duplicate field 'a'");
    refused(file("{" + A + "} x", 8), "not JSON");
    refused(file("{" + A, 8), "not JSON");
    refused(file("{\"a\":7}", 0), "'a' is of type ''");
    refused(file("{\"__metadata__\":{\"a\":1}}", 0), "__metadata__");
    refused(file("{\"__metadata__\":[]}", 0), "__metadata__");
    byte[] latin = file("{\"x\":1}", 0);
    latin[10] = (byte) 0xe9;
    refused(latin, "not UTF-8");
    byte[] whole = file("{" + A + "}", 8);
    refused(Arrays.copyOf(whole, 20), "is cut short: its header has", "but only 12 are there");
    byte[] huge = whole.clone();
    huge[4] = 1;
    refused(huge, "the format's limit is 100000000");
    Arrays.fill(huge, 0, 8, (byte) 0xff);
    refused(huge, "its header would have 18446744073709551615 bytes");
  }

  @Test
  void whatIsNoFileIsRefused() {
    assertThatThrownBy(() -> TensorFormat.read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessage(file + ": no such file or folder");
    assertThatThrownBy(() -> TensorFormat.read(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessage(folder + ": is a folder");
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() {
    Path nowhere = folder.resolve("nowhere").resolve("net");
    for (TensorFormat format : TensorFormat.values()) {
      assertThatThrownBy(() -> format.write(nowhere, Map.of(), Map.of()))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(nowhere + " cannot be written: no such file or folder");
    }
  }
}
