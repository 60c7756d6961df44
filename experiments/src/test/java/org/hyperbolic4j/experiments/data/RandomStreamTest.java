package org.hyperbolic4j.experiments.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomStreamTest {

  @Test
  void numbersAreThoseEveryReleaseMustGive() {
    RandomStream random = RandomStream.of(1, 2, 3);
    assertThat(new long[] {random.bits(), random.bits()})
        .containsExactly(0x214ae7f4ad585abaL, 0x15cf757ba355bfcL);
  }

  @Test
  void streamsOfNeighbouringKeysDiffer() {
    Set<Long> seen = new HashSet<>();
    for (int a = 0; a < 40; a++) {
      for (int b = 0; b < 40; b++) {
        seen.add(RandomStream.of(a, b).bits());
      }
      seen.add(RandomStream.of(a).bits());
    }
    assertThat(seen).hasSize(40 * 41);
  }

  @Test
  void unitNumbersHaveMeanAndVarianceOfTheUniformDistribution() {
    RandomStream random = RandomStream.of(5);
    int count = 100_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      double value = random.unit();
      assertThat(value).isGreaterThanOrEqualTo(0).isLessThan(1);
      sum += value;
      squares += value * value;
    }
    double mean = sum / count;
    // Five standard errors.
    assertThat(Math.abs(mean - 0.5)).isLessThan(5 * Math.sqrt(1 / 12.0 / count));
    assertThat(Math.abs(squares / count - mean * mean - 1 / 12.0)).isLessThan(0.002);
  }

  @Test
  void numbersBelowABoundAreEquallyOften() {
    RandomStream random = RandomStream.of(6);
    int[] counts = new int[7];
    for (int i = 0; i < 70_000; i++) {
      counts[random.below(7)]++;
    }
    for (int count : counts) {
      assertThat(count).isBetween(9_500, 10_500);
    }
  }

  @Test
  void aBoundBelowOneIsRefused() {
    assertThatThrownBy(() -> RandomStream.of(1).below(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
  }
}
