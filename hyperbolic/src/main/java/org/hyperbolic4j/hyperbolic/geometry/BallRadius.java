package org.hyperbolic4j.hyperbolic.geometry;

import java.util.random.RandomGenerator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.special.Gamma;

/**
 * The distance t of a uniform point from the centre of its geodesic ball, in radii of curvature:
 * its density is proportional to {@code sinh(t)^(D - 1)} for t from 0 to a.
 *
 * @param dimension D, at least 1
 * @param a radius of the ball in radii of curvature, positive
 */
record BallRadius(int dimension, double a) {

  private static final GaussIntegrator QUADRATURE = new GaussIntegratorFactory().legendre(64);

  /** The part of a ball further in than where the density has fallen by e^-40 is left out. */
  private static final double NEGLIGIBLE = 40;

  /**
   * Draws t by rejection. The density's logarithm is concave, so the tangent at t = a bounds it:
   * proposals are exponential towards the centre, and more than 3 of 4 are taken.
   */
  double draw(RandomGenerator random) {
    if (dimension == 1) {
      return a * random.nextDouble();
    }
    double rate = rate();
    while (true) {
      double inwards = -Math.log1p(random.nextDouble() * Math.expm1(-rate * a)) / rate;
      double t = Math.max(a - inwards, 0);
      double surplus = logRelativeDensity(t) + rate * inwards;
      if (Math.log(random.nextDouble()) < surplus) {
        return t;
      }
    }
  }

  /** Logarithm of the ball's volume, with the radius of curvature as unit of length. */
  double logVolume() {
    double depth = dimension == 1 ? a : Math.min(a, NEGLIGIBLE / rate());
    double average =
        QUADRATURE.integrate(x -> Math.exp(logRelativeDensity(a - depth * (1 + x) / 2))) / 2;
    double logSphere =
        Math.log(2) + dimension * Math.log(Math.PI) / 2 - Gamma.logGamma(dimension / 2.0);
    return logSphere + (dimension - 1) * logSinh(a) + Math.log(depth * average);
  }

  /** How fast the density falls from its largest value, at t = a. */
  private double rate() {
    return (dimension - 1) / Math.tanh(a);
  }

  /** Logarithm of the density at t over that at a. */
  private double logRelativeDensity(double t) {
    return dimension == 1 ? 0 : (dimension - 1) * (logSinh(t) - logSinh(a));
  }

  /** log(sinh(t)), which does not overflow. */
  private static double logSinh(double t) {
    return t + Math.log(-Math.expm1(-2 * t) / 2);
  }
}
