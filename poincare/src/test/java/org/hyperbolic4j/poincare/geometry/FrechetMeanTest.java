package org.hyperbolic4j.poincare.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hyperbolic4j.manifold.geometry.Vectors.combine;
import static org.hyperbolic4j.poincare.geometry.Draw.in;
import static org.hyperbolic4j.poincare.geometry.Draw.values;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.analysis.differentiation.GradientField;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.laws.reference.Deviation;
import org.hyperbolic4j.manifold.geometry.Vectors;

/** The Frechet mean of points of the ball. */
class FrechetMeanTest {

  private static final int STEPS = 200;

  @Property(tries = 100)
  void meanOfTwoPointsDividesTheirGeodesicByTheirWeights(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int dimension) {
    Draw draw = new Draw(random);
    Binary64 c = new Binary64(draw.c);
    PoincareGeometry<Binary64> ball = new PoincareGeometry<>(c);
    Binary64[][] points = in(c, draw.points(2, dimension));
    double part = draw.between(0, 1);
    Binary64[] mean = ball.frechetMean(points, in(c, 3 * (1 - part), 3 * part));
    Binary64[] expected = ball.geodesic(points[0], points[1], new Binary64(part));
    assertThat(draw.s * ball.distance(mean, expected).getReal()).isCloseTo(0, within(1e-12));
  }

  /** The mean is where walking down the cost ends: every step of the walk is differentiated. */
  @Property(tries = 25)
  void implicitDerivativeIsThatOfTheUnrolledDescent(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 3) int dimension) {
    Draw draw = new Draw(random);
    int count = 3;
    int variables = count * dimension + count + 1;
    Gradient c = Gradient.variable(variables, variables - 1, draw.c);
    PoincareGeometry<Gradient> ball = new PoincareGeometry<>(c);
    Gradient[][] points =
        MathArrays.buildArray(GradientField.getField(variables), count, dimension);
    Gradient[] weights = MathArrays.buildArray(GradientField.getField(variables), count);
    double[] drawn = draw.weights(count);
    Gradient total = Gradient.constant(variables, 0);
    for (int i = 0; i < count; i++) {
      double[] point = draw.point(dimension);
      for (int j = 0; j < dimension; j++) {
        points[i][j] = Gradient.variable(variables, i * dimension + j, point[j]);
      }
      weights[i] = Gradient.variable(variables, count * dimension + i, drawn[i]);
      total = total.add(weights[i]);
    }
    Gradient[] walker = points[0];
    for (int step = 0; step < STEPS; step++) {
      Gradient[] pull = Vectors.zeros(c, dimension);
      for (int i = 0; i < count; i++) {
        Gradient share = weights[i].divide(total).multiply(0.35);
        pull = combine(c.getField().getOne(), pull, share, ball.logmap(walker, points[i]));
      }
      walker = ball.expmap(walker, pull);
    }
    Gradient[] mean = ball.frechetMean(points, weights);
    assertThat(Deviation.of("", values(mean), values(walker)).relative()).isLessThan(1e-9);
    for (int j = 0; j < dimension; j++) {
      double[] implicit = mean[j].getGradient();
      double[] unrolled = walker[j].getGradient();
      assertThat(Deviation.of("", implicit, unrolled).relative()).isLessThan(1e-8);
    }
  }
}
