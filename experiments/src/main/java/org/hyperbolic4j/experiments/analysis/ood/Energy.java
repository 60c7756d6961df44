package org.hyperbolic4j.experiments.analysis.ood;

import java.util.stream.IntStream;
import org.hyperbolic4j.experiments.analysis.inference.Logits;

/** The energy score (Liu et al., Energy-based out-of-distribution detection, NeurIPS 2020). */
final class Energy {

  private Energy() {}

  /**
   * Minus the energy of every image (there eq. 4), which is high for images like those a network
   * was trained on.
   *
   * @param logits class scores
   * @param temperature T, above 0
   * @return {@code [N]}: {@code T log sum_k exp(logit_k / T)}
   */
  static double[] scores(Logits logits, double temperature) {
    return IntStream.range(0, logits.size())
        .mapToDouble(image -> logits.logSumExp(image, temperature))
        .toArray();
  }
}
