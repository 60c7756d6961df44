package org.hyperbolic4j.experiments.analysis.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GromovDeltaTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 25})
  void treesHaveDeltaZero(int points) {
    GromovDelta gromov = GromovDelta.of(randomTree(points));

    assertThat(gromov.delta()).isCloseTo(0, within(1e-12));
    assertThat(gromov.relative()).isCloseTo(0, within(1e-12));
    assertThat(gromov.diameter() > 0).isEqualTo(points > 1);
  }

  @Test
  void aCycleOfFourIsAsFarFromATreeAsCanBe() {
    GromovDelta gromov =
        GromovDelta.of(new double[][] {{0, 1, 2, 1}, {1, 0, 1, 2}, {2, 1, 0, 1}, {1, 2, 1, 0}});

    assertThat(gromov).isEqualTo(new GromovDelta(1, 2));
    assertThat(gromov.relative()).isOne();
  }

  @Test
  void aSquareByHand() {
    double diagonal = Math.sqrt(2);
    GromovDelta gromov =
        GromovDelta.of(
            new double[][] {
              {0, 1, 1, diagonal}, {1, 0, diagonal, 1}, {1, diagonal, 0, 1}, {diagonal, 1, 1, 0}
            });

    assertThat(gromov.delta()).isCloseTo(diagonal - 1, within(1e-15));
    assertThat(gromov.relative()).isCloseTo(2 - diagonal, within(1e-15));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 9, 14})
  void deltaIsThatOfGromovsProducts(int points) {
    double[][] d = randomMetric(points, new Random(points));

    assertThat(GromovDelta.of(d).delta()).isPositive().isCloseTo(byProducts(d), within(1e-12));
  }

  /** The definition by products, at every base point: (x|z) >= min((x|y), (y|z)) - delta. */
  private static double byProducts(double[][] d) {
    double delta = 0;
    for (int w = 0; w < d.length; w++) {
      for (int x = 0; x < d.length; x++) {
        for (int y = 0; y < d.length; y++) {
          for (int z = 0; z < d.length; z++) {
            double least = Math.min(product(d, w, x, y), product(d, w, y, z));
            delta = Math.max(delta, least - product(d, w, x, z));
          }
        }
      }
    }
    return delta;
  }

  private static double product(double[][] d, int w, int x, int y) {
    return (d[x][w] + d[y][w] - d[x][y]) / 2;
  }

  /** Path lengths in a tree whose every point hangs at an earlier one. */
  private static double[][] randomTree(int points) {
    Random random = new Random(points);
    double[][] d = new double[points][points];
    for (int i = 1; i < points; i++) {
      int parent = random.nextInt(i);
      double edge = 0.1 + random.nextDouble();
      for (int j = 0; j < i; j++) {
        d[i][j] = d[parent][j] + edge;
        d[j][i] = d[i][j];
      }
    }
    return d;
  }

  /** Numbers from 1 to 2, which satisfy every triangle inequality. */
  private static double[][] randomMetric(int points, Random random) {
    double[][] d = new double[points][points];
    for (int i = 0; i < points; i++) {
      for (int j = 0; j < i; j++) {
        d[i][j] = 1 + random.nextDouble();
        d[j][i] = d[i][j];
      }
    }
    return d;
  }
}
