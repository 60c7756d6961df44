package org.hyperbolic4j.experiments.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hyperbolic4j.experiments.data.LabelTree.Level;
import org.junit.jupiter.api.Test;

class LabelTreeTest {

  private static final LabelTree ANIMALS =
      new LabelTree(
          List.of(
              LabelTree.topLevel("class", List.of("bird", "mammal")),
              new Level("order", List.of("owls", "cats", "bats"), List.of(0, 1, 1)),
              new Level(
                  "species", List.of("lynx", "barn owl", "noctule", "lion"), List.of(1, 0, 2, 1))));

  @Test
  void ancestorsFollowTheParents() {
    int[] labels = {0, 1, 2, 3};
    assertThat(ANIMALS.ancestors(2, labels)).containsExactly(0, 1, 2, 3);
    assertThat(ANIMALS.ancestors(1, labels)).containsExactly(1, 0, 2, 1);
    assertThat(ANIMALS.ancestors(0, labels)).containsExactly(1, 0, 1, 1);
  }

  @Test
  void distanceCountsEdges() {
    assertThat(ANIMALS.distance(0, 0)).isZero();
    assertThat(ANIMALS.distance(0, 3)).isEqualTo(2);
    assertThat(ANIMALS.distance(0, 2)).isEqualTo(4);
    assertThat(ANIMALS.distance(1, 2)).isEqualTo(6);
  }

  @Test
  void aFlatTreeHasOneLevel() {
    LabelTree flat = LabelTree.flat(List.of("a", "b"));
    assertThat(flat.depth()).isEqualTo(1);
    assertThat(flat.leaves()).containsExactly("a", "b");
    assertThat(flat.distance(0, 1)).isEqualTo(2);
  }

  @Test
  void whatIsNoTreeIsRefused() {
    Level top = LabelTree.topLevel("top", List.of("x", "y"));
    assertThatThrownBy(() -> new LabelTree(List.of())).hasMessageContaining("needs a level");
    assertThatThrownBy(
            () -> new LabelTree(List.of(top, new Level("leaf", List.of("a"), List.of(2)))))
        .hasMessageContaining("parent 2 of 2");
    assertThatThrownBy(
            () -> new LabelTree(List.of(top, new Level("leaf", List.of("a"), List.of(0)))))
        .hasMessageContaining("no child for the parent 1");
    assertThatThrownBy(() -> LabelTree.flat(List.of("a", "a"))).hasMessageContaining("two nodes");
    assertThatThrownBy(() -> LabelTree.flat(List.of())).hasMessageContaining("no nodes");
    assertThatThrownBy(() -> new Level("leaf", List.of("a"), List.of(0, 0)))
        .hasMessageContaining("1 nodes and 2 parents");
  }
}
