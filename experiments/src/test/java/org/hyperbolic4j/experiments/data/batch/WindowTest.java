package org.hyperbolic4j.experiments.data.batch;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.ImageShape;
import org.hyperbolic4j.experiments.data.RandomStream;
import org.hyperbolic4j.experiments.data.SyntheticImages;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class WindowTest {

  @Property(tries = 200)
  void isThePaddedImageCroppedThenMirrored(
      @ForAll @IntRange(min = 1, max = 3) int channels,
      @ForAll @IntRange(min = 1, max = 6) int height,
      @ForAll @IntRange(min = 1, max = 6) int width,
      @ForAll @IntRange(min = -8, max = 8) int down,
      @ForAll @IntRange(min = -8, max = 8) int right,
      @ForAll boolean mirrored) {
    ImageShape shape = new ImageShape(channels, height, width);
    ImageSet set = SyntheticImages.random(1, shape);
    byte[] image = new byte[shape.length()];
    set.copyImage(0, image);
    int offset = 5;
    PixelTarget target = PixelTarget.of(DataType.DOUBLE, offset + shape.length());
    Window.write(image, shape, new Augmentation.Choice(down, right, mirrored), target, offset);
    INDArray out = Nd4j.create(DataType.DOUBLE, offset + shape.length());
    target.copyTo(out);
    for (int c = 0; c < channels; c++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int fromRow = y + down;
          int fromColumn = (mirrored ? width - 1 - x : x) + right;
          boolean inside =
              fromRow >= 0 && fromRow < height && fromColumn >= 0 && fromColumn < width;
          double expected = inside ? (set.value(0, c, fromRow, fromColumn) / 255.0 - 0.5) / 0.5 : 0;
          assertThat(out.getDouble(offset + (c * height + y) * width + x))
              .isCloseTo(expected, Offset.offset(1e-15));
        }
      }
    }
  }

  @Test
  void choicesCoverThePaddingEvenlyAndMirrorHalf() {
    int[] down = new int[9];
    int[] right = new int[9];
    int mirrored = 0;
    int draws = 90_000;
    for (int i = 0; i < draws; i++) {
      Augmentation.Choice choice = Augmentation.CROP_AND_MIRROR.draw(RandomStream.of(3, i));
      down[choice.down() + 4]++;
      right[choice.right() + 4]++;
      mirrored += choice.mirrored() ? 1 : 0;
      assertThat(Augmentation.CROP.draw(RandomStream.of(3, i)).mirrored()).isFalse();
    }
    for (int count : down) {
      assertThat(count).isBetween(9_500, 10_500);
    }
    for (int count : right) {
      assertThat(count).isBetween(9_500, 10_500);
    }
    assertThat(mirrored).isBetween(44_000, 46_000);
  }

  @Test
  void normalisationTakesBytesToMinusOneToOne() {
    assertThat(Normalisation.normalise((byte) 0)).isEqualTo(-1);
    assertThat(Normalisation.normalise((byte) 255)).isEqualTo(1);
    for (int value = 0; value < 256; value++) {
      double normalised = Normalisation.normalise((byte) value);
      assertThat(normalised).isEqualTo(-Normalisation.normalise((byte) (255 - value)));
      double recipe = (value / 255.0 - Normalisation.MEAN) / Normalisation.STANDARD_DEVIATION;
      assertThat(normalised).isCloseTo(recipe, Offset.offset(1e-15));
    }
  }
}
