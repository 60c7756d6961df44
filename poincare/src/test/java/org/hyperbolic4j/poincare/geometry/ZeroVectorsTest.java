package org.hyperbolic4j.poincare.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hyperbolic4j.manifold.geometry.Vectors.squaredNorm;
import static org.hyperbolic4j.poincare.geometry.Draw.in;
import static org.hyperbolic4j.poincare.geometry.Draw.values;

import java.util.Random;
import java.util.function.BiFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.analysis.differentiation.GradientField;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.manifold.geometry.Vectors;

/** Values and derivatives at zero vectors, at the origin and at equal points are the limits. */
class ZeroVectorsTest {

  /** A ball whose fields differentiate by the components of one vector. */
  private static final class Ball {
    final Draw draw;
    final int dimension;
    final PoincareGeometry<Gradient> geometry;

    Ball(Random random, int dimension) {
      this.draw = new Draw(random);
      this.dimension = dimension;
      this.geometry = new PoincareGeometry<>(Gradient.constant(dimension, draw.c));
    }

    Gradient[] fixed(double... x) {
      return in(geometry.curvature(), x);
    }

    /** The result at a vector, which is a multiple of the vector near there. */
    void assertSlope(
        BiFunction<PoincareGeometry<Gradient>, Gradient[], Gradient[]> function,
        double[] at,
        double[] value,
        double slope) {
      Gradient[] x = MathArrays.buildArray(GradientField.getField(dimension), dimension);
      for (int i = 0; i < dimension; i++) {
        x[i] = Gradient.variable(dimension, i, at[i]);
      }
      Gradient[] result = function.apply(geometry, x);
      for (int i = 0; i < result.length; i++) {
        assertThat(draw.s * result[i].getValue()).isCloseTo(draw.s * value[i], within(1e-13));
        for (int j = 0; j < dimension; j++) {
          assertThat(result[i].getPartialDerivative(j))
              .isCloseTo(i == j ? slope : 0, within(1e-12 * (1 + Math.abs(slope))));
        }
      }
    }
  }

  @Property(tries = 50)
  void atTheOrigin(@ForAll Random random, @ForAll @IntRange(min = 1, max = 4) int dimension) {
    Ball ball = new Ball(random, dimension);
    double[] zero = new double[dimension];
    Gradient[] origin = ball.fixed(zero);
    ball.assertSlope(PoincareGeometry::expmap0, zero, zero, 1);
    ball.assertSlope(PoincareGeometry::logmap0, zero, zero, 1);
    ball.assertSlope((g, x) -> g.add(x, origin), zero, zero, 1);
    ball.assertSlope((g, x) -> g.add(origin, x), zero, zero, 1);
    ball.assertSlope((g, x) -> g.add(x, x), zero, zero, 2);
    ball.assertSlope((g, x) -> g.coadd(x, origin), zero, zero, 1);
    ball.assertSlope((g, x) -> g.subtract(origin, x), zero, zero, -1);
    ball.assertSlope((g, x) -> g.scale(g.curvature().newInstance(3), x), zero, zero, 3);
    ball.assertSlope((g, x) -> g.gyration(x, x, x), zero, zero, 1);
    ball.assertSlope((g, x) -> g.project(x), zero, zero, 1);
    ball.assertSlope(
        (g, x) -> g.hyperplaneDistances(x, halfUnits(g, dimension), origin), zero, zero, 2);
    ball.assertSlope((g, x) -> g.fullyConnected(x, halfUnits(g, dimension), origin), zero, zero, 1);
  }

  private static Gradient[][] halfUnits(PoincareGeometry<Gradient> geometry, int dimension) {
    double[][] units = new double[dimension][dimension];
    for (int k = 0; k < dimension; k++) {
      units[k][k] = 0.5;
    }
    return in(geometry.curvature(), units);
  }

  @Property(tries = 50)
  void atEqualPointsAndWithZeroTangentVectors(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 4) int dimension) {
    Ball ball = new Ball(random, dimension);
    double[] zero = new double[dimension];
    double[] p = ball.draw.point(dimension);
    Gradient[] x = ball.fixed(p);
    double gap = 1 - ball.draw.c * squaredNorm(x).getReal();
    ball.assertSlope((g, v) -> g.expmap(x, v), zero, p, 1);
    ball.assertSlope((g, y) -> g.logmap(x, y), p, zero, 1);
    ball.assertSlope((g, y) -> g.logmap(y, x), p, zero, -1);
    ball.assertSlope((g, v) -> g.transport(x, x, v), zero, zero, 1);
    ball.assertSlope((g, y) -> g.add(Vectors.negate(x), y), p, zero, 1 / gap);
    ball.assertSlope((g, y) -> new Gradient[] {g.distance(x, y)}, p, zero, 0);
    ball.assertSlope((g, v) -> new Gradient[] {g.norm(x, v)}, zero, zero, 0);
    Gradient[] weights = ball.fixed(1, 3);
    ball.assertSlope((g, y) -> g.midpoint(pair(x, y), weights), p, p, 0.75);
    ball.assertSlope((g, y) -> g.frechetMean(pair(x, y), weights), p, p, 0.75);
    ball.assertSlope((g, y) -> new Gradient[] {g.dispersion(pair(x, y), x)}, p, zero, 0);
  }

  private static Gradient[][] pair(Gradient[] x, Gradient[] y) {
    return new Gradient[][] {x, y};
  }

  @Property(tries = 50)
  void aHyperplaneWithoutNormalIsAtDistanceZero(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 4) int dimension) {
    Ball ball = new Ball(random, dimension);
    Gradient[][] normals = in(ball.geometry.curvature(), new double[1][dimension]);
    Gradient[] distances =
        ball.geometry.hyperplaneDistances(
            ball.fixed(ball.draw.point(dimension)), normals, ball.fixed(0.3));
    assertThat(values(distances)).containsExactly(0);
  }
}
