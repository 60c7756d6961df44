package org.hyperbolic4j.hyperbolic.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hyperbolic4j.manifold.fused.ArrayTensor;
import org.hyperbolic4j.manifold.fused.Workers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where searches for the Frechet mean of feature maps start, and how soon they get there. */
class FrechetSearchTest {

  private static final int IMAGES = 4;
  private static final int CHANNELS = 8;
  private static final int SIDE = 8;

  /** Rectified maps are as skew as the ones of a network. */
  private static ArrayTensor map(long seed, double spread, boolean rectified) {
    Random random = new Random(seed);
    int positions = SIDE * SIDE;
    double[] v = new double[IMAGES * CHANNELS * positions];
    for (int i = 0; i < v.length; i++) {
      double x = 0.7 * Math.sin(i / positions % CHANNELS) + random.nextGaussian();
      v[i] = spread / Math.sqrt(CHANNELS) * (rectified ? Math.max(x, 0) : x);
    }
    return ArrayTensor.of(v, IMAGES, CHANNELS, SIDE, SIDE);
  }

  private static WeightedPoints points(ArrayTensor map) {
    return new WeightedPoints(map, null, 1, Workers.SEQUENTIAL);
  }

  private static double apart(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  /** Spreads are in radii of curvature; the origin is where a cold start would be. */
  @ParameterizedTest
  @CsvSource({
    "0.03, false, 2",
    "0.3, false, 2",
    "1, false, 3",
    "3, false, 3",
    "0.03, true, 2",
    "0.3, true, 2",
    "1, true, 3",
    "3, true, 3"
  })
  void fromTheMidpointItIsTwoOrThreeSteps(double spread, boolean rectified, int most) {
    WeightedPoints points = points(map(1, spread, rectified));
    FrechetMean.Search warm = FrechetMean.search(points, Midpoint.of(points).frame());
    assertThat(warm.steps()).isLessThanOrEqualTo(most);

    WeightedPoints before = points(map(2, spread, rectified));
    Frame running = FrechetMean.of(before);
    FrechetMean.Search fromRunning = FrechetMean.search(points, running);
    assertThat(warm.steps()).isLessThanOrEqualTo(fromRunning.steps());
    FrechetMean.Search cold = FrechetMean.search(points, new Frame(new double[CHANNELS], points.c));
    assertThat(warm.steps() + (spread > 0.03 ? 1 : 0)).isLessThanOrEqualTo(cold.steps());

    double[] mean = warm.mean().coordinates();
    assertThat(apart(fromRunning.mean().coordinates(), mean)).isLessThan(1e-13);
    assertThat(apart(cold.mean().coordinates(), mean)).isLessThan(1e-13);
  }

  /** The ratio of distances from the mean before and after a step of {@link FrechetSteps}. */
  @ParameterizedTest
  @CsvSource({"0.3, 50", "1, 10", "3, 4"})
  void everyStepOfAFixedNumberComesNearer(double spread, double factor) {
    WeightedPoints points = points(map(1, spread, true));
    double[] mean = FrechetMean.of(points).coordinates();
    double before = apart(Midpoint.of(points).coordinates(), mean);
    for (int steps = 1; steps <= 3; steps++) {
      double left = apart(new FrechetSteps(points, steps).coordinates(), mean);
      assertThat(left).as("after %d", steps).isLessThan(before / factor);
      before = left;
    }
  }

  /** The gradient of steps becomes that of the implicit function, which is another formula. */
  @ParameterizedTest
  @CsvSource({"0.3, 12", "2, 60"})
  void theGradientOfManyStepsIsThatOfTheMean(double spread, int steps) {
    ArrayTensor map = map(1, spread, true);
    WeightedPoints points = points(map);
    double[] g = new Random(3).doubles(CHANNELS, -1, 1).toArray();
    ArrayTensor expected = ArrayTensor.float64(map.shape());
    double byCurvature =
        FrechetMean.differentiate(points, FrechetMean.of(points), g, expected, null);
    ArrayTensor one = ArrayTensor.float64(map.shape());
    new FrechetSteps(points, 1).differentiate(g, one, null);
    ArrayTensor many = ArrayTensor.float64(map.shape());
    double byCurvatureOfMany = new FrechetSteps(points, steps).differentiate(g, many, null);

    double size = apart(expected.toArray(), new double[(int) map.length()]);
    assertThat(apart(many.toArray(), expected.toArray())).isLessThan(1e-11 * size);
    assertThat(byCurvatureOfMany).isCloseTo(byCurvature, within(1e-10));
    assertThat(apart(one.toArray(), expected.toArray()))
        .as("after one step it is not yet, by %s", apart(one.toArray(), expected.toArray()) / size)
        .isGreaterThan(1e-6 * size);
  }
}
