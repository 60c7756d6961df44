package org.hyperbolic4j.nn.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The JSON entry of a checkpoint: its metadata, and which arrays there must be.
 *
 * @param metadata what is said about the arrays
 * @param arrays by their path in the file: group, slash, name
 */
record Manifest(CheckpointMetadata metadata, Map<String, Announced> arrays) {

  static final String PARAMETERS = "parameters";
  static final String BUFFERS = "buffers";
  static final String OPTIMIZER = "optimizer";
  static final List<String> GROUPS = List.of(PARAMETERS, BUFFERS, OPTIMIZER);

  private static final String FORMAT = "hyperbolic4j-checkpoint";
  private static final int VERSION = 1;
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** Type and shape that an array must have. */
  record Announced(DataType type, List<Long> axes) {
    long[] shape() {
      return axes.stream().mapToLong(Long::longValue).toArray();
    }
  }

  static Manifest of(Checkpoint checkpoint) {
    Map<String, Announced> arrays = new LinkedHashMap<>();
    paths(checkpoint)
        .forEach(
            (path, array) ->
                arrays.put(
                    path,
                    new Announced(
                        array.dataType(), Arrays.stream(array.shape()).boxed().toList())));
    return new Manifest(checkpoint.metadata(), arrays);
  }

  /**
   * The arrays of a checkpoint by their path in the file, in the order in which they stand there.
   */
  static Map<String, INDArray> paths(Checkpoint checkpoint) {
    Map<String, INDArray> paths = new LinkedHashMap<>();
    checkpoint.parameters().forEach((name, array) -> paths.put(PARAMETERS + "/" + name, array));
    checkpoint.buffers().forEach((name, array) -> paths.put(BUFFERS + "/" + name, array));
    checkpoint.optimizer().forEach((name, array) -> paths.put(OPTIMIZER + "/" + name, array));
    return paths;
  }

  byte[] toJson() {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    root.put("version", VERSION);
    root.put("manifold", metadata.manifold());
    root.set("network", metadata.network());
    root.set("training", metadata.training());
    root.put("epoch", metadata.epoch());
    root.put("batch", metadata.batch());
    root.put("iteration", metadata.iteration());
    metadata.bestMetric().ifPresent(best -> root.put("best_metric", best));
    root.put("seed", metadata.seed());
    ObjectNode announced = root.putObject("arrays");
    arrays.forEach(
        (path, array) -> {
          ObjectNode node = announced.putObject(path).put("type", array.type().name());
          array.axes().forEach(node.putArray("shape")::add);
        });
    try {
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree is always writable", e);
    }
  }

  /**
   * Reads and checks the JSON entry.
   *
   * @throws IOException with a reason if it is not that of a checkpoint of this version
   */
  static Manifest fromJson(byte[] bytes) throws IOException {
    JsonNode root;
    try {
      root = JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new IOException("checkpoint.json is not JSON: " + e.getOriginalMessage(), e);
    }
    if (!FORMAT.equals(root.path("format").asText())) {
      throw new IOException(
          "not a checkpoint: the format in checkpoint.json must be \"" + FORMAT + "\"");
    }
    int version = field(root, "version", JsonNode::isInt, "an integer").intValue();
    if (version != VERSION) {
      throw new IOException(
          "has format version %d, this program reads version %d".formatted(version, VERSION));
    }
    CheckpointMetadata metadata =
        new CheckpointMetadata(
            field(root, "manifold", JsonNode::isTextual, "a text").textValue(),
            (ObjectNode) field(root, "network", JsonNode::isObject, "an object"),
            (ObjectNode) field(root, "training", JsonNode::isObject, "an object"),
            count(root, "epoch"),
            count(root, "batch"),
            count(root, "iteration"),
            root.has("best_metric")
                ? OptionalDouble.of(
                    field(root, "best_metric", JsonNode::isNumber, "a number").doubleValue())
                : OptionalDouble.empty(),
            field(root, "seed", Manifest::isLong, "an integer").longValue());
    Map<String, Announced> arrays = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> array :
        field(root, "arrays", JsonNode::isObject, "an object").properties()) {
      arrays.put(array.getKey(), announced(array.getKey(), array.getValue()));
    }
    return new Manifest(metadata, arrays);
  }

  private static Announced announced(String path, JsonNode array) throws IOException {
    if (GROUPS.stream().noneMatch(group -> path.startsWith(group + "/"))) {
      throw new IOException("array '%s' is in none of the groups %s".formatted(path, GROUPS));
    }
    DataType type =
        Stream.of(DataType.FLOAT, DataType.DOUBLE, DataType.INT64)
            .filter(known -> known.name().equals(array.path("type").asText()))
            .findFirst()
            .orElseThrow(() -> wrong(path + "/type", "FLOAT, DOUBLE or LONG"));
    List<Long> axes = new ArrayList<>();
    for (JsonNode axis : array.path("shape")) {
      if (!isCount(axis)) {
        throw wrong(path + "/shape", "a list of lengths");
      }
      axes.add(axis.longValue());
    }
    if (!array.path("shape").isArray()) {
      throw wrong(path + "/shape", "a list of lengths");
    }
    return new Announced(type, axes);
  }

  private static long count(JsonNode root, String name) throws IOException {
    return field(root, name, Manifest::isCount, "a whole number, not negative").longValue();
  }

  private static boolean isLong(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong();
  }

  private static boolean isCount(JsonNode node) {
    return isLong(node) && node.longValue() >= 0;
  }

  private static JsonNode field(
      JsonNode root, String name, Predicate<JsonNode> valid, String expected) throws IOException {
    JsonNode field = root.path(name);
    if (!valid.test(field)) {
      throw wrong(name, expected);
    }
    return field;
  }

  private static IOException wrong(String field, String expected) {
    return new IOException("'%s' in checkpoint.json must be %s".formatted(field, expected));
  }
}
