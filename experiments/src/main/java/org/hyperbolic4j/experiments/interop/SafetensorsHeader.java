package org.hyperbolic4j.experiments.interop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;

/** The header of a safetensors file: what tensors there are, and where. */
final class SafetensorsHeader {

  private static final String METADATA = "__metadata__";
  private static final Map<String, DataType> TYPES =
      Map.of("F32", DataType.FLOAT, "F64", DataType.DOUBLE, "I64", DataType.INT64);
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private SafetensorsHeader() {}

  /**
   * A tensor's place in the data.
   *
   * @param name its name
   * @param type type of its elements
   * @param shape its shape; empty for a scalar
   * @param begin its first byte
   * @param end the byte after its last
   */
  record Tensor(String name, DataType type, List<Long> shape, long begin, long end) {}

  /** The header of tensors that follow one another in this order, as JSON. */
  static byte[] toJson(List<Tensor> tensors, Map<String, String> metadata) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode about = root.putObject(METADATA);
    metadata.forEach(about::put);
    for (Tensor tensor : tensors) {
      ObjectNode node = root.putObject(tensor.name()).put("dtype", dtype(tensor.type()));
      tensor.shape().forEach(node.putArray("shape")::add);
      node.putArray("data_offsets").add(tensor.begin()).add(tensor.end());
    }
    try {
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree is always writable", e);
    }
  }

  private static String dtype(DataType type) {
    return TYPES.entrySet().stream()
        .filter(known -> known.getValue() == type)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no tensors of type " + type))
        .getKey();
  }

  /**
   * Reads and checks a header.
   *
   * @param bytes the JSON
   * @param dataBytes how many bytes of data follow it
   * @return the tensors, in the order of their places, which follow one another without gaps
   * @throws IOException with a reason if the header is none, or does not fit the data
   */
  static List<Tensor> parse(byte[] bytes, long dataBytes) throws IOException {
    List<Tensor> tensors = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : json(bytes).properties()) {
      if (entry.getKey().equals(METADATA)) {
        requireTexts(entry.getValue());
      } else {
        tensors.add(tensor(entry.getKey(), entry.getValue()));
      }
    }
    tensors.sort(Comparator.comparingLong(Tensor::begin).thenComparingLong(Tensor::end));
    long end = 0;
    String before = "the header";
    for (Tensor tensor : tensors) {
      if (tensor.begin() != end) {
        throw new IOException(
            "tensor '%s' begins at byte %d of the data, but %s ends at %d: tensors must neither overlap nor leave gaps"
                .formatted(tensor.name(), tensor.begin(), before, end));
      }
      end = tensor.end();
      before = "'" + tensor.name() + "'";
    }
    if (end != dataBytes) {
      throw new IOException(
          "has %d bytes of data, its header announces %d".formatted(dataBytes, end));
    }
    return tensors;
  }

  private static JsonNode json(byte[] bytes) throws IOException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      JsonNode root = text.startsWith("{") ? JSON.readTree(text) : null;
      if (root == null) {
        throw new IOException("is no safetensors file: its header does not start with '{'");
      }
      return root;
    } catch (CharacterCodingException e) {
      throw new IOException("is no safetensors file: its header is not UTF-8", e);
    } catch (JsonProcessingException e) {
      throw new IOException("has a header that is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static void requireTexts(JsonNode metadata) throws IOException {
    boolean valid = metadata.isObject();
    for (JsonNode value : metadata) {
      valid &= value.isTextual();
    }
    if (!valid) {
      throw new IOException("has a %s that does not map texts to texts".formatted(METADATA));
    }
  }

  private static Tensor tensor(String name, JsonNode node) throws IOException {
    String dtype = node.path("dtype").asText("");
    DataType type = TYPES.get(dtype);
    if (type == null) {
      throw new IOException(
          "tensor '%s' is of type '%s'; F32, F64 and I64 can be read".formatted(name, dtype));
    }
    List<Long> shape = counts(name, node, "shape");
    List<Long> offsets = counts(name, node, "data_offsets");
    if (offsets.size() != 2) {
      throw new IOException(
          "tensor '%s' has %d data_offsets instead of 2".formatted(name, offsets.size()));
    }
    long begin = offsets.get(0);
    long end = offsets.get(1);
    if (begin > end || end - begin != bytes(name, type, shape)) {
      throw new IOException(
          "tensor '%s' is %s %s, but lies at bytes %d to %d"
              .formatted(name, dtype, shape, begin, end));
    }
    return new Tensor(name, type, shape, begin, end);
  }

  private static long bytes(String name, DataType type, List<Long> shape) throws IOException {
    try {
      return shape.stream().reduce((long) type.width(), Math::multiplyExact);
    } catch (ArithmeticException e) {
      throw new IOException("tensor '%s' has the impossible shape %s".formatted(name, shape), e);
    }
  }

  private static List<Long> counts(String name, JsonNode tensor, String field) throws IOException {
    List<Long> counts = new ArrayList<>();
    boolean valid = tensor.path(field).isArray();
    for (JsonNode count : tensor.path(field)) {
      valid &= count.isIntegralNumber() && count.canConvertToLong() && count.longValue() >= 0;
      counts.add(count.longValue());
    }
    if (!valid) {
      throw new IOException(
          "tensor '%s' has no %s: a list of whole numbers, none negative, was expected"
              .formatted(name, field));
    }
    return counts;
  }
}
