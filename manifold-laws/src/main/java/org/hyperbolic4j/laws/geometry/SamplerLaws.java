package org.hyperbolic4j.laws.geometry;

import static org.hyperbolic4j.laws.law.Extent.NEAR;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.distribution.RealDistribution;
import org.hipparchus.distribution.continuous.BetaDistribution;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.continuous.UniformRealDistribution;
import org.hipparchus.special.Gamma;
import org.hipparchus.stat.inference.KolmogorovSmirnovTest;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.laws.law.Discrepancy;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.Need;
import org.hyperbolic4j.laws.law.Refusal;
import org.hyperbolic4j.laws.law.Scene;
import org.hyperbolic4j.laws.law.Scenes;
import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.Sampler;

/** Random points have the densities that the sampler states. Always in float64. */
public final class SamplerLaws {

  private static final String GROUP = "sampling";
  private static final String NAGANO = "Nagano et al. 2019, sec. 3";
  private static final String VOLUME = "volume in polar coordinates, do Carmo 1992, ch. 8";
  private static final String CHANCE = "Kolmogorov and Smirnov: probability 1e-9 of 1000 points";
  private static final String INTEGRATED = "1e-8 of quadrature and rounding";

  private static final int POINTS = 1000;

  /** Minus the decimal logarithm of the smallest probability that passes for chance. */
  private static final double CHANCE_DIGITS = 9;

  private static final double QUADRATURE = 1e-8;

  private static final GaussIntegrator QUADRATURE_RULE = new GaussIntegratorFactory().legendre(64);

  /** Where a normal distribution ends, in standard deviations. */
  private static final double TAIL = 12;

  private static final int MOST_DIMENSIONS = 8;

  private SamplerLaws() {}

  /**
   * The laws.
   *
   * @return in the order to try them
   */
  public static List<Law> laws() {
    Scenes scenes = Scenes.of(1, NEAR).upToDimension(MOST_DIMENSIONS);
    return Stream.of(
            new Law(
                GROUP,
                "uniform-points-are-uniform",
                "volume within the distance of a point: uniform; its direction: any",
                VOLUME,
                CHANCE,
                scenes,
                SamplerLaws::uniform),
            new Law(
                GROUP,
                "uniform-density-is-one-over-the-volume",
                "exp(log-density) times the ball's volume is 1, and 0 outside",
                VOLUME,
                INTEGRATED,
                scenes,
                SamplerLaws::uniformDensity),
            new Law(
                GROUP,
                "wrapped-normal-points-have-normal-logarithms",
                "d(mean, x)^2 / sigma^2: chi squared of D; the logarithm's direction: any",
                NAGANO,
                CHANCE,
                scenes,
                SamplerLaws::wrapped),
            new Law(
                GROUP,
                "wrapped-normal-density-has-integral-one",
                "the integral of exp(log-density) over the manifold is 1",
                NAGANO,
                INTEGRATED,
                scenes,
                SamplerLaws::wrappedDensity),
            new Law(
                GROUP,
                "samplers-refuse-what-is-not-a-size",
                "0, negative numbers, infinity and NaN are no radius and no sigma, 0 no dimension",
                "contract of Sampler",
                "none",
                scenes,
                SamplerLaws::refusals))
        .map(law -> law.needing(Need.SAMPLER).costing(50))
        .toList();
  }

  /** A sampler and the geometry that it is compared with. */
  private static final class Sampling {
    private final Geometry<Binary64> geometry;
    private final Sampler sampler;
    private final double root;
    private final int dimension;

    Sampling(Trial trial) {
      geometry = trial.geometry(new Binary64(trial.scene().c()));
      sampler = trial.manifold().sampler(new Curvature(trial.scene().c())).orElseThrow();
      root = trial.scene().root();
      dimension = trial.scene().dimension();
    }
  }

  private static Discrepancy refusals(Trial trial) {
    Sampling in = new Sampling(trial);
    double[] point = Scene.values(trial.point(0));
    RandomGenerator random = trial.random();
    List<Discrepancy> all = new ArrayList<>();
    all.add(Refusal.of("dimension 0", "", () -> in.sampler.uniform(random, 0, 1 / in.root)));
    double[] sizes = {0, -trial.number(0.1, 1), Double.POSITIVE_INFINITY, Double.NaN};
    for (double size : sizes) {
      all.add(
          Refusal.of("radius " + size, "", () -> in.sampler.uniform(random, in.dimension, size)));
      all.add(Refusal.of("radius " + size, "", () -> in.sampler.uniformLogDensity(point, size)));
      all.add(Refusal.of("sigma " + size, "", () -> in.sampler.wrappedNormal(random, point, size)));
      all.add(
          Refusal.of(
              "sigma " + size, "", () -> in.sampler.wrappedNormalLogDensity(point, point, size)));
    }
    return Discrepancy.worst(all.stream());
  }

  /** The radius of a ball, in radii of curvature. */
  private static double radius(Trial trial) {
    return trial.number(0.05, 2) * trial.scene().reach();
  }

  /** A standard deviation; on a sphere, one that does not go around. */
  private static double sigma(Trial trial) {
    return trial.number(0.05, trial.scene().c() < 0 ? 0.15 : 1);
  }

  /** Circumference of a circle over that of the unit circle, in radii of curvature. */
  private static double girth(Trial trial, double radius) {
    double c = trial.scene().c();
    return c == 0 ? radius : c > 0 ? Math.sinh(radius) : Math.sin(radius);
  }

  private static double integral(DoubleUnaryOperator f, double to) {
    return to / 2 * QUADRATURE_RULE.integrate(t -> f.applyAsDouble(to * (1 + t) / 2));
  }

