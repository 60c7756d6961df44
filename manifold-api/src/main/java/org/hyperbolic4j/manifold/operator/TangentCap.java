package org.hyperbolic4j.manifold.operator;

import org.nd4j.linalg.api.buffer.DataType;

/**
 * A bound on how far from the origin an operator's result may lie, so that it stays representable.
 * A result further out is moved back along its geodesic through the origin, and the gradient is
 * that of this projection (its radial part vanishes).
 *
 * @param scaledNorm the largest {@code sqrt|c| |v|} of tangent coordinates v; positive, or infinite
 *     for no bound. Flat space, c = 0, has none
 */
public record TangentCap(double scaledNorm) {

  /** No bound. */
  public static final TangentCap NONE = new TangentCap(Double.POSITIVE_INFINITY);

  /**
   * Checks the value.
   *
   * @param scaledNorm the bound
   * @throws IllegalArgumentException if {@code scaledNorm} is not positive
   */
  public TangentCap {
    if (!(scaledNorm > 0)) {
      throw new IllegalArgumentException("the cap must be positive, not " + scaledNorm);
    }
  }

  /**
   * The published cap: a ball of relative radius {@code 1 - 4e-3} in float32 and {@code 1 - 1e-5}
   * in float64 (van Spengler et al. 2023, published code).
   *
   * @param type the storage type
   * @return the cap {@code atanh(1 - epsilon)}
   */
  public static TangentCap published(DataType type) {
    double epsilon = type == DataType.DOUBLE ? 1e-5 : 4e-3;
    return new TangentCap(0.5 * Math.log((2 - epsilon) / epsilon));
  }
}
