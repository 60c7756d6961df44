package org.hyperbolic4j.nn.kernel;

import java.util.Arrays;
import org.hyperbolic4j.manifold.fused.Tensor;

/** Inputs of one value a channel. */
final class ChannelVectors {

  private ChannelVectors() {}

  /** All values of a vector. */
  static double[] load(Tensor vector) {
    double[] values = new double[Math.toIntExact(vector.length())];
    vector.load(0, values, 0, values.length);
    return values;
  }

  /** Checks that the inputs from {@code first} on have the shape {@code [channels]}. */
  static void requireLength(int channels, long[][] inputShapes, int first) {
    for (int input = first; input < inputShapes.length; input++) {
      if (!Arrays.equals(inputShapes[input], new long[] {channels})) {
        throw new IllegalArgumentException(
            "input %d must have the shape [%d], not %s"
                .formatted(input, channels, Arrays.toString(inputShapes[input])));
      }
    }
  }
}
