package org.hyperbolic4j.experiments.report.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.nn.model.ClassScores;

/** What a network took each image of a test set for, and how sure it was. */
public final class Predictions {

  private final ImageSet images;
  private final int[] predicted;
  private final double[] confidence;
  private double lossSum;

  /**
   * No predictions yet.
   *
   * @param images the test set
   */
  Predictions(ImageSet images) {
    this.images = images;
    predicted = new int[images.size()];
    confidence = new double[images.size()];
  }

  /** Takes down what logits {@code [classes]} say of an image. */
  void put(int image, double[] logits) {
    predicted[image] = ClassScores.predicted(logits);
    confidence[image] = Math.exp(-ClassScores.crossEntropy(logits, predicted[image]));
    lossSum += ClassScores.crossEntropy(logits, images.label(image));
  }

  /**
   * The test set.
   *
   * @return its images
   */
  public ImageSet images() {
    return images;
  }

  /**
   * The class with the largest score, the first of equals.
   *
   * @param image 0 to N - 1
   * @return its number
   */
  public int predicted(int image) {
    return predicted[image];
  }

  /**
   * The softmax probability of the class with the largest score.
   *
   * @param image 0 to N - 1
   * @return 0 to 1
   */
  public double confidence(int image) {
    return confidence[image];
  }

  /**
   * Says whether an image was taken for what it is.
   *
   * @param image 0 to N - 1
   * @return true if so
   */
  public boolean right(int image) {
    return predicted[image] == images.label(image);
  }

  /**
   * Mean cross-entropy.
   *
   * @return the loss
   */
  public double loss() {
    return lossSum / images.size();
  }

  /**
   * Share of images taken for what they are.
   *
   * @return 0 to 1
   */
  public double accuracy() {
    return (double) all().filter(this::right).count() / images.size();
  }

  /**
   * How many images of a class were taken for another.
   *
   * @return {@code [class][taken for]}
   */
  public int[][] confusion() {
    int classes = images.classes().leaves().size();
    int[][] counts = new int[classes][classes];
    all().forEach(image -> counts[images.label(image)][predicted[image]]++);
    return counts;
  }

  /**
   * Images taken for something else.
   *
   * @param most how many at most
   * @return their numbers, those the network was surest of first
   */
  public List<Integer> mistakes(int most) {
    return all()
        .filter(image -> !right(image))
        .boxed()
        .sorted(Comparator.comparingDouble(image -> -confidence[image]))
        .limit(most)
        .toList();
  }

  private IntStream all() {
    return IntStream.range(0, images.size());
  }
}
