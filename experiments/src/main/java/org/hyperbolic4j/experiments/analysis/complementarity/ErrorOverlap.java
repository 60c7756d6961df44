package org.hyperbolic4j.experiments.analysis.complementarity;

import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hyperbolic4j.experiments.analysis.inference.Logits;

/**
 * Which images two networks classify rightly.
 *
 * @param bothRight how many images both do
 * @param onlyFirst how many the first alone
 * @param onlySecond how many the second alone
 * @param neither how many none of them
 */
record ErrorOverlap(int bothRight, int onlyFirst, int onlySecond, int neither) {

  /** Counts; both have the same images in the same order. */
  static ErrorOverlap of(Logits first, Logits second) {
    int[] counts = new int[4];
    for (int image = 0; image < first.size(); image++) {
      counts[(first.isRight(image) ? 0 : 2) + (second.isRight(image) ? 0 : 1)]++;
    }
    return new ErrorOverlap(counts[0], counts[1], counts[2], counts[3]);
  }

  /** Images that at least one classifies rightly. */
  int eitherRight() {
    return bothRight + onlyFirst + onlySecond;
  }

  /**
   * The errors they share, as a share of those that any of them makes (Jaccard).
   *
   * @return 0 to 1; null if none makes an error
   */
  Double jaccardOfErrors() {
    int errors = onlyFirst + onlySecond + neither;
    return errors == 0 ? null : (double) neither / errors;
  }

  /**
   * How probable a difference at least as large would be if both were right equally often: the
   * exact two-sided test of McNemar (1947), binomial over the images that one of them classifies
   * rightly.
   *
   * @return 0 to 1
   */
  double mcnemarP() {
    int differing = onlyFirst + onlySecond;
    if (differing == 0) {
      return 1;
    }
    double tail =
        new BinomialDistribution(differing, 0.5)
            .cumulativeProbability(Math.min(onlyFirst, onlySecond));
    return Math.min(1, 2 * tail);
  }
}
