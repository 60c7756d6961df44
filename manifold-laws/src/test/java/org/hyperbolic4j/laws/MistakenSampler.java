package org.hyperbolic4j.laws;

import java.util.random.RandomGenerator;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.geometry.Geometry;

/** Random points with one mistake in them. */
final class MistakenSampler extends RejectionSampler {

  private static final double FAR = 1.4;
  private static final double DENSE = 1e-6;

  private final Mistake mistake;

  MistakenSampler(Geometry<Binary64> geometry, Mistake mistake) {
    super(geometry);
    this.mistake = mistake;
  }

  @Override
  public double[] uniform(RandomGenerator random, int dimension, double radius) {
    double farther = mistake == Mistake.UNIFORM_TOO_FAR ? FAR * radius : radius;
    return super.uniform(random, dimension, farther);
  }

  @Override
  void check(String what, double size) {
    if (mistake != Mistake.ANY_SIGMA || !what.equals("sigma")) {
      super.check(what, size);
    }
  }

  @Override
  public double uniformLogDensity(double[] x, double radius) {
    double dense = mistake == Mistake.UNIFORM_TOO_DENSE ? DENSE : 0;
    return super.uniformLogDensity(x, radius) + dense;
  }

  @Override
  public double[] wrappedNormal(RandomGenerator random, double[] mean, double sigma) {
    double farther = mistake == Mistake.NORMAL_TOO_FAR ? FAR * sigma : sigma;
    return super.wrappedNormal(random, mean, farther);
  }

  @Override
  public double wrappedNormalLogDensity(double[] x, double[] mean, double sigma) {
    double dense = mistake == Mistake.NORMAL_TOO_DENSE ? DENSE : 0;
    return super.wrappedNormalLogDensity(x, mean, sigma) + dense;
  }
}
