package org.hyperbolic4j.experiments.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Against figures worked out by hand and quantiles from printed tables. */
final class SampleTest {

  @Test
  void intervalsAreStudents() {
    Sample sample = new Sample(List.of(61.2, 60.8, 62.0));

    assertThat(sample.mean()).hasValueCloseTo(61.3333, within(1e-4));
    // Deviations -0.1333, -0.5333, 0.6667: squares add up to 0.74667, half of that is 0.37333.
    assertThat(sample.standardDeviation()).hasValueCloseTo(0.61101, within(1e-5));
    // t with 2 degrees of freedom at 0.975 is 4.303.
    assertThat(sample.halfWidth()).hasValueCloseTo(4.303 * 0.61101 / Math.sqrt(3), within(1e-3));
  }

  @Test
  void aSingleFigureHasNoSpread() {
    assertThat(new Sample(List.of(3.0)).mean()).hasValue(3);
    assertThat(new Sample(List.of(3.0)).standardDeviation()).isEmpty();
    assertThat(new Sample(List.of(3.0)).halfWidth()).isEmpty();
    assertThat(new Sample(List.of()).mean()).isEmpty();
  }

  @Test
  void pairsAreComparedByTheirDifferences() {
    PairedComparison comparison =
        PairedComparison.of(List.of(10.0, 20.0, 30.0), List.of(11.0, 22.0, 33.0));

    assertThat(comparison.differences().values()).containsExactly(1.0, 2.0, 3.0);
    // t = 2 / (1 / sqrt(3)); with 2 degrees of freedom p = 1 - t / sqrt(t^2 + 2), in closed form.
    double t = 2 * Math.sqrt(3);
    assertThat(comparison.byStudent()).hasValueCloseTo(1 - t / Math.sqrt(t * t + 2), within(1e-9));
    assertThat(comparison.byWilcoxon()).isEmpty();
  }

  @Test
  void signedRanksAreCountedOut() {
    List<Double> zeros = List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);

    // All six that differ point one way: 2 of the 64 ways to set their signs.
    assertThat(PairedComparison.of(zeros, List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 0.0)).byWilcoxon())
        .hasValueCloseTo(2.0 / 64, within(1e-12));
    // Only rank 1 points the other way: sums 0 and 1 are 2 of 64 on either side.
    assertThat(PairedComparison.of(zeros, List.of(-1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 0.0)).byWilcoxon())
        .hasValueCloseTo(4.0 / 64, within(1e-12));
    assertThat(PairedComparison.of(zeros, List.of(1.0, 2.0, 3.0, 4.0, 5.0, 0.0, 0.0)).byWilcoxon())
        .isEmpty();
  }

  @Test
  void equalDifferencesAreNotTestedWhateverTheirRounding() {
    assertThat(PairedComparison.of(List.of(0.5, 0.55), List.of(0.6, 0.65)).byStudent()).isEmpty();
    assertThat(PairedComparison.of(List.of(0.5, 0.7), List.of(0.5, 0.7)).byStudent()).isEmpty();
    assertThat(PairedComparison.of(List.of(0.5), List.of(0.6)).byStudent()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PairedComparison.of(List.of(0.5), List.of()));
  }

  @Test
  void holmMultipliesByWhatIsLeftAndNeverFalls() {
    assertThat(Holm.adjust(List.of(0.03, 0.01, 0.04, 0.5)))
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b))
        .containsExactly(0.09, 0.04, 0.09, 0.5);
    assertThat(Holm.adjust(List.of(0.9, 0.8))).containsExactly(1.0, 1.0);
    assertThat(Holm.adjust(List.of())).isEmpty();
  }

  /** Counted by hand over all signs: ties share their mean rank. */
  @Test
  void ranksOfTiesAreTheirMeanAndNoProbabilityIsAboveOne() {
    List<Double> zeros = List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    // Ranks 3.5 six times: rank sums go by the number of positive signs, as of six coins.
    assertThat(
            PairedComparison.of(zeros, List.of(1.0, 1.0, 1.0, 1.0, 1.0, -1.0))
                .byWilcoxon()
                .getAsDouble())
        .isCloseTo(2 * 7 / 64.0, within(1e-15));
    assertThat(
            PairedComparison.of(zeros, List.of(1.0, 1.0, 1.0, -1.0, -1.0, -1.0))
                .byWilcoxon()
                .getAsDouble())
        .isEqualTo(1);
  }
}
