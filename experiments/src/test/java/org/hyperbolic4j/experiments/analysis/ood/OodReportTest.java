package org.hyperbolic4j.experiments.analysis.ood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hyperbolic4j.experiments.analysis.inference.Logits;
import org.hyperbolic4j.experiments.analysis.sampling.Draws;
import org.junit.jupiter.api.Test;

class OodReportTest {

  private static final double[] HUNDRED = IntStream.range(0, 100).asDoubleStream().toArray();

  @Test
  void aReportHoldsTheMeanOverDraws() {
    double[] others = IntStream.range(0, 50).mapToDouble(i -> i - 25).toArray();
    Draws draws = new Draws(4, 20, 2);

    OodReport.Against row = OodReport.compare("x", HUNDRED, others, draws);

    double[] areas =
        IntStream.range(0, 4)
            .mapToDouble(i -> Detection.of(HUNDRED, drawn(draws.draw(i, 50), others)).auroc())
            .toArray();
    double mean = Arrays.stream(areas).sum() / 4;
    double squares = Arrays.stream(areas).map(area -> (area - mean) * (area - mean)).sum();
    assertThat(row.available()).isEqualTo(50);
    assertThat(row.images()).isEqualTo(20);
    assertThat(row.auroc().mean()).isCloseTo(mean, within(1e-14));
    assertThat(row.auroc().sd()).isPositive().isCloseTo(Math.sqrt(squares / 3), within(1e-14));
    assertThat(OodReport.compare("x", HUNDRED, others, draws.from(20)).auroc().sd()).isNull();
  }

  private static double[] drawn(int[] images, double[] values) {
    return Arrays.stream(images).mapToDouble(image -> values[image]).toArray();
  }

  @Test
  void energiesAreThoseOfThePaper() {
    Logits logits = Logits.of(new double[][] {{1, 2, 4}, {-800, 900, 0}}, new int[2]);

    assertThat(Energy.scores(logits, 1))
        .containsExactly(
            new double[] {Math.log(Math.exp(1) + Math.exp(2) + Math.exp(4)), 900}, within(1e-12));
    assertThat(Energy.scores(logits, 2)[0])
        .isCloseTo(2 * Math.log(Math.exp(0.5) + Math.exp(1) + Math.exp(2)), within(1e-12));
  }
}
