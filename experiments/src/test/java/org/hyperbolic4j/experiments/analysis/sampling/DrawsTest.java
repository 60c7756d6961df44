package org.hyperbolic4j.experiments.analysis.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {

  private static final int[] ALL = IntStream.range(0, 100).toArray();

  @Test
  void imagesAreDrawnWithoutReplacementAndBySeed() {
    Draws draws = new Draws(3, 40, 7);

    int[] first = draws.draw(0, 100);

    assertThat(first).hasSize(40).doesNotHaveDuplicates();
    assertThat(ALL).contains(first);
    assertThat(draws.draw(0, 100)).containsExactly(first);
    assertThat(draws.draw(1, 100)).isNotEqualTo(first);
    assertThat(new Draws(3, 40, 8).draw(0, 100)).isNotEqualTo(first);
  }

  @Test
  void everyImageIsDrawnEquallyOften() {
    Draws draws = new Draws(2000, 25, 1);
    int[] counts = new int[100];
    for (int number = 0; number < draws.count(); number++) {
      Arrays.stream(draws.draw(number, 100)).forEach(image -> counts[image]++);
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
    assertThat(new Draws(1, 100, 5).draw(0, 100)).containsExactlyInAnyOrder(ALL);
  }
}
