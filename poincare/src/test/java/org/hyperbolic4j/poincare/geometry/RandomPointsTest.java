package org.hyperbolic4j.poincare.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.analysis.differentiation.GradientField;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.distribution.RealDistribution;
import org.hipparchus.distribution.continuous.BetaDistribution;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.continuous.UniformRealDistribution;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.special.Gamma;
import org.hipparchus.stat.inference.KolmogorovSmirnovTest;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.FastMath;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.Sampler;
import org.hyperbolic4j.poincare.PoincareManifold;

/** Random points of the ball: their distributions and densities. */
class RandomPointsTest {

  private static final int SAMPLES = 2000;
  private static final GaussIntegrator QUADRATURE = new GaussIntegratorFactory().legendre(96);

  private static Sampler sampler(double c) {
    return new PoincareManifold().sampler(new Curvature(c)).orElseThrow();
  }

  private static Geometry<Binary64> ball(double c) {
    return new PoincareManifold().geometry(new Binary64(c));
  }

  private static Binary64[] point(double... x) {
    Binary64[] point = new Binary64[x.length];
    for (int i = 0; i < x.length; i++) {
      point[i] = new Binary64(x[i]);
    }
    return point;
  }

  private static double[] values(Binary64[] x) {
    double[] values = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      values[i] = x[i].getReal();
    }
    return values;
  }

  /** The integral from 0 to b. */
  private static double integral(DoubleUnaryOperator f, double b) {
    return b / 2 * QUADRATURE.integrate(x -> f.applyAsDouble(b * (1 + x) / 2));
  }

  private static void assertDistributed(double[] sample, RealDistribution law) {
    assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(law, sample)).isGreaterThan(1e-3);
  }

  private static double[] meanAt(double c, int dimension, double scaledNorm) {
    double[] mean = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      mean[i] = scaledNorm / Math.sqrt(c * dimension) * (i % 2 == 0 ? 1 : -1);
    }
    return mean;
  }

  @Property(tries = 30, seed = "42")
  void radiusOfUniformPointsHasTheShareOfVolumeAsDistribution(
      @ForAll @IntRange(min = 1, max = 16) int dimension,
      @ForAll @DoubleRange(min = -3, max = 2) double logCurvature,
      @ForAll @DoubleRange(min = -3, max = 1) double logScaledRadius) {
    double c = Math.pow(10, logCurvature);
    double radius = Math.pow(10, logScaledRadius) / Math.sqrt(c);
    DoubleUnaryOperator area = r -> Math.pow(Math.sinh(Math.sqrt(c) * r), dimension - 1);
    RandomGenerator random = new SplittableRandom(dimension);
    double total = integral(area, radius);
    double[] shares = new double[SAMPLES];
    for (int i = 0; i < shares.length; i++) {
      Binary64[] x = point(sampler(c).uniform(random, dimension, radius));
      double r = ball(c).distance(ball(c).origin(dimension), x).getReal();
      shares[i] = integral(area, r) / total;
    }
    assertDistributed(shares, new UniformRealDistribution(0, 1));
  }

  @Property(tries = 30, seed = "42")
  void squaredDistanceOfWrappedNormalPointsFromTheMeanIsChiSquared(
      @ForAll @IntRange(min = 1, max = 16) int dimension,
      @ForAll @DoubleRange(min = -3, max = 2) double logCurvature,
      @ForAll @DoubleRange(min = -3, max = 0.3) double logScaledSigma,
      @ForAll @DoubleRange(min = 0, max = 0.9) double meanNorm) {
    double c = Math.pow(10, logCurvature);
    double sigma = Math.pow(10, logScaledSigma) / Math.sqrt(c);
    double[] mean = meanAt(c, dimension, meanNorm);
    RandomGenerator random = new SplittableRandom(dimension);
    double[] squares = new double[SAMPLES];
    for (int i = 0; i < squares.length; i++) {
      Binary64[] x = point(sampler(c).wrappedNormal(random, mean, sigma));
      squares[i] = Math.pow(ball(c).distance(point(mean), x).getReal() / sigma, 2);
    }
    assertDistributed(squares, new ChiSquaredDistribution(dimension));
  }

  @Property(tries = 15, seed = "42")
  void directionsAreUniformOnTheSphere(
      @ForAll @IntRange(min = 2, max = 16) int dimension, @ForAll boolean uniform) {
    double c = 2.3;
    double[] mean = meanAt(c, dimension, 0.7);
    RandomGenerator random = new SplittableRandom(dimension);
    double[] cosines = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      Binary64[] v =
          uniform
              ? ball(c).logmap0(point(sampler(c).uniform(random, dimension, 2)))
              : ball(c)
                  .transportToOrigin(
                      point(mean),
                      ball(c)
                          .logmap(point(mean), point(sampler(c).wrappedNormal(random, mean, 0.5))));
      double length = ball(c).norm(ball(c).origin(dimension), v).getReal();
      cosines[i] = (1 + 2 * v[i % dimension].getReal() / length) / 2;
    }
    double half = (dimension - 1) / 2.0;
    assertDistributed(cosines, new BetaDistribution(half, half));
  }

  @Property(tries = 30)
  void volumeOfGeodesicBallsInTheUniformDensityIsThatOfClosedForms(
      @ForAll @DoubleRange(min = -3, max = 2) double logCurvature,
      @ForAll @DoubleRange(min = -2, max = 1.4) double logScaledRadius) {
    double c = Math.pow(10, logCurvature);
    double s = Math.sqrt(c);
    double a = Math.pow(10, logScaledRadius);
    double haversine = Math.pow(Math.sinh(a / 2), 2);
    Dfp twice = new DfpField(50).newDfp(2 * a);
    double solid = Math.PI * twice.sinh().subtract(twice).getReal();
    double[] logVolumes = {
      Math.log(2 * a / s), Math.log(4 * Math.PI * haversine / c), Math.log(solid / (s * s * s))
    };
    for (int dimension = 1; dimension <= 3; dimension++) {
      assertThat(sampler(c).uniformLogDensity(new double[dimension], a / s))
          .isCloseTo(-logVolumes[dimension - 1], within(1e-11));
    }
  }

  @Property(tries = 30)
  void volumesOfHigherDimensionsFollowFromTwoDimensionsLess(
      @ForAll @IntRange(min = 3, max = 16) int dimension,
      @ForAll @DoubleRange(min = 0.5, max = 30) double a) {
    double[] integrals = new double[2];
    for (int i = 0; i < 2; i++) {
      int d = dimension - 2 * i;
      double logSphere = Math.log(2) + d * Math.log(Math.PI) / 2 - Gamma.logGamma(d / 2.0);
      integrals[i] =
          Math.exp(-sampler(1).uniformLogDensity(new double[d], a) - logSphere - (d - 1) * a);
    }
    // integral of sinh^n: (sinh^(n-1) cosh - (n-1) integral of sinh^(n-2))/n
    int n = dimension - 1;
    double first = Math.pow(-Math.expm1(-2 * a) / 2, n - 1.0) * (1 + Math.exp(-2 * a)) / 2;
    double expected = (first - (n - 1) * integrals[1] * Math.exp(-2 * a)) / n;
    assertThat(integrals[0]).isCloseTo(expected, within(1e-11 * first));
  }

  @Property(tries = 10)
  void densitiesIntegrateToOneInThePlane(
      @ForAll @DoubleRange(min = -3, max = 2) double logCurvature,
      @ForAll @DoubleRange(min = 0, max = 0.8) double meanNorm,
      @ForAll @DoubleRange(min = 0.1, max = 0.6) double scaledSigma) {
    double c = Math.pow(10, logCurvature);
    double s = Math.sqrt(c);
    double sigma = scaledSigma / s;
    double[] mean = {meanNorm / s, 0};
    // Polar coordinates around the origin: rings of radius r have area 2 pi sinh(s r)/s.
    double furthest = 2 * FastMath.atanh(meanNorm) + 9 * scaledSigma;
    double mass =
        integral(
            t ->
                Math.sinh(t)
                    / c
                    * integral(
                        angle -> {
                          double norm = Math.tanh(t / 2) / s;
                          double[] x = {norm * Math.cos(angle), norm * Math.sin(angle)};
                          return 2 * Math.exp(sampler(c).wrappedNormalLogDensity(x, mean, sigma));
                        },
                        Math.PI),
            furthest);
    assertThat(mass).isCloseTo(1, within(1e-6));
  }

  @Property(tries = 100)
  void wrappedNormalDensityIsTheGaussianOverTheJacobianOfItsMap(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 6) int dimension,
      @ForAll @DoubleRange(min = -3, max = 2) double logCurvature,
      @ForAll @DoubleRange(min = 0.01, max = 3) double scaledSigma,
      @ForAll @DoubleRange(min = 0, max = 0.9) double meanNorm) {
    double c = Math.pow(10, logCurvature);
    double sigma = scaledSigma / Math.sqrt(c);
    double[] mean = meanAt(c, dimension, meanNorm);
    Geometry<Gradient> ball = new PoincareManifold().geometry(Gradient.constant(dimension, c));
    Gradient[] centre = MathArrays.buildArray(GradientField.getField(dimension), dimension);
    Gradient[] v = centre.clone();
    double logGaussian = -dimension * Math.log(sigma * Math.sqrt(2 * Math.PI));
    for (int i = 0; i < dimension; i++) {
      double u = Math.max(-3, Math.min(3, random.nextGaussian())) / Math.sqrt(dimension);
      logGaussian -= u * u / 2;
      centre[i] = Gradient.constant(dimension, mean[i]);
      v[i] = Gradient.variable(dimension, i, u * sigma).divide(2);
    }
    Gradient[] x = ball.expmap(centre, ball.transportFromOrigin(centre, v));
    RealMatrix jacobian = new Array2DRowRealMatrix(dimension, dimension);
    double[] values = new double[dimension];
    double square = 0;
    for (int i = 0; i < dimension; i++) {
      jacobian.setRow(i, x[i].getGradient());
      values[i] = x[i].getValue();
      square += values[i] * values[i];
    }
    double logVolume =
        Math.log(Math.abs(new LUDecomposition(jacobian).getDeterminant()))
            + dimension * Math.log(2 / (1 - c * square));
    assertThat(sampler(c).wrappedNormalLogDensity(values, mean, sigma))
        .isCloseTo(logGaussian - logVolume, within(1e-8));
  }

  @Property(tries = 200)
  void samplesAreAdmissiblePointsOfFiniteDensityAndRepeatWithTheirSeed(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 16) int dimension,
      @ForAll @DoubleRange(min = -3, max = 2) double logCurvature,
      @ForAll @DoubleRange(min = -12, max = 1.5) double logScaledSize,
      @ForAll @DoubleRange(min = 0, max = 0.99) double meanNorm) {
    double c = Math.pow(10, logCurvature);
    double size = Math.pow(10, logScaledSize) / Math.sqrt(c);
    Sampler sampler = sampler(c);
    double[] x = sampler.uniform(new Random(seed), dimension, size);
    double[] mean = meanAt(c, dimension, meanNorm);
    double[] y = sampler.wrappedNormal(new Random(seed), mean, size);
    assertThat(ball(c).checkPoint(point(x))).isEmpty();
    assertThat(ball(c).checkPoint(point(y))).isEmpty();
    assertThat(sampler.uniformLogDensity(x, size)).isFinite();
    assertThat(sampler.wrappedNormalLogDensity(y, mean, size)).isFinite();
    assertThat(sampler.uniform(new Random(seed), dimension, size)).isEqualTo(x);
    assertThat(sampler.wrappedNormal(new Random(seed), mean, size)).isEqualTo(y);
    assertThat(sampler.uniform(new Random(seed + 1), dimension, size)).isNotEqualTo(x);
  }

  @Example
  void normalSoWideThatFewOfItsPointsCanBeHeldGivesAdmissiblePoints() {
    for (double scaledNorm : new double[] {0, 0.9, 1 - 1e-15}) {
      double[] mean = {scaledNorm, 0};
      Random random = new Random(7);
      for (int i = 0; i < 200; i++) {
        double[] x = sampler(1).wrappedNormal(random, mean, 1e10);
        assertThat(ball(1).checkPoint(point(x))).isEmpty();
        assertThat(sampler(1).wrappedNormalLogDensity(x, mean, 1e10)).isFinite();
      }
    }
  }

  @Example
  void outsideItsBallTheUniformDensityIsZero() {
    double[] x = values(ball(1).toPoint(point(0.5, 0)));
    assertThat(sampler(1).uniformLogDensity(x, 0.999)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(sampler(1).uniformLogDensity(x, 1.001)).isFinite();
  }

  @Example
  void badArgumentsAreNamed() {
    Random random = new Random(1);
    Sampler sampler = sampler(4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sampler.uniform(random, 2, 40))
        .withMessage(
            "the radius must be positive and within reach of float64 coordinates at c = 4.0, not"
                + " 40.0");
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> sampler.uniform(random, 2, bad))
          .withMessageContaining("radius");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> sampler.wrappedNormal(random, new double[2], bad))
          .withMessage("sigma must be positive and finite, not " + bad);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sampler.uniform(random, 0, 1))
        .withMessage("dimension must be at least 1, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sampler.wrappedNormal(random, new double[] {0.5, 0.5}, 1))
        .withMessageStartingWith("a point of the ball has sqrt(c) |x| < 1");
  }
}
