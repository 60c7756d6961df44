package org.hyperbolic4j.nn.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.manifold.fused.Tensor;

/** The weights of {@link Correlation}, in the orders that its sums take them. */
final class CorrelationWeights {

  /** Of the sums that make one group of channels of one phase of the map's gradient. */
  static final class Spread {
    final int[] shifts;
    final float[] weights;

    private Spread(int[] shifts, float[] weights) {
      this.shifts = shifts;
      this.weights = weights;
    }
  }

  private final CorrelationLayout layout;
  private final float[] all;

  CorrelationWeights(CorrelationLayout layout, Tensor weights, float factor) {
    this.layout = layout;
    all = new float[layout.weights()];
    weights.load(0, all, all.length);
    for (int i = 0; i < all.length; i++) {
      all[i] *= factor;
    }
  }

  private int taps() {
    return all.length / layout.outputs;
  }

  /** Where the run under each weight begins. */
  int[] shifts() {
    return Arrays.copyOf(layout.shifts, taps());
  }

  /** The forward pass's: one a group of outputs, for each pixel of a patch. */
  float[][] groups() {
    float[][] groups = new float[layout.outputPlanes / Runs.GROUP][taps() * Runs.GROUP];
    for (int t = 0; t < taps(); t++) {
      for (int k = 0; k < layout.outputs; k++) {
        groups[k / Runs.GROUP][t * Runs.GROUP + k % Runs.GROUP] = all[t * layout.outputs + k];
      }
    }
    return groups;
  }

  /** The backward pass's: one a phase and group of channels, those of a phase together. */
  Spread[][] spreads() {
    Spread[][] spreads = new Spread[layout.phases()][layout.channelPlanes / Runs.GROUP];
    for (int phase = 0; phase < spreads.length; phase++) {
      for (int group = 0; group < spreads[phase].length; group++) {
        spreads[phase][group] = spread(phase, group);
      }
    }
    return spreads;
  }

  private Spread spread(int phase, int group) {
    int pixels = layout.size * layout.size;
    int[] own = IntStream.range(0, pixels).filter(p -> layout.phaseOf(p) == phase).toArray();
    int[] from = new int[layout.outputs * own.length];
    float[] weights = new float[from.length * Runs.GROUP];
    for (int k = 0; k < layout.outputs; k++) {
      for (int i = 0; i < own.length; i++) {
        int t = k * own.length + i;
        from[t] = k * layout.cotangentPlane() + layout.reach - layout.shiftOf(own[i]);
        for (int j = 0; j < Runs.GROUP; j++) {
          int channel = group * Runs.GROUP + j;
          if (channel < layout.channels) {
            weights[t * Runs.GROUP + j] = all[(channel * pixels + own[i]) * layout.outputs + k];
          }
        }
      }
    }
    return new Spread(from, weights);
  }
}
