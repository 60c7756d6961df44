package org.hyperbolic4j.manifold.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FeatureLayoutTest {

  private static ArrayTensor numbered(long... shape) {
    ArrayTensor map = ArrayTensor.float64(shape);
    double[] numbers = new double[Math.toIntExact(map.length())];
    Arrays.setAll(numbers, i -> i);
    map.storeAll(numbers);
    return map;
  }

  /** Goes through all pieces; every element of map and single map is met once, at its place. */
  private static void check(long... shape) {
    FeatureLayout layout = FeatureLayout.of(shape);
    long[] singleShape = shape.clone();
    singleShape[1] = 1;
    ArrayTensor map = numbered(shape);
    ArrayTensor copy = ArrayTensor.float64(shape);
    ArrayTensor single = ArrayTensor.float64(singleShape);
    double[] row = new double[layout.block()];
    for (int piece = 0; piece < layout.pieces(); piece++) {
      assertThat(layout.length(piece)).isBetween(1, layout.block());
      for (int channel = layout.channels() - 1; channel >= 0; channel--) {
        layout.load(map, piece, channel, row);
        layout.store(copy, piece, channel, row);
      }
      single.store(layout.singleRun(piece), row, 0, layout.length(piece));
    }
    assertThat(copy.toArray()).isEqualTo(map.toArray());
    double[] first = new double[Math.toIntExact(single.length())];
    int positions = layout.positions();
    for (int i = 0; i < first.length; i++) {
      int image = i / positions;
      first[i] = image * layout.channels() * positions + i % positions;
    }
    assertThat(single.toArray()).isEqualTo(first);
  }

  @Test
  void piecesOfLargeImages() {
    check(3, 2, 16, 16);
    check(2, 3, 16, 17);
    check(2, 1, 600);
  }

  @Test
  void smallImagesGoTogether() {
    check(9, 3, 8, 8);
    check(1, 2, 3, 5);
    check(40, 2, 3, 5);
    check(300, 4);
    check(5, 2, 129);
    assertThat(FeatureLayout.of(new long[] {9, 3, 8, 8}).pieces()).isEqualTo(3);
    assertThat(FeatureLayout.of(new long[] {300, 4}).pieces()).isEqualTo(2);
  }

  @Test
  void withoutLeadingChannels() {
    ArrayTensor points = numbered(6, 3, 7);
    FeatureLayout space = FeatureLayout.of(points.shape()).skip(1);
    double[] row = new double[space.block()];
    space.load(points, 0, 1, row);
    assertThat(space.length(0)).isEqualTo(42);
    assertThat(row[0]).isEqualTo(14);
    assertThat(row[7]).isEqualTo(35);
  }

  @Test
  void anEmptyBatchHasNoPieces() {
    assertThat(FeatureLayout.of(new long[] {0, 3, 8, 8}).pieces()).isZero();
    assertThatThrownBy(() -> FeatureLayout.of(new long[] {4, 0, 8}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[N, C, ...]");
  }
}
