package org.hyperbolic4j.poincare.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hyperbolic4j.manifold.geometry.Vectors.combine;
import static org.hyperbolic4j.manifold.geometry.Vectors.dot;
import static org.hyperbolic4j.manifold.geometry.Vectors.norm;
import static org.hyperbolic4j.manifold.geometry.Vectors.squaredNorm;
import static org.hyperbolic4j.manifold.geometry.Vectors.subtract;
import static org.hyperbolic4j.poincare.geometry.Draw.in;
import static org.hyperbolic4j.poincare.geometry.Draw.values;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.FastMath;
import org.hyperbolic4j.manifold.geometry.Vectors;

/** Closed forms, most of them in tangent coordinates, equal the compositions they stand for. */
class ClosedFormsTest {

  private static final double TOLERANCE = 1e-11;

  /** A ball with random arguments for it. */
  private static final class Ball {
    final Draw draw;
    final Binary64 c;
    final double s;
    final PoincareGeometry<Binary64> geometry;

    Ball(Random random) {
      draw = new Draw(random);
      c = new Binary64(draw.c);
      s = draw.s;
      geometry = new PoincareGeometry<>(c);
    }

    Binary64[] point(int dimension) {
      return in(c, draw.point(dimension));
    }

    double distance(Binary64[] x, Binary64[] y) {
      return geometry.distance(x, y).getReal();
    }
  }

  /** Compares with the radius of curvature as unit of length. */
  private static void assertSame(Ball ball, double[] actual, double[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(ball.s * actual[i]).isCloseTo(ball.s * expected[i], within(TOLERANCE));
    }
  }

  private static void assertSame(Ball ball, Binary64[] actual, Binary64[] expected) {
    assertSame(ball, values(actual), values(expected));
  }

  private static Binary64 number(double value) {
    return new Binary64(value);
  }

  private static double asinhc(double x) {
    return x == 0 ? 1 : FastMath.asinh(x) / x;
  }

  private static double sinhc(double x) {
    return x == 0 ? 1 : FastMath.sinh(x) / x;
  }

  @Property(tries = 200)
  void hyperplaneDistanceIsThatOfTheTranslatedHyperplaneThroughTheOrigin(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int dimension) {
    Ball ball = new Ball(random);
    Binary64[] x = ball.point(dimension);
    Binary64[][] normals = in(ball.c, ball.draw.normals(3, dimension));
    Binary64[] offsets = in(ball.c, ball.draw.offsets(3));
    double[] expected = new double[3];
    for (int k = 0; k < 3; k++) {
      double length = norm(normals[k]).getReal();
      Binary64[] foot =
          ball.geometry.expmap0(Vectors.scale(offsets[k].divide(number(length)), normals[k]));
      Binary64[] m = ball.geometry.add(Vectors.negate(foot), x);
      double sine =
          2
              * ball.s
              * dot(m, normals[k]).getReal()
              / (length * (1 - ball.draw.c * squaredNorm(m).getReal()));
      expected[k] = 2 * length / ball.s * FastMath.asinh(sine);
    }
    assertSame(ball, values(ball.geometry.hyperplaneDistances(x, normals, offsets)), expected);
  }

  @Property(tries = 200)
  void hyperplaneDistanceIsTheLengthOfTheNormalTimesTheDistanceToTheMirrorImage(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int dimension) {
    Ball ball = new Ball(random);
    Binary64[] x = ball.point(dimension);
    Binary64[][] normals = in(ball.c, ball.draw.normals(1, dimension));
    Binary64[] offsets = in(ball.c, ball.draw.offsets(1));
    Binary64[] unit = Vectors.scale(norm(normals[0]).reciprocal(), normals[0]);
    Binary64[] foot = ball.geometry.expmap0(Vectors.scale(offsets[0], unit));
    Binary64[] m = ball.geometry.add(Vectors.negate(foot), x);
    Binary64[] mirrored = combine(number(1), m, dot(m, unit).multiply(-2), unit);
    double apart = ball.distance(x, ball.geometry.add(foot, mirrored));
    double length = norm(normals[0]).getReal();
    double actual = ball.geometry.hyperplaneDistances(x, normals, offsets)[0].getReal();
    assertThat(Math.abs(actual))
        .isCloseTo(length * apart, within(TOLERANCE * length * (apart + 1 / ball.s)));
    assertThat(Math.signum(actual)).isEqualTo(Math.signum(dot(m, unit).getReal()));
  }

