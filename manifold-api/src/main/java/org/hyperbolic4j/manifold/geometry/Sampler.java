package org.hyperbolic4j.manifold.geometry;

import java.util.random.RandomGenerator;

/**
 * Random points with known density (with respect to the Riemannian volume) at one curvature. Points
 * are ambient coordinates {@code [A]}.
 */
public interface Sampler {

  /**
   * A point uniform, by Riemannian volume, in the geodesic ball around the origin.
   *
   * @param random source of randomness
   * @param dimension D, at least 1
   * @param radius geodesic radius, positive
   * @return the point {@code [A]}
   * @throws IllegalArgumentException with one line if the dimension is less than 1, or the radius
   *     is not positive and finite
   */
  double[] uniform(RandomGenerator random, int dimension, double radius);

  /**
   * Logarithm of the density of {@link #uniform}.
   *
   * @param x point {@code [A]}
   * @param radius geodesic radius, positive
   * @return the log-density, negative infinity outside the ball
   * @throws IllegalArgumentException with one line if the radius is not positive and finite
   */
  double uniformLogDensity(double[] x, double radius);

  /**
   * A point of the wrapped normal distribution (Nagano et al. 2019): an isotropic Gaussian vector
   * at the origin, transported to the mean and mapped by the exponential map.
   *
   * @param random source of randomness
   * @param mean point {@code [A]}
   * @param sigma standard deviation of the vector's Riemannian coordinates, positive
   * @return the point {@code [A]}
   * @throws IllegalArgumentException with one line if sigma is not positive and finite
   */
  double[] wrappedNormal(RandomGenerator random, double[] mean, double sigma);

  /**
   * Logarithm of the density of {@link #wrappedNormal}.
   *
   * @param x point {@code [A]}
   * @param mean point {@code [A]}
   * @param sigma standard deviation, positive
   * @return the log-density
   * @throws IllegalArgumentException with one line if sigma is not positive and finite
   */
  double wrappedNormalLogDensity(double[] x, double[] mean, double sigma);
}
