package org.hyperbolic4j.manifold.operator;

/** Which centre of a batch an operator computes. */
public enum Centre {
  /** The closed-form weighted midpoint (gyromidpoint, Lorentz centroid). */
  MIDPOINT,
  /** The Frechet mean: the minimiser of the sum of squared distances. */
  FRECHET
}
