package org.hyperbolic4j.nn.checkpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Small checkpoints with every type, rank and special value. */
final class Samples {

  private Samples() {}

  static CheckpointMetadata metadata(String manifold) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return new CheckpointMetadata(
        manifold,
        json.objectNode().put("depth", 20).set("widths", json.arrayNode().add(8).add(16)),
        json.objectNode().put("optimizer", "adam"),
        3,
        17,
        1190,
        OptionalDouble.of(0.1 + 0.2),
        -42);
  }

  static Checkpoint checkpoint() {
    return checkpoint("poincare");
  }

  static Checkpoint checkpoint(String manifold) {
    INDArray special =
        Nd4j.createFromArray(
            0f, -0f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN, Float.NEGATIVE_INFINITY);
    return new Checkpoint(
        metadata(manifold),
        Map.of(
            "head.z", Nd4j.createFromArray(1.5f, -2.25f, 3e-20f, 4f, 5f, 6f).reshape(2, 3),
            "head.r", special,
            "columns", Nd4j.createFromArray(1f, 2f, 3f, 4f, 5f, 6f).reshape(2, 3).dup('f')),
        Map.of(
            "bn.mean", Nd4j.createFromArray(Math.PI, Double.MIN_VALUE, -0.0, Double.NaN),
            "bn.count", Nd4j.scalar(DataType.DOUBLE, 7)),
        Map.of("steps", Nd4j.createFromArray(Long.MIN_VALUE + 1)));
  }

  /** All bits of an array in row-major order. */
  static byte[] bits(INDArray array) {
    INDArray flat = array.dup('c');
    ByteBuffer bits = ByteBuffer.allocate(Math.toIntExact(flat.length()) * Long.BYTES);
    for (long i = 0; i < flat.length(); i++) {
      if (flat.dataType() == DataType.FLOAT) {
        bits.putInt(Float.floatToRawIntBits(flat.data().getFloat(i)));
      } else if (flat.dataType() == DataType.DOUBLE) {
        bits.putLong(Double.doubleToRawLongBits(flat.data().getDouble(i)));
      } else {
        bits.putLong(flat.data().getLong(i));
      }
    }
    return bits.array();
  }

  /** Says whether two checkpoints say the same, bit for bit. */
  static boolean same(Checkpoint a, Checkpoint b) {
    return a.metadata().equals(b.metadata())
        && same(a.parameters(), b.parameters())
        && same(a.buffers(), b.buffers())
        && same(a.optimizer(), b.optimizer());
  }

  private static boolean same(Map<String, INDArray> a, Map<String, INDArray> b) {
    return a.keySet().equals(b.keySet())
        && a.entrySet().stream()
            .allMatch(
                entry -> {
                  INDArray other = b.get(entry.getKey());
                  return other.dataType() == entry.getValue().dataType()
                      && Arrays.equals(other.shape(), entry.getValue().shape())
                      && Arrays.equals(bits(other), bits(entry.getValue()));
                });
  }
}
