package org.hyperbolic4j.poincare.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hyperbolic4j.manifold.geometry.Vectors.dot;
import static org.hyperbolic4j.manifold.geometry.Vectors.norm;
import static org.hyperbolic4j.manifold.geometry.Vectors.squaredNorm;
import static org.hyperbolic4j.poincare.geometry.Draw.in;
import static org.hyperbolic4j.poincare.geometry.Draw.values;

import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.FastMath;
import org.hyperbolic4j.laws.reference.Deviation;
import org.hyperbolic4j.manifold.fused.ArrayTensor;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;
import org.hyperbolic4j.manifold.geometry.Vectors;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.poincare.PoincareManifold;

/**
 * Where the published code of Poincare ResNet (van Spengler et al. 2023) computes something else
 * than the published mathematics.
 */
class PublishedDeparturesTest {

  /** Hyperplane distances with 2 (1 - c|x|^2) for the conformal factor. */
  private static double[] published(
      double c, Binary64[] x, Binary64[][] normals, double[] offsets) {
    double s = Math.sqrt(c);
    double factor = 2 * (1 - c * squaredNorm(x).getReal());
    double[] distances = new double[normals.length];
    for (int k = 0; k < normals.length; k++) {
      double length = norm(normals[k]).getReal();
      double turn = 2 * s * offsets[k];
      double sine =
          s * factor * dot(x, normals[k]).getReal() / length * Math.cosh(turn)
              - (factor - 1) * Math.sinh(turn);
      distances[k] = 2 * length / s * FastMath.asinh(sine);
    }
    return distances;
  }

  private static double[] kernel(
      Set<String> departures, double c, Binary64[] u, Binary64[][] normals, double[] offsets) {
    int count = normals.length;
    double[] products = new double[count];
    double[] lengths = new double[count];
    for (int k = 0; k < count; k++) {
      products[k] = dot(u, normals[k]).getReal();
      lengths[k] = norm(normals[k]).getReal();
    }
    FusedOperator operator =
        new PoincareManifold()
            .fusedOperators(new OperatorSettings(TangentCap.NONE, departures))
            .orElseThrow()
            .hyperplaneDistances();
    Tensor[] inputs = {
      ArrayTensor.of(products, 1, count),
      ArrayTensor.of(new double[] {squaredNorm(u).getReal()}, 1, 1),
      ArrayTensor.of(lengths, count),
      ArrayTensor.of(offsets, count),
      ArrayTensor.of(new double[] {c}, 1)
    };
    ArrayTensor output = ArrayTensor.float64(1, count);
    operator.forward(inputs, new Tensor[] {output}, Workers.SEQUENTIAL);
    return output.toArray();
  }

  @Property(tries = 100)
  void hyperplaneDistancesFollowTheMathematicsUnlessTheDepartureIsAskedFor(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int dimension) {
    Draw draw = new Draw(random);
    Binary64 c = new Binary64(draw.c);
    PoincareGeometry<Binary64> ball = new PoincareGeometry<>(c);
    Binary64[] u = in(c, draw.point(dimension));
    Binary64[][] normals = in(c, draw.normals(4, dimension));
    double[] offsets = draw.offsets(4);
    Binary64[] x = ball.toPoint(u);
    double[] correct = values(ball.hyperplaneDistances(x, normals, in(c, offsets)));
    double[] departing = published(draw.c, x, normals, offsets);
    Set<String> asked = Set.of(PoincareManifold.PUBLISHED_CONFORMAL_FACTOR);
    double[] ours = kernel(Set.of(), draw.c, u, normals, offsets);
    double[] theirs = kernel(asked, draw.c, u, normals, offsets);
    assertThat(Deviation.of("", ours, correct).relative()).isLessThan(1e-11);
    assertThat(Deviation.of("", theirs, departing).relative()).isLessThan(1e-11);
  }

  @Property(tries = 100)
  void alongItsNormalThePublishedDistanceFromAHyperplaneIsBoundedAndFallsBackToZero(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int dimension) {
    Draw draw = new Draw(random);
    Binary64 c = new Binary64(draw.c);
    PoincareGeometry<Binary64> ball = new PoincareGeometry<>(c);
    double[] direction = draw.vector(dimension, 1);
    Binary64[][] normals = {in(c, direction)};
    double[] offset = {0};
    double unit = 2 * norm(normals[0]).getReal() / draw.s;
    double last = 0;
    for (double t : new double[] {1e-4, 0.1, 0.3, 0.6, 1, 2, 4, 8}) {
      Binary64[] x = ball.toPoint(Vectors.scale(new Binary64(t), normals[0]));
      double correct = ball.hyperplaneDistances(x, normals, in(c, offset))[0].getReal() / unit;
      double departing = published(draw.c, x, normals, offset)[0] / unit;
      assertThat(correct).isCloseTo(2 * t, within(1e-9 * t));
      assertThat(departing).isLessThan(0.71).isLessThan(correct);
      if (t <= 0.6) {
        assertThat(departing).isGreaterThan(last);
      } else {
        assertThat(departing).isLessThan(last);
      }
      last = departing;
    }
    assertThat(last).isLessThan(1e-5);
  }

