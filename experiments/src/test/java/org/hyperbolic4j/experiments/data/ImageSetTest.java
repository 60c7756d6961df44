package org.hyperbolic4j.experiments.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ImageSetTest {

  private static final ImageShape SHAPE = new ImageShape(2, 3, 4);
  private static final LabelTree CLASSES = LabelTree.flat(List.of("red", "green", "blue"));

  @Test
  void valuesLieInOrderOfImageChannelRowColumn() {
    byte[] pixels = new byte[2 * SHAPE.length()];
    pixels[24 + 12 + 4 + 3] = (byte) 200;
    ImageSet set = ImageSet.wrap("two", SHAPE, pixels, new int[] {2, 0}, CLASSES);
    assertThat(set.value(1, 1, 1, 3)).isEqualTo(200);
    assertThat(set.value(1, 1, 1, 2)).isZero();
    byte[] image = new byte[SHAPE.length()];
    set.copyImage(1, image);
    assertThat(image[12 + 4 + 3]).isEqualTo((byte) 200);
    assertThatThrownBy(() -> set.value(0, 0, 3, 0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aLimitKeepsTheFirstImages() {
    ImageSet set = SyntheticImages.random(10, SHAPE);
    ImageSet four = set.limit(4);
    assertThat(four.size()).isEqualTo(4);
    assertThat(four.labels()).containsExactly(0, 1, 2, 0);
    assertThat(four.value(3, 1, 2, 3)).isEqualTo(set.value(3, 1, 2, 3));
    assertThat(set.limit(10)).isSameAs(set);
    assertThatThrownBy(() -> set.limit(0)).hasMessageContaining("at least one");
  }

  @Test
  void joiningPutsTheOtherImagesBehind() {
    ImageSet set = SyntheticImages.random(10, SHAPE);
    ImageSet joined = set.limit(4).join(set.limit(2), "both");
    assertThat(joined.size()).isEqualTo(6);
    assertThat(joined.name()).isEqualTo("both");
    assertThat(joined.labels()).containsExactly(0, 1, 2, 0, 0, 1);
    assertThat(joined.value(5, 0, 1, 1)).isEqualTo(set.value(1, 0, 1, 1));
    ImageSet other = SyntheticImages.random(2, new ImageShape(1, 3, 4));
    assertThatThrownBy(() -> set.join(other, "x")).hasMessageContaining("[2, 3, 4] and [1, 3, 4]");
  }

  @Test
  void theChecksumSeesEveryPartOfTheSet() {
    byte[] pixels = new byte[SHAPE.length()];
    String checksum = ImageSet.wrap("a", SHAPE, pixels, new int[] {1}, CLASSES).checksum();
    byte[] changed = pixels.clone();
    changed[23] = 1;
    assertThat(checksum)
        .hasSize(64)
        .isEqualTo(ImageSet.wrap("b", SHAPE, pixels, new int[] {1}, CLASSES).checksum())
        .isNotEqualTo(ImageSet.wrap("a", SHAPE, changed, new int[] {1}, CLASSES).checksum())
        .isNotEqualTo(ImageSet.wrap("a", SHAPE, pixels, new int[] {2}, CLASSES).checksum())
        .isNotEqualTo(
            ImageSet.wrap("a", new ImageShape(2, 4, 3), pixels, new int[] {1}, CLASSES).checksum())
        .isNotEqualTo(
            ImageSet.wrap("a", SHAPE, pixels, new int[] {1}, LabelTree.flat(List.of("x", "y")))
                .checksum());
  }

  @Test
  void arraysThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> ImageSet.wrap("a", SHAPE, new byte[23], new int[1], CLASSES))
        .hasMessageContaining("24 bytes, not 23");
    assertThatThrownBy(() -> ImageSet.wrap("a", SHAPE, new byte[24], new int[] {3}, CLASSES))
        .hasMessageContaining("image 0 has the label 3");
    assertThatThrownBy(() -> new ImageShape(3, 0, 2)).hasMessageContaining("[3, 0, 2]");
    assertThatThrownBy(() -> new ImageShape(3, 40_000, 40_000)).hasMessageContaining("too large");
  }

  @Test
  void imagesCanBeChosen() {
    ImageSet set = SyntheticImages.random(7, new ImageShape(3, 2, 2));
    ImageSet chosen = set.select(5, 0, 5);
    assertThat(chosen.size()).isEqualTo(3);
    assertThat(chosen.labels()).containsExactly(2, 0, 2);
    assertThat(chosen.value(1, 2, 1, 0)).isEqualTo(set.value(0, 2, 1, 0));
    assertThat(chosen.value(2, 2, 1, 0)).isEqualTo(set.value(5, 2, 1, 0));
    assertThatThrownBy(() -> set.select(7)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
