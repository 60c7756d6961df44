package org.hyperbolic4j.hyperbolic.geometry;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.Sampler;
import org.hyperbolic4j.manifold.geometry.Vectors;

/**
 * Random points of any model of hyperbolic space, with exact densities.
 *
 * <p>Asks of the geometry what {@link FrechetMean} does. Where a point of the wrapped normal
 * distribution is further out than float64 coordinates of the model can hold, its distance from the
 * mean is halved until they can.
 */
public final class HyperbolicSampler implements Sampler {

  /** How much of a radius may be lost to rounding of coordinates. */
  private static final double RADIUS_TOLERANCE = 1e-3;

  private final Geometry<Binary64> geometry;
  private final double s;

  /**
   * A sampler at the curvature of a geometry.
   *
   * @param geometry a hyperbolic geometry over float64
   */
  public HyperbolicSampler(Geometry<Binary64> geometry) {
    this.geometry = geometry;
    this.s = Math.sqrt(geometry.curvature().getReal());
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the dimension is less than 1, or the radius is not positive
   *     or is further than float64 coordinates of the model reach (on the ball 33 radii of
   *     curvature)
   */
  @Override
  public double[] uniform(RandomGenerator random, int dimension, double radius) {
    checkDimension(dimension);
    checkRadius(dimension, radius);
    double[] direction = gaussian(random, dimension);
    double distance = new BallRadius(dimension, s * radius).draw(random) / s;
    double scale = distance / (2 * length(direction));
    Binary64[] x = geometry.toPoint(scaled(scale, direction));
    // Rounding must not carry a point out of its ball.
    while (distanceFromOrigin(x) > radius) {
      scale *= 1 - 0x1p-52;
      x = geometry.toPoint(scaled(scale, direction));
    }
    return values(x);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException as {@link #uniform} does, or if x is not a point
   */
  @Override
  public double uniformLogDensity(double[] x, double radius) {
    Binary64[] point = point(x);
    int dimension = geometry.dimension(x.length);
    checkRadius(dimension, radius);
    return distanceFromOrigin(point) > radius
        ? Double.NEGATIVE_INFINITY
        : dimension * Math.log(s) - new BallRadius(dimension, s * radius).logVolume();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if sigma is not positive and finite, or the mean is not a
   *     point
   */
  @Override
  public double[] wrappedNormal(RandomGenerator random, double[] mean, double sigma) {
    checkSigma(sigma);
    Binary64[] centre = point(mean);
    int dimension = geometry.dimension(mean.length);
    double[] u = gaussian(random, dimension);
    for (double scale = sigma / lengthOfUnit(dimension); scale > 0; scale /= 2) {
      Binary64[] v = Vectors.zeros(geometry.curvature(), mean.length);
      System.arraycopy(scaled(scale, u), 0, v, mean.length - dimension, dimension);
      Binary64[] x = geometry.expmap(centre, geometry.transportFromOrigin(centre, v));
      if (geometry.checkPoint(x).isEmpty()) {
        return values(x);
      }
    }
    return mean.clone();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException as {@link #wrappedNormal} does, or if x is not a point
   */
  @Override
  public double wrappedNormalLogDensity(double[] x, double[] mean, double sigma) {
    checkSigma(sigma);
    int dimension = geometry.dimension(mean.length);
    double distance = geometry.distance(point(mean), point(x)).getReal();
    double ratio = distance / sigma;
    return -dimension * (Math.log(2 * Math.PI) / 2 + Math.log(sigma))
        - ratio * ratio / 2
        - (dimension - 1) * logSinhc(s * distance);
  }

  /** log(sinh(t)/t), which does not overflow. */
  private static double logSinhc(double t) {
    return t < 1
        ? Math.log(Radial.sinhc(new Binary64(t * t)).getReal())
        : t + Math.log(-Math.expm1(-2 * t) / (2 * t));
  }

  private double lengthOfUnit(int dimension) {
    Binary64[] origin = geometry.origin(dimension);
    Binary64[] unit = Vectors.zeros(geometry.curvature(), origin.length);
    unit[origin.length - dimension] = Binary64.ONE;
    return geometry.norm(origin, unit).getReal();
  }

  private double distanceFromOrigin(Binary64[] x) {
    return geometry.distance(geometry.origin(geometry.dimension(x.length)), x).getReal();
  }

  private static double[] gaussian(RandomGenerator random, int dimension) {
    double[] u = new double[dimension];
    do {
      for (int i = 0; i < dimension; i++) {
        u[i] = random.nextGaussian();
      }
    } while (length(u) == 0);
    return u;
  }

  private static double length(double[] u) {
    double square = 0;
    for (double component : u) {
      square += component * component;
    }
    return Math.sqrt(square);
  }

  private static Binary64[] scaled(double scale, double[] u) {
    Binary64[] result = new Binary64[u.length];
    for (int i = 0; i < u.length; i++) {
      result[i] = new Binary64(scale * u[i]);
    }
    return result;
  }

  private static double[] values(Binary64[] x) {
    double[] values = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      values[i] = x[i].getReal();
    }
    return values;
  }

  private Binary64[] point(double[] x) {
    Binary64[] point = scaled(1, x);
    Optional<String> wrong = geometry.checkPoint(point);
    if (wrong.isPresent()) {
      throw new IllegalArgumentException(wrong.get());
    }
    return point;
  }

  private static void checkDimension(int dimension) {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be at least 1, not " + dimension);
    }
  }

  private void checkRadius(int dimension, double radius) {
    double[] rim = new double[dimension];
    rim[0] = radius / 2;
    double reached = distanceFromOrigin(geometry.toPoint(scaled(1, rim)));
    if (!(radius > 0 && Math.abs(reached - radius) <= RADIUS_TOLERANCE * radius)) {
      throw new IllegalArgumentException(
          "the radius must be positive and within reach of float64 coordinates at c = %s, not %s"
              .formatted(geometry.curvature().getReal(), radius));
    }
  }

  private static void checkSigma(double sigma) {
    if (!(sigma > 0 && sigma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("sigma must be positive and finite, not " + sigma);
    }
  }
}
