package org.hyperbolic4j.experiments.analysis.ood;

import java.util.Arrays;

/**
 * How well a score tells images of the distribution a network was trained on from others. Images of
 * the distribution are the positive class and shall score higher, as in the published evaluations
 * of the energy score; so the area under the precision-recall curve is at least about the share of
 * positives, and high where there are few others.
 *
 * @param fpr95 share of the others that are accepted where at least 95 % of the positives are: at
 *     the highest threshold that accepts so many
 * @param auroc area under the ROC curve: the probability that a positive scores higher than
 *     another, ties counting half (Mann and Whitney)
 * @param aupr average precision: the sum over all thresholds of precision times the recall gained,
 *     images of equal score accepted together
 */
public record Detection(double fpr95, double auroc, double aupr) {

  /**
   * Compares scores.
   *
   * @param positives scores of the images of the distribution, at least one, finite
   * @param others scores of the others, at least one, finite
   * @return the measures, each 0 to 1
   * @throws IllegalArgumentException if there are none, or one is not a number
   */
  public static Detection of(double[] positives, double[] others) {
    double[] p = descending(positives);
    double[] q = descending(others);
    // Nineteen twentieths, rounded up, in whole numbers: 0.95 has no exact double.
    int needed = (int) ((19L * p.length + 19) / 20);
    double pairsWon = 0;
    double precisions = 0;
    double fpr95 = -1;
    int i = 0;
    int j = 0;
    while (i < p.length) {
      double threshold = j < q.length ? Math.max(p[i], q[j]) : p[i];
      int positivesHere = countEqual(p, i, threshold);
      int othersHere = countEqual(q, j, threshold);
      int othersBelow = q.length - j - othersHere;
      pairsWon += positivesHere * (othersBelow + 0.5 * othersHere);
      i += positivesHere;
      j += othersHere;
      precisions += positivesHere * ((double) i / (i + j));
      if (fpr95 < 0 && i >= needed) {
        fpr95 = (double) j / q.length;
      }
    }
    return new Detection(fpr95, pairsWon / p.length / q.length, precisions / p.length);
  }

  private static double[] descending(double[] scores) {
    if (scores.length == 0) {
      throw new IllegalArgumentException("a comparison needs at least one score on either side");
    }
    double[] negated = Arrays.stream(scores).map(score -> -score).sorted().toArray();
    if (Double.isNaN(negated[negated.length - 1])) {
      throw new IllegalArgumentException("a score is not a number");
    }
    return Arrays.stream(negated).map(score -> -score).toArray();
  }

  private static int countEqual(double[] sorted, int from, double value) {
    int end = from;
    while (end < sorted.length && sorted[end] == value) {
      end++;
    }
    return end - from;
  }
}
