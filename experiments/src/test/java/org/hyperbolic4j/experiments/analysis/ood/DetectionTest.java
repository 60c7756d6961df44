package org.hyperbolic4j.experiments.analysis.ood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.hipparchus.stat.inference.MannWhitneyUTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.evaluation.classification.ROC;
import org.nd4j.linalg.factory.Nd4j;

/** Measures of detection against their definitions, worked by hand and over all pairs. */
class DetectionTest {

  @Test
  void separatedScoresAreDetectedWithoutFault() {
    assertThat(Detection.of(new double[] {3, 2}, new double[] {1, 0, -5}))
        .isEqualTo(new Detection(0, 1, 1));
  }

  @Test
  void scoresTheWrongWayRoundAreDetectedNever() {
    Detection detection = Detection.of(new double[] {0, 1}, new double[] {2, 3, 4});

    assertThat(detection.fpr95()).isEqualTo(1);
    assertThat(detection.auroc()).isZero();
    assertThat(detection.aupr()).isCloseTo(0.5 * (1 / 4.0 + 2 / 5.0), within(1e-15));
  }

  @Test
  void equalScoresTellNothing() {
    assertThat(Detection.of(new double[] {1, 1, 1}, new double[] {1}))
        .isEqualTo(new Detection(1, 0.5, 0.75));
  }

  @Test
  void anExampleByHand() {
    // Descending: 9+ 8- 7+7- 5+ 4-; precision where recall grows: 1/1, 2/4, 3/5.
    Detection detection = Detection.of(new double[] {9, 7, 5}, new double[] {8, 7, 4});

    assertThat(detection.auroc()).isCloseTo((3 + 1.5 + 1) / 9, within(1e-15));
    assertThat(detection.aupr()).isCloseTo((1 + 0.5 + 0.6) / 3, within(1e-15));
    assertThat(detection.fpr95()).isCloseTo(2 / 3.0, within(1e-15));
  }

  @Test
  void nineteenOfTwentyAreEnough() {
    double[] positives = DoubleStream.iterate(1, x -> x + 1).limit(20).toArray();

    assertThat(Detection.of(positives, new double[] {1.5, 0}).fpr95()).isZero();
    assertThat(Detection.of(positives, new double[] {2, 0}).fpr95()).isEqualTo(0.5);
    assertThat(Detection.of(Arrays.copyOf(positives, 19), new double[] {1.5}).fpr95()).isOne();
  }

  @Test
  void fewOthersMakeAveragePrecisionHigh() {
    Random random = new Random(3);
    Detection chance = Detection.of(gaussians(random, 10_000, 0), gaussians(random, 2_000, 0));

    assertThat(chance.aupr()).isCloseTo(10 / 12.0, within(0.01));
    assertThat(chance.auroc()).isCloseTo(0.5, within(0.02));
    assertThat(chance.fpr95()).isCloseTo(0.95, within(0.02));
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 3", "7, 40, 5", "40, 7, 5", "60, 50, 1000", "97, 101, 12"})
  void measuresFollowTheirDefinitions(int n, int m, int levels) {
    Random random = new Random(n);
    double[] positives = random.ints(n, 1, levels + 1).asDoubleStream().toArray();
    double[] others = random.ints(m, 0, levels).asDoubleStream().toArray();

    Detection detection = Detection.of(positives, others);

    assertThat(detection.auroc()).isCloseTo(pairs(positives, others), within(1e-13));
    assertThat(detection.aupr()).isCloseTo(steps(positives, others), within(1e-13));
    assertThat(detection.fpr95()).isCloseTo(leastAccepted(positives, others), within(1e-13));
  }

  @Test
  void rankSumsSeeTheSameAreaWithTies() {
    Random random = new Random(11);
    double[] positives = random.ints(70, 2, 12).asDoubleStream().toArray();
    double[] others = random.ints(90, 0, 10).asDoubleStream().toArray();

    // The library's statistic is the smaller of both samples', here that of the others.
    assertThat((1 - Detection.of(positives, others).auroc()) * 70 * 90)
        .isCloseTo(new MannWhitneyUTest().mannWhitneyU(positives, others), within(1e-9));
  }

  @Test
  void theCurveOfTheLibraryHasTheSameAreaWithoutTies() {
    Random random = new Random(12);
    double[] positives = random.doubles(60, 0.2, 1).toArray();
    double[] others = random.doubles(50, 0, 0.8).toArray();
    double[] labels = new double[110];
    Arrays.fill(labels, 0, 60, 1);
    double[] scores =
        DoubleStream.concat(Arrays.stream(positives), Arrays.stream(others)).toArray();
    ROC roc = new ROC(0);
    roc.eval(
        Nd4j.createFromArray(labels).reshape(110, 1), Nd4j.createFromArray(scores).reshape(110, 1));

    assertThat(Detection.of(positives, others).auroc()).isCloseTo(roc.calculateAUC(), within(1e-9));
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    assertThatThrownBy(() -> Detection.of(new double[0], new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Detection.of(new double[] {1}, new double[] {2, Double.NaN}))
        .hasMessageContaining("not a number");
  }

  private static double[] gaussians(Random random, int count, double mean) {
    return DoubleStream.generate(() -> mean + random.nextGaussian()).limit(count).toArray();
  }

  private static double pairs(double[] positives, double[] others) {
    double won = 0;
    for (double p : positives) {
      for (double q : others) {
        won += p > q ? 1 : p == q ? 0.5 : 0;
      }
    }
    return won / positives.length / others.length;
  }

  private static double steps(double[] positives, double[] others) {
    double sum = 0;
    double before = 0;
    double[] thresholds = Arrays.stream(positives).distinct().sorted().toArray();
    for (int k = thresholds.length - 1; k >= 0; k--) {
      double accepted = accepted(positives, thresholds[k]);
      double recall = accepted / positives.length;
      sum += (recall - before) * accepted / (accepted + accepted(others, thresholds[k]));
      before = recall;
    }
    return sum;
  }

  private static double leastAccepted(double[] positives, double[] others) {
    return Arrays.stream(positives)
        .filter(threshold -> 20 * accepted(positives, threshold) >= 19L * positives.length)
        .map(threshold -> (double) accepted(others, threshold) / others.length)
        .min()
        .orElseThrow();
  }

  private static long accepted(double[] scores, double threshold) {
    return Arrays.stream(scores).filter(score -> score >= threshold).count();
  }
}
