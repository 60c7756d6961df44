package org.hyperbolic4j.experiments.analysis.complementarity;

import java.util.Arrays;
import org.hyperbolic4j.experiments.analysis.inference.Logits;

/**
 * Two networks as one: the product of their softmax probabilities, with equal weights and without
 * temperatures to be fitted.
 */
final class Fusion {

  private Fusion() {}

  /**
   * Fuses class scores.
   *
   * @param first scores of a network
   * @param second those of another for the same images in the same order
   * @return for each image the sums of logarithms of the softmax probabilities
   */
  static Logits of(Logits first, Logits second) {
    double[][] rows = new double[first.size()][];
    int[] labels = new int[first.size()];
    for (int image = 0; image < rows.length; image++) {
      double[] a = first.logSoftmax(image);
      double[] b = second.logSoftmax(image);
      Arrays.setAll(a, k -> a[k] + b[k]);
      rows[image] = a;
      labels[image] = first.label(image);
    }
    return Logits.of(rows, labels);
  }
}
