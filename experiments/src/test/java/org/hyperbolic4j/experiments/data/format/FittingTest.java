package org.hyperbolic4j.experiments.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hyperbolic4j.experiments.data.DataException;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.ImageShape;
import org.hyperbolic4j.experiments.data.LabelTree;
import org.junit.jupiter.api.Test;

class FittingTest {

  private static ImageSet images(ImageShape shape, int... values) {
    byte[] pixels = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      pixels[i] = (byte) values[i];
    }
    int[] labels = new int[values.length / shape.length()];
    return ImageSet.wrap("set", shape, pixels, labels, LabelTree.flat(List.of("a")));
  }

  private static byte[] image(ImageSet set, int image) {
    byte[] values = new byte[set.shape().length()];
    set.copyImage(image, values);
    return values;
  }

  @Test
  void imagesThatFitStayAsTheyAre() {
    ImageSet set = images(new ImageShape(2, 1, 1), 3, 4);
    assertThat(Fitting.fit(set, new ImageShape(2, 1, 1))).isSameAs(set);
  }

  @Test
  void greyBecomesThreeEqualColours() {
    ImageSet set = images(new ImageShape(1, 1, 1), 7, 200);
    ImageSet fitted = Fitting.fit(set, new ImageShape(3, 1, 1));
    assertThat(image(fitted, 0)).containsExactly(7, 7, 7);
    assertThat(image(fitted, 1)).containsExactly(200, 200, 200);
    assertThat(image(Fitting.fit(fitted, set.shape()), 1)).containsExactly(200);
  }

  @Test
  void coloursBecomeTheirLuma() {
    ImageSet set = images(new ImageShape(3, 1, 1), 255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 20, 30);
    ImageSet fitted = Fitting.fit(set, new ImageShape(1, 1, 1));
    assertThat(List.of(0, 1, 2, 3))
        .extracting(i -> fitted.value(i, 0, 0, 0))
        .containsExactly(76, 150, 29, 18);
  }

  @Test
  void theMiddleIsResized() {
    // The middle 2 x 2 of 2 x 4, then its mean.
    ImageSet set = images(new ImageShape(1, 2, 4), 0, 10, 30, 0, 0, 50, 70, 0);
    assertThat(image(Fitting.fit(set, new ImageShape(1, 2, 2)), 0)).containsExactly(10, 30, 50, 70);
    ImageSet grown = Fitting.fit(images(new ImageShape(1, 1, 1), 99), new ImageShape(3, 2, 2));
    assertThat(image(grown, 0)).containsOnly(99);
  }

  @Test
  void otherShapesAreRefused() {
    ImageSet set = images(new ImageShape(2, 1, 1), 3, 4);
    assertThatThrownBy(() -> Fitting.fit(set, new ImageShape(3, 1, 1)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("set has images of [2, 1, 1]");
    ImageSet grey = images(new ImageShape(1, 1, 1), 3);
    assertThatThrownBy(() -> Fitting.fit(grey, new ImageShape(1, 2, 3)))
        .isInstanceOf(DataException.class);
  }
}
