package org.hyperbolic4j.nn.kernel;

import java.util.Arrays;
import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.manifold.fused.Scratch;

/** Sums of the gradient by the weights of {@link Correlation}, in float32 by position. */
final class WeightSums {

  private final CorrelationLayout layout;
  private final float[][][] sums;
  private final float[] products;

  WeightSums(Scratch scratch, CorrelationLayout layout) {
    this.layout = layout;
    int length = Runs.GROUP * Runs.SHIFTS * Runs.LANES;
    products = scratch.floats(length);
    sums = new float[layout.outputPlanes / Runs.GROUP][layout.shifts.length / Runs.SHIFTS][];
    for (float[][] group : sums) {
      Arrays.setAll(group, shifts -> scratch.floats(length));
    }
  }

  void clear() {
    for (float[][] group : sums) {
      for (float[] sum : group) {
        Arrays.fill(sum, 0);
      }
    }
  }

  void add(CorrelationBlock block, float[] g) {
    for (int group = 0; group < sums.length; group++) {
      int at = group * Runs.GROUP * layout.cotangentPlane() + layout.reach;
      for (int i = 0; i < sums[group].length; i++) {
        Runs.best()
            .products(
                g,
                at,
                layout.cotangentPlane(),
                block.map(),
                layout.shifts,
                i * Runs.SHIFTS,
                block.length(),
                products);
        add(sums[group][i]);
      }
    }
  }

  private void add(float[] to) {
    for (int i = 0; i < products.length; i++) {
      to[i] += products[i];
    }
  }

  /** Adds them to an array that begins with {@code [C * size * size, K]}. */
  void addTo(double[] total) {
    int taps = layout.weights() / layout.outputs;
    for (int t = 0; t < taps; t++) {
      for (int k = 0; k < layout.outputs; k++) {
        float[] lanes = sums[k / Runs.GROUP][t / Runs.SHIFTS];
        int from = (k % Runs.GROUP * Runs.SHIFTS + t % Runs.SHIFTS) * Runs.LANES;
        double sum = 0;
        for (int lane = from; lane < from + Runs.LANES; lane++) {
          sum += lanes[lane];
        }
        total[t * layout.outputs + k] += sum;
      }
    }
  }
}
