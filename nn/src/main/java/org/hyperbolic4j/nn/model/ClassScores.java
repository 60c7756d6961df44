package org.hyperbolic4j.nn.model;

/** What the class scores of one image say. */
public final class ClassScores {

  private ClassScores() {}

  /**
   * What the image is taken for.
   *
   * @param scores logits {@code [classes]}, at least one
   * @return the class with the largest score, the first of equals
   */
  public static int predicted(double[] scores) {
    int best = 0;
    for (int k = 1; k < scores.length; k++) {
      if (scores[k] > scores[best]) {
        best = k;
      }
    }
    return best;
  }

  /**
   * The logarithm of the sum of exponentials at a temperature.
   *
   * @param scores logits {@code [classes]}, at least one
   * @param temperature T, above 0
   * @return {@code T log sum_k exp(score_k / T)}
   */
  public static double logSumExp(double[] scores, double temperature) {
    double largest = scores[predicted(scores)];
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp((score - largest) / temperature);
    }
    return largest + temperature * Math.log(sum);
  }

  /**
   * Minus the logarithm of a class' softmax probability.
   *
   * @param scores logits {@code [classes]}, at least one
   * @param label the class
   * @return the loss, at least 0 but for rounding
   */
  public static double crossEntropy(double[] scores, int label) {
    return logSumExp(scores, 1) - scores[label];
  }
}
