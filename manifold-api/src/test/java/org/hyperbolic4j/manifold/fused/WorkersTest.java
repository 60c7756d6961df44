package org.hyperbolic4j.manifold.fused;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkersTest {

  @Test
  void sequentialWorkIsOneRange() {
    List<Integer> ranges = new ArrayList<>();
    Workers.SEQUENTIAL.forEach(
        7,
        (from, to) -> {
          ranges.add(from);
          ranges.add(to);
        });
    assertThat(ranges).containsExactly(0, 7);
  }

  @Test
  void noPiecesAreNoWork() {
    List<Integer> ranges = new ArrayList<>();
    Workers.SEQUENTIAL.forEach(0, (from, to) -> ranges.add(to));
    assertThat(ranges).isEmpty();
  }
}
