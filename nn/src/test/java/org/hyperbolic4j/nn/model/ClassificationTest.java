package org.hyperbolic4j.nn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.hyperbolic4j.nn.engine.GraphSession;
import org.hyperbolic4j.nn.engine.Step;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** The loss, also where probabilities are too small for the type. */
final class ClassificationTest {

  private static final double[][] LOGITS = {
    {0, -50, -95, -110, -2000}, {1e4, 0, -1e4, 5, 2}, {0.5, 0.5, 0.25, -1, 0.5}, {-3e30, 1, 1, 1, 1}
  };
  private static final int[] LABELS = {4, 1, 0, 2};

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void improbableLabelsHaveALargeLossAndAFullGradient(DataType type) {
    double tolerance = type == DataType.FLOAT ? 1e-6 : 1e-14;
    SameDiff graph = SameDiff.create();
    SDVariable logits = graph.var("logits", Nd4j.createFromArray(LOGITS).castTo(type));
    SDVariable oneHot =
        graph.constant("oneHot", Classification.oneHot(LABELS, LOGITS[0].length, type));
    Classification.crossEntropy("loss", logits, oneHot).markAsLoss();
    try (GraphSession session = new GraphSession(graph)) {
      Step step = session.step(Map.of(), List.of("loss"), List.of("logits"));

      double expected = 0;
      for (int i = 0; i < LABELS.length; i++) {
        expected += ClassScores.crossEntropy(LOGITS[i], LABELS[i]) / LABELS.length;
      }
      assertThat(step.outputs().get("loss").getDouble(0))
          .isCloseTo(expected, within(tolerance * expected));
      double[][] gradient = step.gradients().get("logits").toDoubleMatrix();
      for (int i = 0; i < LABELS.length; i++) {
        double total = ClassScores.logSumExp(LOGITS[i], 1);
        for (int k = 0; k < LOGITS[i].length; k++) {
          double softmax = Math.exp(LOGITS[i][k] - total);
          assertThat(gradient[i][k])
              .isCloseTo((softmax - (k == LABELS[i] ? 1 : 0)) / LABELS.length, within(tolerance));
        }
      }
    }
  }
}
