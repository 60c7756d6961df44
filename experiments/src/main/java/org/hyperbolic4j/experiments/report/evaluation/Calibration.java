package org.hyperbolic4j.experiments.report.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * How well a network knows how sure it may be (Guo et al. 2017): images in bins of confidence.
 *
 * @param bins the bins that hold images, by confidence
 */
public record Calibration(List<Bin> bins) {

  /** As many bins as in the paper. */
  private static final int BINS = 15;

  /**
   * Copies the bins.
   *
   * @param bins the bins that hold images, by confidence
   */
  public Calibration {
    bins = List.copyOf(bins);
  }

  /**
   * Images of similar confidence.
   *
   * @param images how many there are, at least 1
   * @param confidence their mean confidence
   * @param accuracy the share of them that was taken for what it is
   */
  public record Bin(int images, double confidence, double accuracy) {}

  /**
   * Sorts predictions into 15 bins of equal width.
   *
   * @param predictions what the network said
   * @return its calibration
   */
  public static Calibration of(Predictions predictions) {
    int[] images = new int[BINS];
    int[] right = new int[BINS];
    double[] confidence = new double[BINS];
    for (int image = 0; image < predictions.images().size(); image++) {
      int bin = Math.min(BINS - 1, (int) (BINS * predictions.confidence(image)));
      images[bin]++;
      right[bin] += predictions.right(image) ? 1 : 0;
      confidence[bin] += predictions.confidence(image);
    }
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      if (images[bin] > 0) {
        bins.add(
            new Bin(images[bin], confidence[bin] / images[bin], (double) right[bin] / images[bin]));
      }
    }
    return new Calibration(bins);
  }

  /**
   * The expected calibration error: how far confidence and accuracy of a bin lie apart, in the mean
   * over all images.
   *
   * @return 0 to 1
   */
  public double expectedError() {
    double total = bins.stream().mapToInt(Bin::images).sum();
    return bins.stream()
        .mapToDouble(bin -> bin.images() / total * Math.abs(bin.accuracy() - bin.confidence()))
        .sum();
  }

  /**
   * Mean confidence of all images.
   *
   * @return 0 to 1
   */
  public double meanConfidence() {
    double total = bins.stream().mapToInt(Bin::images).sum();
    return bins.stream().mapToDouble(bin -> bin.images() / total * bin.confidence()).sum();
  }
}
