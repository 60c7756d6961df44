package org.hyperbolic4j.nn.kernel;

import java.util.Arrays;
import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.manifold.fused.Scratch;

/** Sums of the gradient by the weights of {@link Correlation}, in float32 by position. */
final class WeightSums {

  private final CorrelationLayout layout;
  private final float[][][] sums;
  private final float[] products;
  private final double[] lanes;

  WeightSums(Scratch scratch, CorrelationLayout layout) {
    this.layout = layout;
    int length = Runs.GROUP * Runs.SHIFTS * Runs.LANES;
    products = scratch.floats(length);
    lanes = scratch.doubles(length);
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
    for (int group = 0; group < sums.length; group++) {
      for (int i = 0; i < sums[group].length; i++) {
        Runs.best().widen(sums[group][i], lanes.length, lanes, 0);
        addTo(total, group * Runs.GROUP, i * Runs.SHIFTS);
      }
    }
  }

  private void addTo(double[] total, int firstOutput, int firstTap) {
    int taps = layout.weights() / layout.outputs;
    int outputs = Math.min(Runs.GROUP, layout.outputs - firstOutput);
    int shifts = Math.min(Runs.SHIFTS, taps - firstTap);
    for (int k = 0; k < outputs; k++) {
      for (int j = 0; j < shifts; j++) {
        int at = (firstTap + j) * layout.outputs + firstOutput + k;
        total[at] += sumOfLanes((k * Runs.SHIFTS + j) * Runs.LANES);
      }
    }
  }

  /** In four sums that do not wait for each other. */
  private double sumOfLanes(int from) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    for (int lane = from; lane < from + Runs.LANES; lane += 4) {
      a += lanes[lane];
      b += lanes[lane + 1];
      c += lanes[lane + 2];
      d += lanes[lane + 3];
    }
    return (a + c) + (b + d);
  }
}
