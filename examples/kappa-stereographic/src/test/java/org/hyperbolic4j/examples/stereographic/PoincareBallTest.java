package org.hyperbolic4j.examples.stereographic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hyperbolic4j.poincare.PoincareManifold;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With c > 0 the model is the Poincare ball, in value and gradient. */
class PoincareBallTest {

  /**
   * Of the largest number compared. The ball computes with sqrt(c), so that its derivatives by c
   * lose digits as epsilon/c, which is why c is not smaller than it is here.
   */
  private static final double CLOSE = 1e-11;

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 0.1, 1, 30})
  void everyFormulaIsThatOfTheBall(double c) {
    Random random = new Random(11);
    for (int trial = 0; trial < 20; trial++) {
      double size = 1 / Math.sqrt(Math.max(c, 0.1)) / (1 + trial % 3);
      double[][] points = new double[3][];
      Arrays.setAll(points, i -> random.doubles(2, -size / 1.5, size / 1.5).toArray());
      Map<String, Gradient[]> ball = Formulas.of(new PoincareManifold()::geometry, c, points);
      Map<String, Gradient[]> model = Formulas.of(new StereographicManifold()::geometry, c, points);
      ball.forEach(
          (name, expected) -> {
            double[] exact = Formulas.numbers(expected);
            double largest = Arrays.stream(exact).map(Math::abs).max().orElseThrow();
            assertThat(Formulas.numbers(model.get(name)))
                .as("%s at c = %s", name, c)
                .containsExactly(exact, within(CLOSE * Math.max(1, largest)));
          });
    }
  }
}
