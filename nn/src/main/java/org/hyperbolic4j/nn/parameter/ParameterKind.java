package org.hyperbolic4j.nn.parameter;

/** In which space a parameter lives. */
public enum ParameterKind {
  /** Flat coordinates (weights, offsets, tangent coordinates): moved by addition, decayed. */
  TANGENT,
  /**
   * Flat coordinates that are positive (a dispersion): moved by addition, decayed, and raised to
   * {@value #LEAST_POSITIVE} where that leaves them below. A scale that reached zero would have no
   * gradient to come back by.
   */
  POSITIVE,
  /** Flat coordinates that weight decay leaves alone (logarithm of a curvature). */
  UNDECAYED,
  /**
   * Rows {@code [K, A]} of ambient coordinates of points on the manifold: moved along geodesics,
   * not decayed.
   */
  POINT;

  /** The least value of {@link #POSITIVE} coordinates. */
  public static final double LEAST_POSITIVE = 1e-6;

  /**
   * Says whether weight decay applies.
   *
   * @return true for {@link #TANGENT} and {@link #POSITIVE}
   */
  public boolean isDecayed() {
    return this == TANGENT || this == POSITIVE;
  }
}
