package org.hyperbolic4j.manifold.operator;

/** Which centre of a batch an operator computes. */
public enum Centre {
  /** The closed-form weighted midpoint (gyromidpoint, Lorentz centroid). */
  MIDPOINT,
  /**
   * The Frechet mean: the minimiser of the sum of squared distances; or, where {@link
   * OperatorSettings#frechetSteps} says so, what a number of steps towards it from the midpoint
   * come to, with the derivatives of these steps.
   *
   * <p>In hyperbolic space a step leads to the midpoint of the batch with weights {@code w_i
   * theta_i / sinh(theta_i)}, of the distances theta_i from where it starts, in radii of curvature
   * (Lou et al. 2020, algorithms 1 and 2): {@code theta / sinh(theta) (x - cosh(theta) m)} is
   * {@code log_m(x)}. That is a step of the Karcher flow, of a length at which the sum of squared
   * distances never grows. On spheres theta coth(theta) counts as 1 in that length.
   */
  FRECHET
}
