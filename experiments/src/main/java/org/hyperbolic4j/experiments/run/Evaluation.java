package org.hyperbolic4j.experiments.run;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.batch.Batch;
import org.hyperbolic4j.experiments.data.batch.BatchPipeline;
import org.hyperbolic4j.experiments.data.batch.BatchPlan;
import org.hyperbolic4j.nn.model.Network;

/**
 * What a network makes of a set of images.
 *
 * @param loss mean cross-entropy
 * @param accuracy share of images classified rightly, 0 to 1
 * @param scores counts per class, precision, recall and the confusion matrix
 */
public record Evaluation(
    double loss, double accuracy, org.nd4j.evaluation.classification.Evaluation scores) {

  /**
   * Evaluates a network.
   *
   * @param network the network
   * @param set the images
   * @param batch images at a time; it matters to results only with the published batch statistics
   * @return loss, accuracy and scores
   */
  public static Evaluation of(Network network, ImageSet set, int batch) {
    return of(network, set, batch, () -> false).orElseThrow();
  }

  /** Evaluates a network unless a stop is asked for before the last batch. */
  static Optional<Evaluation> of(Network network, ImageSet set, int batch, BooleanSupplier stop) {
    var scores = new org.nd4j.evaluation.classification.Evaluation(set.classes().leaves());
    double lossSum = 0;
    long correct = 0;
    BatchPlan plan = BatchPlan.testing(batch).withType(network.config().precision().type());
    try (BatchPipeline pipeline = BatchPipeline.onePass(set, plan)) {
      while (pipeline.hasNext()) {
        if (stop.getAsBoolean()) {
          return Optional.empty();
        }
        Batch images = pipeline.next();
        Scores batchScores = Scores.of(network.evaluate(images.images()));
        for (int i = 0; i < images.size(); i++) {
          int label = images.label(i);
          int predicted = batchScores.predicted(i);
          lossSum += batchScores.crossEntropy(i, label);
          correct += predicted == label ? 1 : 0;
          scores.eval(predicted, label);
        }
      }
    }
    return Optional.of(new Evaluation(lossSum / set.size(), (double) correct / set.size(), scores));
  }
}
