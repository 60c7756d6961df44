package org.hyperbolic4j.laws;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.special.Gamma;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.Sampler;
import org.hyperbolic4j.manifold.geometry.Vectors;

/** Random points of a stereographic space, by the plainest means. */
class RejectionSampler implements Sampler {

  private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(32);

  private final Geometry<Binary64> geometry;
  private final double c;

  RejectionSampler(Geometry<Binary64> geometry) {
    this.geometry = geometry;
    this.c = geometry.curvature().getReal();
  }

  /** Circumference of a circle over that of the unit circle. */
  private double girth(double radius) {
    return radius * Trigonometry.sine(new Binary64(c * radius * radius)).getReal();
  }

  private Binary64[] vector(RandomGenerator random, int dimension) {
    Binary64[] v = new Binary64[dimension];
    Arrays.setAll(v, i -> new Binary64(random.nextGaussian()));
    return v;
  }

  private static double[] values(Binary64[] x) {
    return Arrays.stream(x).mapToDouble(Binary64::getReal).toArray();
  }

  private static Binary64[] point(double[] x) {
    return Arrays.stream(x).mapToObj(Binary64::new).toArray(Binary64[]::new);
  }

  void check(String what, double size) {
    if (!(size > 0 && size < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("%s must be positive, not %s".formatted(what, size));
    }
  }

  @Override
  public double[] uniform(RandomGenerator random, int dimension, double radius) {
    check("dimension", dimension);
    check("radius", radius);
    double r;
    do {
      r = radius * random.nextDouble();
    } while (random.nextDouble() > Math.pow(girth(r) / girth(radius), dimension - 1));
    Binary64[] v = vector(random, dimension);
    Binary64 scale = Vectors.norm(v).reciprocal().multiply(r / 2);
    return values(geometry.toPoint(Vectors.scale(scale, v)));
  }

  @Override
  public double uniformLogDensity(double[] x, double radius) {
    check("radius", radius);
    double distance = geometry.distance(geometry.origin(x.length), point(x)).getReal();
    if (distance > radius) {
      return Double.NEGATIVE_INFINITY;
    }
    double sphere =
        2 * Math.pow(Math.PI, x.length / 2.0) / Math.exp(Gamma.logGamma(x.length / 2.0));
    double depth =
        radius / 2 * RULE.integrate(t -> Math.pow(girth(radius * (1 + t) / 2), x.length - 1));
    return -Math.log(sphere * depth);
  }

  @Override
  public double[] wrappedNormal(RandomGenerator random, double[] mean, double sigma) {
    check("sigma", sigma);
    Binary64[] v = Vectors.scale(new Binary64(sigma / 2), vector(random, mean.length));
    Binary64[] centre = point(mean);
    return values(geometry.expmap(centre, geometry.transportFromOrigin(centre, v)));
  }

  @Override
  public double wrappedNormalLogDensity(double[] x, double[] mean, double sigma) {
    check("sigma", sigma);
    double distance = geometry.distance(point(mean), point(x)).getReal();
    double ratio = distance / sigma;
    double wrapping = Trigonometry.sine(new Binary64(c * distance * distance)).getReal();
    return -mean.length * Math.log(sigma * Math.sqrt(2 * Math.PI))
        - ratio * ratio / 2
        - (mean.length - 1) * Math.log(wrapping);
  }
}
