package org.hyperbolic4j.experiments.run;

import org.hyperbolic4j.nn.model.ClassScores;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Class scores of a batch, as numbers on the heap. */
final class Scores {

  private final double[][] logits;

  private Scores(double[][] logits) {
    this.logits = logits;
  }

  /**
   * Copies logits.
   *
   * @param logits {@code [N, classes]}
   */
  static Scores of(INDArray logits) {
    return new Scores(logits.toDoubleMatrix());
  }

  /** The class with the largest score, the first of equals. */
  int predicted(int image) {
    return ClassScores.predicted(logits[image]);
  }

  /** How many images have the label's score as the largest. */
  int correct(int[] labels) {
    int count = 0;
    for (int i = 0; i < labels.length; i++) {
      count += predicted(i) == labels[i] ? 1 : 0;
    }
    return count;
  }

  /** Minus the logarithm of the label's softmax probability. */
  double crossEntropy(int image, int label) {
    return ClassScores.crossEntropy(logits[image], label);
  }
}
