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
  /**
   * Logarithms of positive factors (of a curvature): moved by addition, not decayed, and held
   * between plus and minus {@value #LARGEST_LOGARITHM}, so that the factor stays representable.
   */
  LOGARITHM,
  /**
   * Rows {@code [K, A]} of ambient coordinates of points on the manifold: moved along geodesics,
   * not decayed.
   */
  POINT;

  /** The least value of {@link #POSITIVE} coordinates. */
  public static final double LEAST_POSITIVE = 1e-6;

  /** The largest absolute value of {@link #LOGARITHM} coordinates. */
  public static final double LARGEST_LOGARITHM = 16;

  /**
   * Says whether weight decay applies.
   *
   * @return true for {@link #TANGENT} and {@link #POSITIVE}
   */
  public boolean isDecayed() {
    return this == TANGENT || this == POSITIVE;
  }

  /**
   * The nearest value that a coordinate may have.
   *
   * @param value any number
   * @return {@code value} where it may be that
   */
  public double nearest(double value) {
    return switch (this) {
      case POSITIVE -> Math.max(value, LEAST_POSITIVE);
      case LOGARITHM -> Math.max(-LARGEST_LOGARITHM, Math.min(value, LARGEST_LOGARITHM));
      case TANGENT, POINT -> value;
    };
  }
}
