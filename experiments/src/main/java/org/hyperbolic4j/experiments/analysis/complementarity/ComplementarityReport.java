package org.hyperbolic4j.experiments.analysis.complementarity;

import org.hyperbolic4j.experiments.analysis.inference.Logits;

/**
 * How far the errors of two networks on the same images differ.
 *
 * @param firstModel name of the first network
 * @param secondModel name of the second
 * @param data name of the images
 * @param images how many
 * @param firstAccuracy share that the first classifies rightly
 * @param secondAccuracy share that the second does
 * @param bothRight images that both classify rightly
 * @param onlyFirst images that the first alone does
 * @param onlySecond images that the second alone does
 * @param neither images that none does
 * @param jaccardOfErrors errors they share, as a share of those any of them makes; null without
 *     errors
 * @param mcnemarP p-value of the exact two-sided McNemar test that both are right equally often
 * @param fusedAccuracy accuracy of the product of their softmax probabilities
 * @param eitherAccuracy share of images that at least one classifies rightly: no choice between
 *     their predictions can be better
 */
public record ComplementarityReport(
    String firstModel,
    String secondModel,
    String data,
    int images,
    double firstAccuracy,
    double secondAccuracy,
    int bothRight,
    int onlyFirst,
    int onlySecond,
    int neither,
    Double jaccardOfErrors,
    double mcnemarP,
    double fusedAccuracy,
    double eitherAccuracy) {

  /**
   * Compares.
   *
   * @param firstModel name of the first network
   * @param first its class scores
   * @param secondModel name of the second network
   * @param second its class scores of the same images in the same order
   * @param data name of the images
   * @return the report
   * @throws IllegalArgumentException if the scores are not of the same images and classes
   */
  public static ComplementarityReport of(
      String firstModel, Logits first, String secondModel, Logits second, String data) {
    if (first.size() != second.size() || first.classes() != second.classes()) {
      throw new IllegalArgumentException(
          "scores of %d images in %d classes and of %d in %d cannot be compared"
              .formatted(first.size(), first.classes(), second.size(), second.classes()));
    }
    ErrorOverlap overlap = ErrorOverlap.of(first, second);
    return new ComplementarityReport(
        firstModel,
        secondModel,
        data,
        first.size(),
        first.accuracy(),
        second.accuracy(),
        overlap.bothRight(),
        overlap.onlyFirst(),
        overlap.onlySecond(),
        overlap.neither(),
        overlap.jaccardOfErrors(),
        overlap.mcnemarP(),
        Fusion.of(first, second).accuracy(),
        (double) overlap.eitherRight() / first.size());
  }
}
