package org.hyperbolic4j.nn.model;

import java.util.Random;
import org.hyperbolic4j.nn.engine.Backend;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Images for tests. */
final class TestImages {

  static {
    Backend.start();
  }

  private TestImages() {}

  /** Gaussian noise {@code [count, channels, height, width]} in float64. */
  static INDArray random(int count, int channels, int height, int width, long seed) {
    Random random = new Random(seed);
    double[] values = random.doubles((long) count * channels * height * width).toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian();
    }
    return Nd4j.createFromArray(values).reshape(count, channels, height, width);
  }
}
