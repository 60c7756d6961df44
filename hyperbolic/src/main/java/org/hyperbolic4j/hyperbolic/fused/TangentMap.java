package org.hyperbolic4j.hyperbolic.fused;

import org.hyperbolic4j.manifold.operator.TangentCap;

/**
 * From the hyperboloid back to tangent coordinates: {@code J = theta/(2 sinh theta)} of {@code tau
 * = cosh theta} times the space part, under the cap, (2.1) to (2.3).
 */
public final class TangentMap {

  private final double furthest;

  /**
   * The map under a cap.
   *
   * @param cap bound on {@code sqrt(c) |v|} of results
   */
  public TangentMap(TangentCap cap) {
    furthest = 2 * cap.scaledNorm();
  }

  /**
   * J.
   *
   * @param sinhSquared sinh^2(theta)
   * @param excess tau - 1, which keeps its digits near 0
   * @return J, positive, at most 1/2
   */
  public double factor(double sinhSquared, double excess) {
    double theta = theta(excess);
    if (theta > furthest) {
      return furthest / (2 * Math.sqrt(sinhSquared));
    }
    return theta < 1 ? 0.5 / Hyperbolic.sinhc(theta * theta) : 0.5 * theta / Math.sqrt(sinhSquared);
  }

  /**
   * dJ/dtau; where the cap holds, of the projection: J stays inverse to sinh(theta).
   *
   * @param sinhSquared sinh^2(theta)
   * @param excess tau - 1
   * @return the slope, negative
   */
  public double slope(double sinhSquared, double excess) {
    double theta = theta(excess);
    double tau = 1 + excess;
    double factor = factor(sinhSquared, excess);
    if (theta > furthest) {
      return -factor * tau / sinhSquared;
    }
    if (theta < 1) {
      double y = theta * theta;
      double sinhc = Hyperbolic.sinhc(y);
      return -Hyperbolic.defect(y) / (2 * sinhc * sinhc * sinhc);
    }
    return -factor / sinhSquared * (tau - Math.sqrt(sinhSquared) / theta);
  }

  private static double theta(double excess) {
    return 2 * Hyperbolic.asinh(Math.sqrt(0.5 * excess));
  }
}
