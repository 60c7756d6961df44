package org.hyperbolic4j.benchmarks.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloorTest {

  /** 24 positions of 3 channels: 72 elements. */
  private static final MapShape SHAPE = new MapShape(2, 3, 3, 4);

  @Test
  void addIsCountedAsByHand() {
    Passes add = HyperbolicFloors.add(SHAPE);
    assertThat(add.forward().of(Resource.BYTES)).isEqualTo(4 * (72 + 72 + 72));
    assertThat(add.forward().of(Resource.FLOAT64)).isEqualTo(13 * 72 + 34 * 24);
    assertThat(add.forward().of(Resource.RADIAL)).isEqualTo(96);
    assertThat(add.forward().of(Resource.ASINH)).isEqualTo(24);
    // Both passes, and the sum that reads the result and writes the gradient by it.
    assertThat(add.both().of(Resource.BYTES)).isEqualTo(4 * (3 * 72 + 5 * 72 + 2 * 72));
  }

  @Test
  void hyperplanesTakeTwoFunctionsAnOutput() {
    Work forward = HyperbolicFloors.hyperplanes(SHAPE).forward();
    assertThat(forward.of(Resource.ASINH)).isEqualTo(72 + 24);
    assertThat(forward.of(Resource.SINH)).isEqualTo(72);
    assertThat(forward.of(Resource.RADIAL)).isEqualTo(24);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "2, 2, 1", "5, 4, 1", "5, 4, 2", "8, 8, 2", "7, 1, 2"})
  void convolutionsMultiplyPixelsOnly(int height, int width, int stride) {
    long products = 0;
    for (int row = 0; row < height; row += stride) {
      for (int column = 0; column < width; column += stride) {
        for (int y = 0; y < height; y++) {
          for (int x = 0; x < width; x++) {
            products += Math.abs(y - row) <= 1 && Math.abs(x - column) <= 1 ? 1 : 0;
          }
        }
      }
    }
    MapShape map = new MapShape(2, 3, height, width);
    Passes passes = new ConvolutionShape(map, 5, stride).passes();
    assertThat(passes.forward().of(Resource.FLOAT32)).isEqualTo(2 * 2 * 3 * 5 * products);
    assertThat(passes.backward().of(Resource.FLOAT32)).isEqualTo(2 * 2 * 2 * 3 * 5 * products);
  }

  @Test
  void stridesHalveResults() {
    assertThat(new ConvolutionShape(new MapShape(2, 3, 7, 8), 5, 2).result())
        .isEqualTo(new MapShape(2, 5, 4, 4));
  }

  @Test
  void floorIsTheLongerOfMovingAndCalculating() {
    Rates rates = rates();
    Work moving = Work.NONE.numbers(2500).float64(50).functions(0, 0, 1);
    assertThat(Floor.of(moving, rates).bound()).isEqualTo(Floor.Bound.BYTES);
    assertThat(Floor.of(moving, rates).seconds()).isCloseTo(10_000 / 1000.0, within(1e-12));
    // A second of float64, half one of float32, two of asinh.
    Work calculating = moving.float64(50).float32(100).functions(0, 0, 19);
    assertThat(Floor.of(calculating.numbers(100), rates).bound()).isEqualTo(Floor.Bound.BYTES);
    Work more = calculating.functions(0, 0, 100);
    assertThat(Floor.of(more, rates).bound()).isEqualTo(Floor.Bound.OPERATIONS);
    assertThat(Floor.of(more, rates).seconds()).isCloseTo(1 + 0.5 + 12, within(1e-12));
  }

  private static Rates rates() {
    Map<Resource, Double> perSecond = new EnumMap<>(Resource.class);
    for (Resource resource : Resource.values()) {
      perSecond.put(resource, 10.0);
    }
    perSecond.put(Resource.BYTES, 1000.0);
    perSecond.put(Resource.FLOAT64, 100.0);
    perSecond.put(Resource.FLOAT32, 200.0);
    return new Rates(perSecond);
  }

  @Test
  void everyRateIsNeeded() {
    assertThatThrownBy(() -> new Rates(Map.of(Resource.BYTES, 1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no rate was measured of FLOAT64");
  }

  @Test
  void shapesAreReadOrRefused() {
    assertThat(MapShape.parse("128x8x32x16")).isEqualTo(new MapShape(128, 8, 32, 16));
    assertThatThrownBy(() -> MapShape.parse("128x8x32"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not '128x8x32'");
  }
}
