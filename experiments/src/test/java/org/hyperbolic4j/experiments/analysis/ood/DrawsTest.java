package org.hyperbolic4j.experiments.analysis.ood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hyperbolic4j.experiments.analysis.inference.Logits;
import org.junit.jupiter.api.Test;

class DrawsTest {

  private static final double[] HUNDRED = IntStream.range(0, 100).asDoubleStream().toArray();

  @Test
  void imagesAreDrawnWithoutReplacementAndBySeed() {
    Draws draws = new Draws(3, 40, 7);

    double[] first = draws.draw(0, HUNDRED);

    assertThat(first).hasSize(40).doesNotHaveDuplicates();
    assertThat(HUNDRED).contains(first);
    assertThat(draws.draw(0, HUNDRED)).containsExactly(first);
    assertThat(draws.draw(1, HUNDRED)).isNotEqualTo(first);
    assertThat(new Draws(3, 40, 8).draw(0, HUNDRED)).isNotEqualTo(first);
  }

  @Test
  void everyImageIsDrawnEquallyOften() {
    Draws draws = new Draws(2000, 25, 1);
    int[] counts = new int[100];
    for (int number = 0; number < draws.count(); number++) {
      Arrays.stream(draws.draw(number, HUNDRED)).forEach(image -> counts[(int) image]++);
    }
    // 500 expected, standard deviation 19.4.
    assertThat(Arrays.stream(counts).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(415, 585));
  }

  @Test
  void aSmallSetIsTakenOnceAsAWhole() {
    assertThat(new Draws(10, 200, 5).from(100)).isEqualTo(new Draws(1, 100, 5));
    assertThat(new Draws(10, 100, 5).from(100)).isEqualTo(new Draws(1, 100, 5));
    assertThat(new Draws(10, 99, 5).from(100)).isEqualTo(new Draws(10, 99, 5));
    assertThat(new Draws(1, 100, 5).draw(0, HUNDRED)).containsExactlyInAnyOrder(HUNDRED);
  }

  @Test
  void aReportHoldsTheMeanOverDraws() {
    double[] others = IntStream.range(0, 50).mapToDouble(i -> i - 25).toArray();
    Draws draws = new Draws(4, 20, 2);

    OodReport.Against row = OodReport.compare("x", HUNDRED, others, draws);

    double[] areas =
        IntStream.range(0, 4)
            .mapToDouble(i -> Detection.of(HUNDRED, draws.draw(i, others)).auroc())
            .toArray();
    double mean = Arrays.stream(areas).sum() / 4;
    double squares = Arrays.stream(areas).map(area -> (area - mean) * (area - mean)).sum();
    assertThat(row.available()).isEqualTo(50);
    assertThat(row.images()).isEqualTo(20);
    assertThat(row.auroc().mean()).isCloseTo(mean, within(1e-14));
    assertThat(row.auroc().sd()).isPositive().isCloseTo(Math.sqrt(squares / 3), within(1e-14));
    assertThat(OodReport.compare("x", HUNDRED, others, draws.from(20)).auroc().sd()).isNull();
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
