package org.hyperbolic4j.experiments.analysis.complementarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hipparchus.stat.inference.AlternativeHypothesis;
import org.hipparchus.stat.inference.BinomialTest;
import org.hyperbolic4j.experiments.analysis.inference.Logits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComplementarityReportTest {

  /** Logits of images that a network is sure of: one class each. */
  private static Logits sure(int[] labels, int... predictions) {
    double[][] rows = new double[labels.length][3];
    for (int i = 0; i < rows.length; i++) {
      rows[i][predictions[i]] = 5;
    }
    return Logits.of(rows, labels);
  }

  @Test
  void imagesAreCountedByWhoIsRight() {
    int[] labels = {0, 1, 2, 0, 1, 2, 0};
    Logits first = sure(labels, 0, 1, 2, 0, 0, 0, 1);
    Logits second = sure(labels, 0, 1, 0, 1, 1, 1, 1);

    ErrorOverlap overlap = ErrorOverlap.of(first, second);

    assertThat(overlap).isEqualTo(new ErrorOverlap(2, 2, 1, 2));
    assertThat(overlap.jaccardOfErrors()).isEqualTo(2 / 5.0);
    assertThat(overlap.eitherRight()).isEqualTo(5);
  }

  @Test
  void withoutErrorsThereIsNoIndex() {
    int[] labels = {0, 1};
    Logits right = sure(labels, 0, 1);

    ComplementarityReport report = ComplementarityReport.of("a", right, "b", right, "data");

    assertThat(report.jaccardOfErrors()).isNull();
    assertThat(report.mcnemarP()).isOne();
    assertThat(report.fusedAccuracy()).isOne();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "0, 5", "3, 9", "12, 12", "80, 120", "1000, 1100", "7, 0"})
  void theTestIsTheBinomialTest(int onlyFirst, int onlySecond) {
    double expected =
        new BinomialTest()
            .binomialTest(onlyFirst + onlySecond, onlyFirst, 0.5, AlternativeHypothesis.TWO_SIDED);

    assertThat(new ErrorOverlap(50, onlyFirst, onlySecond, 3).mcnemarP())
        .isCloseTo(Math.min(1, expected), within(1e-9));
  }

  @Test
  void theTestByHand() {
    // P(X <= 1) of 5 tosses is 6/32.
    assertThat(new ErrorOverlap(0, 4, 1, 0).mcnemarP()).isCloseTo(12 / 32.0, within(1e-14));
  }

  @Test
  void fusionMultipliesProbabilities() {
    // The first is unsure between 0 and 1, the second between 1 and 2; together they know it is 1.
    int[] labels = {1};
    Logits first = Logits.of(new double[][] {{3.1, 3, 0}}, labels);
    Logits second = Logits.of(new double[][] {{0, 3, 3.1}}, labels);

    ComplementarityReport report = ComplementarityReport.of("a", first, "b", second, "data");

    assertThat(report.firstAccuracy()).isZero();
    assertThat(report.eitherAccuracy()).isZero();
    assertThat(report.fusedAccuracy()).isOne();
  }

  @Test
  void fusionIsOfProbabilitiesNotOfScores() {
    Random random = new Random(8);
    double[][] a = random.doubles(40).mapToObj(x -> scores(random)).toArray(double[][]::new);
    double[][] b = random.doubles(40).mapToObj(x -> scores(random)).toArray(double[][]::new);
    Logits fused = Fusion.of(Logits.of(a, new int[40]), Logits.of(b, new int[40]));
    for (int i = 0; i < 40; i++) {
      for (int k = 0; k < 3; k++) {
        double product = softmax(a[i], k) * softmax(b[i], k);
        assertThat(Math.exp(fused.row(i)[k])).isCloseTo(product, within(1e-12));
      }
    }
  }

  @Test
  void scoresOfDifferentImagesAreRefused() {
    Logits one = Logits.of(new double[][] {{0, 1}}, new int[1]);
    Logits two = Logits.of(new double[][] {{0, 1}, {0, 1}}, new int[2]);
    assertThatThrownBy(() -> ComplementarityReport.of("a", one, "b", two, "data"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be compared");
  }

  private static double[] scores(Random random) {
    return random.doubles(3, -4, 4).toArray();
  }

  private static double softmax(double[] scores, int k) {
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score);
    }
    return Math.exp(scores[k]) / sum;
  }
}