  @Property(tries = 200)
  void aFullyConnectedLayersResultLiesAtTheAskedDistancesFromTheCoordinateHyperplanes(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 5) int dimension,
      @ForAll @IntRange(min = 1, max = 5) int outputs) {
    Ball ball = new Ball(random);
    Binary64[] x = ball.point(dimension);
    Binary64[][] normals = in(ball.c, ball.draw.normals(outputs, dimension));
    Binary64[] offsets = in(ball.c, ball.draw.offsets(outputs));
    double[][] halfUnits = new double[outputs][outputs];
    for (int k = 0; k < outputs; k++) {
      halfUnits[k][k] = 0.5;
    }
    assertSame(
        ball,
        ball.geometry.hyperplaneDistances(
            ball.geometry.fullyConnected(x, normals, offsets),
            in(ball.c, halfUnits),
            in(ball.c, new double[outputs])),
        ball.geometry.hyperplaneDistances(x, normals, offsets));
  }

  @Property(tries = 200)
  void fullyConnectedInTangentCoordinatesNeedsOnlyInnerProducts(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 5) int dimension,
      @ForAll @IntRange(min = 1, max = 5) int outputs) {
    Ball ball = new Ball(random);
    double s = ball.s;
    Binary64[] u = ball.point(dimension);
    Binary64[][] normals = in(ball.c, ball.draw.normals(outputs, dimension));
    double[] offsets = ball.draw.offsets(outputs);
    double a = s * norm(u).getReal();
    double[] w = new double[outputs];
    double square = 0;
    for (int k = 0; k < outputs; k++) {
      double length = norm(normals[k]).getReal();
      double p = dot(u, normals[k]).getReal();
      double turn = 2 * s * offsets[k];
      double q =
          2 * sinhc(2 * a) * s * p / length * Math.cosh(turn) - Math.cosh(2 * a) * Math.sinh(turn);
      w[k] = Math.sinh(2 * length * FastMath.asinh(q)) / s;
      square += w[k] * w[k];
    }
    double size = s * Math.sqrt(square);
    double[] expected = new double[outputs];
    for (int k = 0; k < outputs; k++) {
      expected[k] = asinhc(size) / 2 * w[k];
    }
    double[] actual =
        values(
            ball.geometry.toTangent(
                ball.geometry.fullyConnected(
                    ball.geometry.toPoint(u), normals, in(ball.c, offsets))));
    assertSame(ball, actual, expected);
    assertThat(norm(in(ball.c, actual)).getReal() * 2 * s)
        .isCloseTo(FastMath.asinh(size), within(TOLERANCE));
  }

  @Property(tries = 200)
  void normalisingIsAGyrationAndAScalarMultipleBetweenTwoTranslations(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int dimension) {
    Ball ball = new Ball(random);
    Binary64[] x = ball.point(dimension);
    Binary64[] mean = ball.point(dimension);
    Binary64[] bias = ball.point(dimension);
    Binary64 ratio = number(ball.draw.between(0.1, 1.5));
    Binary64[] log = ball.geometry.logmap(mean, x);
    Binary64[] moved = Vectors.scale(ratio, ball.geometry.transport(mean, bias, log));
    Binary64[] away = ball.geometry.add(Vectors.negate(mean), x);
    Binary64[] turned = ball.geometry.gyration(bias, Vectors.negate(mean), away);
    assertSame(
        ball,
        ball.geometry.add(bias, ball.geometry.scale(ratio, turned)),
        ball.geometry.expmap(bias, moved));
  }

  @Property(tries = 200)
  void normalisedPointsAreCombinationsOfThePointTheMeanAndTheBias(
      @ForAll Random random, @ForAll @IntRange(min = 4, max = 7) int dimension) {
    Ball ball = new Ball(random);
    Binary64[] x = ball.point(dimension);
    Binary64[] mean = ball.point(dimension);
    Binary64[] bias = ball.point(dimension);
    Binary64[] log = ball.geometry.logmap(mean, x);
    Binary64[] moved = Vectors.scale(number(0.7), ball.geometry.transport(mean, bias, log));
    Binary64[] result = ball.geometry.toTangent(ball.geometry.expmap(bias, moved));
    double outside = norm(withoutPartIn(result, x, mean, bias)).getReal();
    assertThat(outside).isLessThan(1e-9 / ball.s);
  }

  /** What is left of a vector perpendicular to all of some vectors. */
  private static Binary64[] withoutPartIn(Binary64[] vector, Binary64[]... vectors) {
    Binary64[] rest = vector;
    Binary64[][] basis = new Binary64[vectors.length][];
    for (int i = 0; i < vectors.length; i++) {
      basis[i] = vectors[i];
      for (int j = 0; j < i; j++) {
        basis[i] = withoutPartAlong(basis[i], basis[j]);
      }
      rest = withoutPartAlong(rest, basis[i]);
    }
    return rest;
  }

  private static Binary64[] withoutPartAlong(Binary64[] vector, Binary64[] direction) {
    Binary64 part = dot(vector, direction).divide(squaredNorm(direction));
    return combine(number(1), vector, part.negate(), direction);
  }

  @Property(tries = 200)
  void aResidualSumCombinesItsSummandsByThreeInnerProducts(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int dimension) {
    Ball ball = new Ball(random);
    Binary64[] f = ball.point(dimension);
    Binary64[] g = ball.point(dimension);
    double product = ball.draw.c * dot(f, g).getReal();
    double thetaF = 2 * ball.s * norm(f).getReal();
    double thetaG = 2 * ball.s * norm(g).getReal();
    double sineF = 2 * sinhc(thetaF);
    double sineG = 2 * sinhc(thetaG);
    double cosine = Math.cosh(thetaF) * Math.cosh(thetaG) + product * sineF * sineG;
    double xi = Math.cosh(thetaG) + product * sineF * sineG / (1 + Math.cosh(thetaF));
    double shrinkage = 1 / (2 * sinhc(FastMath.acosh(cosine)));
    assertSame(
        ball,
        ball.geometry.toTangent(
            ball.geometry.add(ball.geometry.toPoint(f), ball.geometry.toPoint(g))),
        combine(number(shrinkage * xi * sineF), f, number(shrinkage * sineG), g));
  }

  @Property(tries = 200)
  void sinhOfHalfADistanceIsTheEuclideanDistanceOverTheRootOfTheGaps(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int dimension) {
    Ball ball = new Ball(random);
    Binary64[] x = ball.point(dimension);
    Binary64[] y = ball.point(dimension);
    double gaps =
        (1 - ball.draw.c * squaredNorm(x).getReal()) * (1 - ball.draw.c * squaredNorm(y).getReal());
    double half = Math.sinh(ball.s * ball.distance(x, y) / 2);
    double expected = ball.draw.c * squaredNorm(subtract(x, y)).getReal() / gaps;
    assertThat(half * half).isCloseTo(expected, within(TOLERANCE * expected));
  }

  @Property(tries = 200)
  void sinhOfHalfADistanceSplitsIntoARadialAndAnAngularPart(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int dimension) {
    Ball ball = new Ball(random);
    double s = ball.s;
    Binary64[] u = ball.point(dimension);
    Binary64[] v = ball.point(dimension);
    double lengthU = norm(u).getReal();
    double lengthV = norm(v).getReal();
    double radial = s * (lengthU - lengthV);
    double angular = ball.draw.c * squaredNorm(subtract(u, v)).getReal() - radial * radial;
    double sines = 4 * sinhc(2 * s * lengthU) * sinhc(2 * s * lengthV);
    double expected = Math.pow(Math.sinh(radial), 2) + sines / 4 * angular;
    double distance = ball.distance(ball.geometry.toPoint(u), ball.geometry.toPoint(v));
    assertThat(Math.pow(Math.sinh(s * distance / 2), 2))
        .isCloseTo(expected, within(TOLERANCE * (expected + angular)));
    double cosine =
        Math.cosh(2 * s * lengthU) * Math.cosh(2 * s * lengthV)
            - ball.draw.c * sines * dot(u, v).getReal();
    assertThat(Math.cosh(s * distance)).isCloseTo(cosine, within(TOLERANCE * cosine));
  }

  @Property(tries = 200)
  void midpointIsTheCentroidOnTheHyperboloid(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 5) int dimension,
      @ForAll @IntRange(min = 1, max = 6) int count) {
    Ball ball = new Ball(random);
    Binary64[][] points = in(ball.c, ball.draw.points(count, dimension));
    double[] weights = ball.draw.weights(count);
    double[] sum = new double[dimension + 1];
    for (int i = 0; i < count; i++) {
      double square = ball.draw.c * squaredNorm(points[i]).getReal();
      sum[0] += weights[i] * (1 + square) / (ball.s * (1 - square));
      for (int j = 0; j < dimension; j++) {
        sum[j + 1] += weights[i] * 2 * points[i][j].getReal() / (1 - square);
      }
    }
    double lorentzian = sum[0] * sum[0];
    for (int j = 1; j <= dimension; j++) {
      lorentzian -= sum[j] * sum[j];
    }
    double scale = 1 / (ball.s * Math.sqrt(lorentzian));
    double[] expected = new double[dimension];
    for (int j = 0; j < dimension; j++) {
      expected[j] = scale * sum[j + 1] / (1 + ball.s * scale * sum[0]);
    }
    assertSame(ball, values(ball.geometry.midpoint(points, in(ball.c, weights))), expected);
  }

  @Property(tries = 200)
  void midpointMovesWithTranslations(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int dimension) {
    Ball ball = new Ball(random);
    Binary64[][] points = in(ball.c, ball.draw.points(3, dimension));
    Binary64[] weights = in(ball.c, ball.draw.weights(3));
    Binary64[] by = ball.point(dimension);
    Binary64[][] moved = points.clone();
    for (int i = 0; i < 3; i++) {
      moved[i] = ball.geometry.add(by, points[i]);
    }
    assertSame(
        ball,
        ball.geometry.midpoint(moved, weights),
        ball.geometry.add(by, ball.geometry.midpoint(points, weights)));
  }
}
