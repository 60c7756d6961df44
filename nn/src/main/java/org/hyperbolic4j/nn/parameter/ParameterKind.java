package org.hyperbolic4j.nn.parameter;

/** In which space a parameter lives. */
public enum ParameterKind {
  /** Flat coordinates (weights, offsets, tangent coordinates): moved by addition, decayed. */
  TANGENT,
  /** Flat coordinates that weight decay leaves alone (logarithm of a curvature). */
  UNDECAYED,
  /**
   * Rows {@code [K, A]} of ambient coordinates of points on the manifold: moved along geodesics,
   * not decayed.
   */
  POINT
}
