package org.hyperbolic4j.nn.model;

/** Which layers have a curvature in common. */
public enum CurvatureScope {
  /** The whole network. */
  SHARED,
  /** Every layer has its own, all with the same start. */
  PER_LAYER
}
