package org.hyperbolic4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.evaluation.classification.Evaluation;

final class ClassTableTest {

  /**
   * Of four cats three are recognised, one is taken for a dog; the one dog is; no bird is shown.
   */
  private static Evaluation scores() {
    Evaluation scores = new Evaluation(List.of("cat", "dog", "bird"));
    scores.eval(0, 0);
    scores.eval(0, 0);
    scores.eval(0, 0);
    scores.eval(1, 0);
    scores.eval(1, 1);
    return scores;
  }

  private static List<String> printed() {
    StringWriter text = new StringWriter();
    new ClassTable(scores()).print(new PrintWriter(text, true));
    return text.toString().lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }

  @Test
  void everyClassHasItsPrecisionAndRecall() {
    assertThat(printed())
        .containsSequence(
            "class images precision recall",
            "cat 4 100.00 % 75.00 %",
            "dog 1 50.00 % 100.00 %",
            "bird 0 - -",
            "mean of the classes 5 75.00 % 87.50 %");
  }

  @Test
  void theConfusionMatrixSaysWhatWasTakenForWhat() {
    assertThat(printed()).contains("3 1 0 | 0 = cat", "0 1 0 | 1 = dog", "0 0 0 | 2 = bird");
  }
}
