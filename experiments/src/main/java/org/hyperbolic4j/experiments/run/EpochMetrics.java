package org.hyperbolic4j.experiments.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * What one epoch gave: one line of {@code metrics.jsonl}, in snake case.
 *
 * @param epoch number of the epoch, from 1
 * @param trainLoss mean cross-entropy over the epoch's training images, as they were trained on
 * @param trainAccuracy share of them classified rightly, 0 to 1
 * @param testLoss mean cross-entropy on the test set after the epoch
 * @param testAccuracy share of the test set classified rightly, 0 to 1
 * @param imagesPerSecond training images a second, without evaluation
 * @param seconds wall-clock time of the epoch, evaluation included; if the run was stopped within
 *     it, the time since it was resumed
 * @param learningRate learning rate of the epoch's last step
 * @param curvatures curvature by layer where it is learned, otherwise absent
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EpochMetrics(
    int epoch,
    double trainLoss,
    double trainAccuracy,
    double testLoss,
    double testAccuracy,
    double imagesPerSecond,
    double seconds,
    double learningRate,
    java.util.Map<String, Double> curvatures) {}
