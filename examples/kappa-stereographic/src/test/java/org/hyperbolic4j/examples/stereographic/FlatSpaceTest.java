package org.hyperbolic4j.examples.stereographic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.hipparchus.analysis.differentiation.Gradient;
import org.junit.jupiter.api.Test;

/** The curvature passes through 0 without a seam. */
class FlatSpaceTest {

  private static final double[][] POINTS = {{0.3, -0.4}, {-0.2, 0.5}, {0.6, 0.1}};
  private static final double STEP = 1e-4;

  private static Map<String, Gradient[]> at(double c) {
    return Formulas.of(new StereographicManifold()::geometry, c, POINTS);
  }

  /** Central differences are off by the third derivative times the squared step. */
  @Test
  void derivativesByTheCurvatureAtZeroAreThoseOfNeighboursOfBothSigns() {
    Map<String, Gradient[]> flat = at(0);
    Map<String, Gradient[]> ball = at(STEP);
    Map<String, Gradient[]> sphere = at(-STEP);
    flat.forEach(
        (name, results) -> {
          for (int i = 0; i < results.length; i++) {
            double[] derivatives = results[i].getGradient();
            double up = ball.get(name)[i].getValue();
            double down = sphere.get(name)[i].getValue();
            assertThat(results[i].getValue())
                .as("%s, value", name)
                .isCloseTo((up + down) / 2, within(10 * STEP * STEP));
            assertThat(derivatives[derivatives.length - 1])
                .as("%s, derivative by c", name)
                .isCloseTo((up - down) / (2 * STEP), within(10 * STEP * STEP));
          }
        });
  }

  @Test
  void flatSpaceIsEuclideanWithTheMetricFourTimesThePlain() {
    Map<String, Gradient[]> flat = at(0);
    assertThat(flat.get("distance")[0].getValue())
        .isCloseTo(2 * Math.hypot(0.5, 0.9), within(1e-15));
    assertThat(flat.get("add")[0].getValue()).isCloseTo(0.1, within(1e-15));
    assertThat(flat.get("logmap")[1].getValue()).isCloseTo(0.9, within(1e-15));
    assertThat(flat.get("gyration")[0].getValue()).isCloseTo(0.6, within(1e-15));
    double product = 0.3 * -0.2 - 0.4 * 0.5;
    double length = Math.hypot(0.2, 0.5);
    assertThat(flat.get("hyperplaneDistances")[0].getValue())
        .isCloseTo(4 * (product - -0.4 * length), within(1e-15));
  }
}
