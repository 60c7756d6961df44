package org.hyperbolic4j.laws.law;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DiscrepancyTest {

  @Test
  void notANumberNeverHolds() {
    assertThat(Discrepancy.between("it", Double.NaN, 1, 1e9).held()).isFalse();
    assertThat(Discrepancy.between("it", 1, 1, Double.NaN).held()).isFalse();
    assertThat(Discrepancy.excess("it", Double.NaN, 1, 1e9).held()).isFalse();
    Discrepancy nothing = Discrepancy.between("it", Double.NaN, 1, 1e9);
    assertThat(Discrepancy.worst(Discrepancy.between("it", 2, 1, 1e-9), nothing))
        .isEqualTo(nothing);
  }

  @Test
  void onlyWhatIsTooLargeIsAnExcess() {
    assertThat(Discrepancy.excess("it", 1, 2, 0).found()).isZero();
    assertThat(Discrepancy.excess("it", 2, 1, 0.5).held()).isFalse();
  }

  @Test
  void theWorstIsTheOneFurthestBeyondWhatIsAllowed() {
    Discrepancy small = Discrepancy.between("small", 1, 1 + 1e-9, 1e-12);
    Discrepancy large = Discrepancy.between("large", 1, 2, 10);
    assertThat(Discrepancy.worst(large, small)).isEqualTo(small);
  }

  @Test
  void nothingIsOffByNothing() {
    assertThat(Discrepancy.between("it", 3, 3, 0).ratio()).isZero();
    assertThat(Discrepancy.unless("it", true).held()).isTrue();
    assertThat(Discrepancy.unless("it", false).ratio()).isInfinite();
  }
}
