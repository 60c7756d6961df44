package org.hyperbolic4j.experiments.report.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.ImageShape;
import org.hyperbolic4j.experiments.data.LabelTree;
import org.junit.jupiter.api.Test;

final class PredictionsTest {

  /** Two classes; logits (0, x) give the second class the probability 1 / (1 + exp(-x)). */
  private static Predictions predictions(int[] labels, double... seconds) {
    ImageSet images =
        ImageSet.wrap(
            "two",
            new ImageShape(1, 1, 1),
            new byte[labels.length],
            labels,
            LabelTree.flat(List.of("a", "b")));
    Predictions predictions = new Predictions(images);
    for (int image = 0; image < labels.length; image++) {
      predictions.put(image, new double[] {0, seconds[image]});
    }
    return predictions;
  }

  private static double logit(double probability) {
    return Math.log(probability / (1 - probability));
  }

  @Test
  void confusionAccuracyAndLossAreCounted() {
    Predictions predictions =
        predictions(new int[] {0, 0, 1, 1}, logit(0.1), logit(0.8), logit(0.9), logit(0.7));

    assertThat(predictions.confusion()).isDeepEqualTo(new int[][] {{1, 1}, {0, 2}});
    assertThat(predictions.accuracy()).isEqualTo(0.75);
    assertThat(predictions.loss())
        .isCloseTo(
            -(Math.log(0.9) + Math.log(0.2) + Math.log(0.9) + Math.log(0.7)) / 4, within(1e-12));
    assertThat(predictions.confidence(0)).isCloseTo(0.9, within(1e-12));
  }

  @Test
  void theSurestMistakesComeFirst() {
    Predictions predictions =
        predictions(new int[] {0, 0, 0, 1}, logit(0.6), logit(0.9), logit(0.2), logit(0.3));

    assertThat(predictions.mistakes(10)).containsExactly(1, 3, 0);
    assertThat(predictions.mistakes(2)).containsExactly(1, 3);
  }

  @Test
  void calibrationIsTheMeanGapOfTheBins() {
    // Bins of 1/15: 0.62 and 0.64 share one, [0.6, 0.667); 0.99 has another.
    Predictions predictions =
        predictions(new int[] {1, 0, 1, 1}, logit(0.62), logit(0.64), logit(0.99), logit(0.99));

    Calibration calibration = Calibration.of(predictions);

    assertThat(calibration.bins()).extracting(Calibration.Bin::images).containsExactly(2, 2);
    assertThat(calibration.bins()).extracting(Calibration.Bin::accuracy).containsExactly(0.5, 1.0);
    assertThat(calibration.expectedError())
        .isCloseTo(0.5 * (0.63 - 0.5) + 0.5 * 0.01, within(1e-12));
    assertThat(calibration.meanConfidence()).isCloseTo(0.81, within(1e-12));
  }
}
