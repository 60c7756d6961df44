package org.hyperbolic4j.experiments.analysis.inference;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.Progress;
import org.hyperbolic4j.experiments.data.batch.Batch;
import org.hyperbolic4j.experiments.data.batch.BatchPipeline;
import org.hyperbolic4j.experiments.data.batch.BatchPlan;
import org.hyperbolic4j.nn.model.ClassScores;
import org.hyperbolic4j.nn.model.Network;

/** A network's class scores of all images of a set, in the order of the set. */
public final class Logits {

  private final double[][] rows;
  private final int[] labels;

  private Logits(double[][] rows, int[] labels) {
    this.rows = rows;
    this.labels = labels;
  }

  /**
   * Evaluates a network.
   *
   * @param network the network
   * @param set images of the shape that it takes
   * @param batch images at a time; it matters to results only with the published batch statistics
   * @param progress told how far it is
   * @return the scores
   * @throws IllegalStateException if one is not finite
   */
  public static Logits of(Network network, ImageSet set, int batch, Progress progress) {
    double[][] rows = new double[set.size()][];
    int done = 0;
    BatchPlan plan = BatchPlan.testing(batch).withType(network.config().precision().type());
    try (BatchPipeline pipeline = BatchPipeline.onePass(set, plan)) {
      while (pipeline.hasNext()) {
        Batch images = pipeline.next();
        double[][] scores = network.evaluate(images.images()).toDoubleMatrix();
        System.arraycopy(scores, 0, rows, done, scores.length);
        done += scores.length;
        progress.report(set.name(), done, set.size());
      }
    }
    return of(rows, set.labels());
  }

  /**
   * Scores that are known.
   *
   * @param rows {@code [N][classes]}, not copied
   * @param labels {@code [N]}, not copied
   * @return the scores
   * @throws IllegalStateException if one is not finite
   */
  public static Logits of(double[][] rows, int[] labels) {
    for (int i = 0; i < rows.length; i++) {
      if (!Arrays.stream(rows[i]).allMatch(Double::isFinite)) {
        throw new IllegalStateException(
            "the class scores of image %d are not finite: %s"
                .formatted(i, Arrays.toString(rows[i])));
      }
    }
    return new Logits(rows, labels);
  }

  /**
   * How many images there are.
   *
   * @return N
   */
  public int size() {
    return rows.length;
  }

  /**
   * How many classes there are.
   *
   * @return the length of {@link #row}; 0 if there is no image
   */
  public int classes() {
    return rows.length == 0 ? 0 : rows[0].length;
  }

  /**
   * The scores of an image.
   *
   * @param image 0 to N - 1
   * @return a copy {@code [classes]}
   */
  public double[] row(int image) {
    return rows[image].clone();
  }

  /**
   * The label of an image.
   *
   * @param image 0 to N - 1
   * @return its class
   */
  public int label(int image) {
    return labels[image];
  }

  /**
   * What an image is taken for.
   *
   * @param image 0 to N - 1
   * @return the class with the largest score, the first of equals
   */
  public int predicted(int image) {
    return ClassScores.predicted(rows[image]);
  }

  /**
   * Says whether an image is classified rightly.
   *
   * @param image 0 to N - 1
   * @return whether prediction and label agree
   */
  public boolean isRight(int image) {
    return predicted(image) == labels[image];
  }

  /**
   * Share of images classified rightly.
   *
   * @return 0 to 1; NaN if there is no image
   */
  public double accuracy() {
    return (double) IntStream.range(0, size()).filter(this::isRight).count() / size();
  }

  /**
   * Logarithms of an image's softmax probabilities.
   *
   * @param image 0 to N - 1
   * @return {@code [classes]}, at most 0
   */
  public double[] logSoftmax(int image) {
    double total = logSumExp(image, 1);
    return Arrays.stream(rows[image]).map(score -> score - total).toArray();
  }

  /**
   * The logarithm of the sum of exponentials at a temperature.
   *
   * @param image 0 to N - 1
   * @param temperature T, above 0
   * @return {@code T log sum_k exp(score_k / T)}
   */
  public double logSumExp(int image, double temperature) {
    return ClassScores.logSumExp(rows[image], temperature);
  }
}
