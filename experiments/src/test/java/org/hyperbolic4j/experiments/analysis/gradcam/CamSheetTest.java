package org.hyperbolic4j.experiments.analysis.gradcam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.ImageShape;
import org.hyperbolic4j.experiments.data.SyntheticImages;
import org.junit.jupiter.api.Test;

class CamSheetTest {

  private static final HeatMap MAP = HeatMap.ofPositive(new double[][] {{0, 2}, {-3, 4}});

  @Test
  void mapsAreInterpolatedBetweenTheMiddlesOfCells() {
    assertThat(MAP.at(0.25, 0.25)).isZero();
    assertThat(MAP.at(0.25, 0.75)).isEqualTo(0.5);
    assertThat(MAP.at(0.75, 0.75)).isEqualTo(1);
    assertThat(MAP.at(1, 1)).isEqualTo(1);
    assertThat(MAP.at(0, 0.5)).isCloseTo(0.25, within(1e-15));
    assertThat(MAP.at(0.5, 0.5)).isCloseTo(1.5 / 4, within(1e-15));
  }

  @Test
  void aMapWithoutAnythingPositiveIsZero() {
    HeatMap nothing = HeatMap.ofPositive(new double[][] {{-1, 0}});
    assertThat(nothing.value(0, 0)).isZero();
    assertThat(nothing.at(0.5, 0.5)).isZero();
  }

  @Test
  void heatIsMixedWithThePixel() {
    assertThat(HeatColour.over(0x000000, 0)).isEqualTo(0x000002);
    assertThat(HeatColour.over(0xFFFFFF, 1)).isEqualTo(0xFEFEDF);
    assertThat(HeatColour.over(0x000000, 0.5)).isEqualTo(0x5C1C3D);
  }

  @Test
  void aSheetShowsImagesAndTheirMaps() {
    ImageSet set = SyntheticImages.random(2, new ImageShape(3, 32, 32));
    Column column = new Column("model", List.of(0, 2), List.of(MAP, MAP));

    BufferedImage sheet = CamSheet.draw(set, List.of(column, column));

    // Three cells of 192 + 12 and a gap; a line of text, two rows of 192 + 22 + 12, a gap.
    assertThat(sheet.getWidth()).isEqualTo(12 + 3 * 204);
    assertThat(sheet.getHeight()).isEqualTo(12 + 22 + 2 * 226);
    int x = 12 + 6 * 20;
    int y = 34 + 226 + 6 * 9;
    int plain =
        (set.value(1, 0, 9, 20) << 16) | (set.value(1, 1, 9, 20) << 8) | set.value(1, 2, 9, 20);
    assertThat(sheet.getRGB(x, y) & 0xFFFFFF).isEqualTo(plain);
    double heat = MAP.at((6 * 9 + 0.5) / 192, (6 * 20 + 0.5) / 192);
    assertThat(sheet.getRGB(x + 204, y) & 0xFFFFFF).isEqualTo(HeatColour.over(plain, heat));
    // The first is right (green), the second, of class 1, wrong (red).
    assertThat(colours(sheet, 12 + 204, 34 + 196)).contains(0x0B6E69).doesNotContain(0xB3261E);
    assertThat(colours(sheet, 12 + 204, 34 + 226 + 196)).contains(0xB3261E);
  }

  @Test
  void aLongNameTakesSeveralLines() {
    ImageSet set = SyntheticImages.random(1, new ImageShape(3, 32, 32));
    Column shorter = new Column("lorentz-2-2", List.of(0), List.of(MAP));
    Column longer = new Column("euclidean-8-16-32-resnet-20", List.of(0), List.of(MAP));

    BufferedImage sheet = CamSheet.draw(set, List.of(shorter, longer));

    // Sixteen letters fit into a line: EUCLIDEAN-8-16- and 32-RESNET-20.
    assertThat(sheet.getHeight()).isEqualTo(12 + 2 * 22 + 226);
    assertThat(colours(sheet, 12 + 2 * 204, 12 + 22)).contains(0x3A3F4B);
    assertThat(colours(sheet, 12 + 204, 12 + 22)).doesNotContain(0x3A3F4B);
  }

  private static List<Integer> colours(BufferedImage sheet, int x, int y) {
    int[] colours = sheet.getRGB(x, y, 192, 14, null, 0, 192);
    return Arrays.stream(colours).map(rgb -> rgb & 0xFFFFFF).distinct().boxed().toList();
  }

  @Test
  void whatCannotBeDrawnIsRefused() {
    ImageSet two = SyntheticImages.random(1, new ImageShape(2, 4, 4));
    assertThatThrownBy(() -> CamSheet.draw(two, List.of())).hasMessageContaining("not 2");
    ImageSet set = SyntheticImages.random(2, new ImageShape(1, 4, 4));
    Column column = new Column("model", List.of(0), List.of(MAP));
    assertThatThrownBy(() -> CamSheet.draw(set, List.of(column)))
        .hasMessageContaining("every image needs a map");
    assertThatThrownBy(() -> new Column("model", List.of(0, 1), List.of(MAP)))
        .hasMessageContaining("2 predictions and 1 maps");
  }
}