  /** Surface of the sphere of directions in D dimensions. */
  private static double directions(int dimension) {
    return 2 * Math.exp(dimension * Math.log(Math.PI) / 2 - Gamma.logGamma(dimension / 2.0));
  }

  private static Discrepancy distributed(String what, RealDistribution law, double[] values) {
    double probability = new KolmogorovSmirnovTest().kolmogorovSmirnovTest(law, values);
    return Discrepancy.excess(
        what + ", digits of improbability", -Math.log10(probability), 0, CHANCE_DIGITS);
  }

  /** Half of 1 + a coordinate of a random direction, with the sign alone smeared where D = 1. */
  private static double component(Trial trial, double[] direction) {
    double length = Math.sqrt(MathArrays.linearCombination(direction, direction));
    double sign = direction[0] / length;
    return direction.length > 1
        ? (1 + sign) / 2
        : (sign > 0 ? 0.5 : 0) + trial.random().nextDouble() / 2;
  }

  private static RealDistribution ofComponents(int dimension) {
    double shape = (dimension - 1) / 2.0;
    return dimension > 1 ? new BetaDistribution(shape, shape) : new UniformRealDistribution(0, 1);
  }

  private static Discrepancy uniform(Trial trial) {
    Sampling in = new Sampling(trial);
    int d = in.dimension;
    double radius = radius(trial);
    Binary64[] origin = in.geometry.origin(d);
    double all = integral(r -> Math.pow(girth(trial, r), d - 1), radius);
    double[] within = new double[POINTS];
    double[] components = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      Binary64[] x = Scene.field(in.sampler.uniform(trial.random(), d, radius / in.root));
      double distance = in.root * in.geometry.distance(origin, x).getReal();
      within[i] = integral(r -> Math.pow(girth(trial, r), d - 1), distance) / all;
      components[i] = component(trial, Scene.values(in.geometry.toTangent(x)));
    }
    return Discrepancy.worst(
        distributed("volumes", new UniformRealDistribution(0, 1), within),
        distributed("directions", ofComponents(d), components));
  }

  private static double[] direction(Trial trial, double length) {
    double[] v = new double[trial.scene().dimension()];
    Arrays.setAll(v, i -> trial.random().nextGaussian());
    return MathArrays.scale(length / Math.sqrt(MathArrays.linearCombination(v, v)), v);
  }

  private static Discrepancy uniformDensity(Trial trial) {
    Sampling in = new Sampling(trial);
    int d = in.dimension;
    double radius = radius(trial);
    double[] inside = direction(trial, trial.number(0, 0.99) * radius / in.root / 2);
    double[] outside = direction(trial, 1.01 * radius / in.root / 2);
    double volume = directions(d) * integral(r -> Math.pow(girth(trial, r), d - 1), radius);
    double density =
        in.sampler.uniformLogDensity(
            Scene.values(in.geometry.toPoint(Scene.field(inside))), radius / in.root);
    return Discrepancy.worst(
        Discrepancy.between(
            "density times volume and 1",
            Math.exp(density - d * Math.log(in.root)) * volume,
            1,
            QUADRATURE),
        Discrepancy.unless(
            "the density outside is 0",
            in.sampler.uniformLogDensity(
                    Scene.values(in.geometry.toPoint(Scene.field(outside))), radius / in.root)
                == Double.NEGATIVE_INFINITY));
  }

  private static Discrepancy wrapped(Trial trial) {
    Sampling in = new Sampling(trial);
    int d = in.dimension;
    double sigma = sigma(trial);
    Binary64[] mean = trial.point(0);
    double[] squares = new double[POINTS];
    double[] components = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      Binary64[] x =
          Scene.field(
              in.sampler.wrappedNormal(trial.random(), Scene.values(mean), sigma / in.root));
      double ratio = in.root * in.geometry.distance(mean, x).getReal() / sigma;
      squares[i] = ratio * ratio;
      Binary64[] log = in.geometry.transportToOrigin(mean, in.geometry.logmap(mean, x));
      double shorter = 1e-3 / in.root / in.geometry.norm(in.geometry.origin(d), log).getReal();
      Binary64[] end = in.geometry.expmap0(Trial.combination(shorter, log, 0, log));
      components[i] = component(trial, Scene.values(in.geometry.toTangent(end)));
    }
    return Discrepancy.worst(
        distributed("squared distances", new ChiSquaredDistribution(d), squares),
        distributed("directions", ofComponents(d), components));
  }

  private static Discrepancy wrappedDensity(Trial trial) {
    Sampling in = new Sampling(trial);
    int d = in.dimension;
    double sigma = sigma(trial);
    Binary64[] mean = trial.point(0);
    double end = (TAIL + Math.sqrt(d)) * sigma;
    double integral =
        integral(
            r -> {
              double[] v = direction(trial, 1e-3 / in.root);
              Binary64[] unit = in.geometry.logmap0(in.geometry.toPoint(Scene.field(v)));
              double scale = r / 2e-3;
              Binary64[] step =
                  in.geometry.transportFromOrigin(mean, Trial.combination(scale, unit, 0, unit));
              double density =
                  in.sampler.wrappedNormalLogDensity(
                      Scene.values(in.geometry.expmap(mean, step)),
                      Scene.values(mean),
                      sigma / in.root);
              return Math.exp(
                  density - d * Math.log(in.root) + (d - 1) * Math.log(girth(trial, r)));
            },
            end);
    return Discrepancy.between(
        "the integral of the density and 1", directions(d) * integral, 1, QUADRATURE);
  }
}
