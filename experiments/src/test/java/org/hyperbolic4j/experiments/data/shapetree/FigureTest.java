package org.hyperbolic4j.experiments.data.shapetree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.hyperbolic4j.experiments.data.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FigureTest {

  static List<Figure> figures() {
    return List.of(
        Figure.DISC,
        Figure.RING,
        Figure.CRESCENT,
        Figure.TRIANGLE,
        Figure.SQUARE,
        Figure.BAR,
        Figure.CROSS,
        Figure.TRIPOD,
        Figure.STAR);
  }

  @ParameterizedTest
  @MethodSource("figures")
  void nothingIsPaintedBeyondTheReach(Figure figure) {
    for (int i = 0; i < 720; i++) {
      double angle = Math.PI * i / 360;
      double x = Figure.REACH * Math.cos(angle);
      double y = Figure.REACH * Math.sin(angle);
      assertThat(figure.distance(x, y)).isGreaterThan(0);
    }
  }

  @ParameterizedTest
  @MethodSource("figures")
  void distanceNeverGrowsFasterThanOneMoves(Figure figure) {
    RandomStream random = RandomStream.of(11);
    for (int i = 0; i < 5000; i++) {
      double x = random.between(-1.5, 1.5);
      double y = random.between(-1.5, 1.5);
      double dx = random.between(-0.2, 0.2);
      double dy = random.between(-0.2, 0.2);
      double change = figure.distance(x + dx, y + dy) - figure.distance(x, y);
      assertThat(Math.abs(change)).isLessThanOrEqualTo(Math.hypot(dx, dy) + 1e-12);
    }
  }

  @ParameterizedTest
  @MethodSource("figures")
  void coversAFairPartOfItsDisc(Figure figure) {
    int inside = 0;
    int points = 0;
    for (double x = -1.2; x < 1.2; x += 0.02) {
      for (double y = -1.2; y < 1.2; y += 0.02) {
        inside += figure.distance(x, y) < 0 ? 1 : 0;
        points++;
      }
    }
    assertThat((double) inside / points).isBetween(0.2, 0.45);
  }

  @Test
  void distancesAreThoseOfGeometry() {
    double half = 1.08 * Math.sqrt(0.5);
    assertThat(Figure.SQUARE.distance(0, 0)).isCloseTo(-half, within());
    assertThat(Figure.SQUARE.distance(2, 0)).isCloseTo(2 - 1.08, within());
    assertThat(Figure.BAR.distance(0, 1)).isCloseTo(1 - 0.36, within());
    assertThat(Figure.DISC.distance(3, 4)).isCloseTo(5 - 0.88, within());
    assertThat(Figure.RING.distance(0, 0)).isCloseTo(0.72 - 0.26, within());
    assertThat(Figure.TRIANGLE.distance(0, -1.08)).isCloseTo(0, within());
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-12);
  }
}
