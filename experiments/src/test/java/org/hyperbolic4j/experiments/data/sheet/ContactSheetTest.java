package org.hyperbolic4j.experiments.data.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.ImageShape;
import org.hyperbolic4j.experiments.data.Split;
import org.hyperbolic4j.experiments.data.SyntheticImages;
import org.hyperbolic4j.experiments.data.shapetree.ShapeTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactSheetTest {

  @TempDir Path folder;

  @Test
  void theFirstImageOfTheFirstClassStandsUnderItsName() {
    ImageSet set = SyntheticImages.random(9, new ImageShape(3, 8, 8));
    BufferedImage sheet = ContactSheet.draw(set, 2, 1, 3);
    int left = 18;
    int top = 18 + 2 * PixelFont.HEIGHT + 6;
    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < 8; x++) {
        int rgb =
            (set.value(0, 0, y, x) << 16) | (set.value(0, 1, y, x) << 8) | set.value(0, 2, y, x);
        assertThat(sheet.getRGB(left + 2 * x + 1, top + 2 * y) & 0xFFFFFF).isEqualTo(rgb);
      }
    }
    // The stem of the R of "red", the first class.
    assertThat(sheet.getRGB(left, 18)).isNotEqualTo(sheet.getRGB(0, 0));
    assertThat(sheet.getRGB(left, 18 + 2 * PixelFont.HEIGHT - 1)).isNotEqualTo(sheet.getRGB(0, 0));
  }

  @Test
  void aTreeIsDrawnInGroups() throws IOException {
    ImageSet set = ShapeTree.images(1, Split.TRAIN, 300);
    Path file = folder.resolve("new/sheet.png");
    ContactSheet.write(set, 2, 1, 9, file);
    ContactSheet.write(set, 2, 1, 9, file);
    BufferedImage read = ImageIO.read(file.toFile());
    BufferedImage drawn = ContactSheet.draw(set, 2, 1, 9);
    assertThat(read.getWidth()).isEqualTo(drawn.getWidth()).isGreaterThan(9 * 2 * 64);
    assertThat(read.getHeight()).isEqualTo(drawn.getHeight()).isGreaterThan(3 * 64);
    assertThat(read.getRGB(100, 100)).isEqualTo(drawn.getRGB(100, 100));
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void greyImagesAreGrey() {
    ImageSet set = SyntheticImages.random(3, new ImageShape(1, 4, 4));
    int rgb = ContactSheet.draw(set, 1, 1, 3).getRGB(18, 18 + 2 * PixelFont.HEIGHT + 6);
    assertThat(rgb & 0xFF).isEqualTo(set.value(0, 0, 0, 0)).isEqualTo((rgb >> 16) & 0xFF);
  }

  @Test
  void impossibleSheetsAreRefused() {
    ImageSet two = SyntheticImages.random(3, new ImageShape(2, 4, 4));
    assertThatThrownBy(() -> ContactSheet.draw(two, 1, 1, 1)).hasMessageContaining("not 2");
    ImageSet one = SyntheticImages.random(3, new ImageShape(1, 4, 4));
    assertThatThrownBy(() -> ContactSheet.draw(one, 1, 0, 1)).hasMessageContaining("at least one");
  }
}
