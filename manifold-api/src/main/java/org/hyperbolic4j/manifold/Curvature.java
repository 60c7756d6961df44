package org.hyperbolic4j.manifold;

/**
 * The curvature of a manifold, in the one convention of this library: {@code c} is <em>minus</em>
 * the sectional curvature. A hyperbolic space has {@code c > 0}, flat space {@code c = 0}, a sphere
 * {@code c < 0}; what is set here is what every operator receives.
 *
 * @param c minus the sectional curvature, finite
 */
public record Curvature(double c) {

  /**
   * Checks the value.
   *
   * @param c minus the sectional curvature, finite
   * @throws IllegalArgumentException if {@code c} is NaN or infinite
   */
  public Curvature {
    if (!Double.isFinite(c)) {
      throw new IllegalArgumentException("curvature c must be finite, not " + c);
    }
  }

  /**
   * The hyperbolic space of sectional curvature {@code -c}.
   *
   * @param c minus the sectional curvature, positive
   * @return the curvature
   * @throws IllegalArgumentException if {@code c} is not positive and finite
   */
  public static Curvature hyperbolic(double c) {
    if (!(c > 0)) {
      throw new IllegalArgumentException("a hyperbolic space needs c > 0, not " + c);
    }
    return new Curvature(c);
  }

  /**
   * The space of a given sectional curvature.
   *
   * @param sectional the sectional curvature, negative for a hyperbolic space
   * @return the curvature with {@code c = -sectional}
   */
  public static Curvature ofSectional(double sectional) {
    return new Curvature(-sectional);
  }

  /**
   * The sectional curvature.
   *
   * @return {@code -c}
   */
  public double sectional() {
    return -c;
  }

  /**
   * The radius of curvature.
   *
   * @return {@code 1 / sqrt|c|}, infinite for flat space
   */
  public double radius() {
    return 1 / Math.sqrt(Math.abs(c));
  }
}