  @Example
  void thePublishedConformalFactorIsRightAtTheOriginOnlyAndWrongByTheSquareOfTheGapElsewhere() {
    PoincareGeometry<Binary64> ball = new PoincareGeometry<>(Binary64.ONE);
    for (double norm : new double[] {0, 0.1, 0.5, 0.9, 0.99}) {
      double correct = ball.norm(in(Binary64.ONE, norm, 0), in(Binary64.ONE, 0, 1)).getReal();
      double gap = 1 - norm * norm;
      assertThat(2 * gap / correct).isCloseTo(gap * gap, within(1e-14));
    }
  }

  @Property(tries = 100)
  void residualSumsAlongTheWidthMixPixelsWhereSumsOverChannelsDoNot(@ForAll Random random) {
    Draw draw = new Draw(random);
    double[][] f = draw.points(4, 3);
    double[][] g = draw.points(4, 3);
    double[][] changed = g.clone();
    changed[3] = draw.point(3);
    // Rows are pixels of one image line, columns are channels.
    double[][] before = sums(draw.c, f, g);
    double[][] after = sums(draw.c, f, changed);
    double[][] publishedBefore = transposed(sums(draw.c, transposed(f), transposed(g)));
    double[][] publishedAfter = transposed(sums(draw.c, transposed(f), transposed(changed)));
    assertThat(after[0]).isEqualTo(before[0]);
    assertThat(publishedAfter[0]).isNotEqualTo(publishedBefore[0]);
    assertThat(Deviation.of("", publishedBefore[0], before[0]).relative()).isGreaterThan(1e-4);
  }

  private static double[][] sums(double curvature, double[][] f, double[][] g) {
    Binary64 c = new Binary64(curvature);
    PoincareGeometry<Binary64> ball = new PoincareGeometry<>(c);
    double[][] sums = new double[f.length][];
    for (int i = 0; i < f.length; i++) {
      sums[i] =
          values(ball.toTangent(ball.add(ball.toPoint(in(c, f[i])), ball.toPoint(in(c, g[i])))));
    }
    return sums;
  }

  private static double[][] transposed(double[][] rows) {
    double[][] columns = new double[rows[0].length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        columns[j][i] = rows[i][j];
      }
    }
    return columns;
  }

  /** Numbers of the Moebius sum, and of a gradient g of some loss by its result. */
  private record Sum(double c, double xx, double yy, double xy, double gx, double gy) {

    private double denominator() {
      return 1 + 2 * c * xy + c * c * xx * yy;
    }

    private double numeratorsSlope() {
      return (2 * xy + yy) * gx - xx * gy;
    }

    private double denominatorsPart() {
      double product = (1 + 2 * c * xy + c * yy) * gx + (1 - c * xx) * gy;
      return 2 * (xy + c * xx * yy) * product / Math.pow(denominator(), 2);
    }

    double derivative() {
      return numeratorsSlope() / denominator() - denominatorsPart();
    }

    /** The published backward pass divides by the numerator's slope, clamped from below. */
    double published() {
      return 1 / (denominator() * Math.max(numeratorsSlope(), 1e-15)) - denominatorsPart();
    }
  }

  @Property(tries = 200, seed = "4")
  void thePublishedGradientOfTheMoebiusSumByTheCurvatureIsNotItsDerivative(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int dimension) {
    Draw draw = new Draw(random);
    Gradient c = Gradient.variable(1, 0, draw.c);
    Gradient[] x = in(c, draw.point(dimension));
    Gradient[] y = in(c, draw.point(dimension));
    Gradient[] g = in(c, draw.vector(dimension, draw.s));
    Sum sum =
        new Sum(
            draw.c,
            squaredNorm(x).getReal(),
            squaredNorm(y).getReal(),
            dot(x, y).getReal(),
            dot(g, x).getReal(),
            dot(g, y).getReal());
    double ours = dot(new PoincareGeometry<>(c).add(x, y), g).getPartialDerivative(0);
    double size = 1 / (draw.c * draw.s);
    assertThat(ours).isCloseTo(sum.derivative(), within(1e-10 * size));
    double wrong = Math.abs(sum.published() - ours);
    assertThat(wrong).isGreaterThan(1e-3 * Math.abs(ours));
    if (sum.numeratorsSlope() < 0) {
      assertThat(sum.published()).isGreaterThan(1e10);
    }
  }

  @Property(tries = 100)
  void ourGradientOfTheMoebiusSumByTheCurvatureIsTheLimitOfDifferences(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int dimension) {
    Draw draw = new Draw(random);
    double[] x = draw.point(dimension);
    double[] y = draw.point(dimension);
    double step = 1e-6 * draw.c;
    Gradient c = Gradient.variable(1, 0, draw.c);
    Gradient[] sum = new PoincareGeometry<>(c).add(in(c, x), in(c, y));
    double[] above = values(at(draw.c + step, x, y));
    double[] below = values(at(draw.c - step, x, y));
    for (int i = 0; i < dimension; i++) {
      double difference = (above[i] - below[i]) / (2 * step);
      assertThat(draw.c * draw.s * sum[i].getPartialDerivative(0))
          .isCloseTo(draw.c * draw.s * difference, within(1e-6));
    }
  }

  private static Binary64[] at(double curvature, double[] x, double[] y) {
    Binary64 c = new Binary64(curvature);
    return new PoincareGeometry<>(c).add(in(c, x), in(c, y));
  }
}
