package org.hyperbolic4j.hyperbolic.fused;

import org.hyperbolic4j.manifold.elementary.Hyperbolic;
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
    double theta = 2 * Hyperbolic.asinh(Math.sqrt(0.5 * excess));
    return factor(theta, sinhSquared, Hyperbolic.sinhc(theta * theta));
  }

  /**
   * dJ/dtau; where the cap holds, of the projection: J stays inverse to sinh(theta).
   *
   * @param sinhSquared sinh^2(theta)
   * @param excess tau - 1
   * @return the slope, negative
   */
  public double slope(double sinhSquared, double excess) {
    double theta = 2 * Hyperbolic.asinh(Math.sqrt(0.5 * excess));
    double y = theta * theta;
    return slope(theta, sinhSquared, excess, Hyperbolic.sinhc(y), Hyperbolic.defect(y));
  }

  /**
   * J, given theta and sinhc(theta^2).
   *
   * @return as {@link #factor(double, double)}
   */
  double factor(double theta, double sinhSquared, double sinhc) {
    if (theta > furthest) {
      return furthest / (2 * Math.sqrt(sinhSquared));
    }
    return theta < 1 ? 0.5 / sinhc : 0.5 * theta / Math.sqrt(sinhSquared);
  }

  /**
   * dJ/dtau, given theta, sinhc(theta^2) and defect(theta^2).
   *
   * @return as {@link #slope(double, double)}
   */
  double slope(double theta, double sinhSquared, double excess, double sinhc, double defect) {
    double tau = 1 + excess;
    double factor = factor(theta, sinhSquared, sinhc);
    if (theta > furthest) {
      return -factor * tau / sinhSquared;
    }
    return theta < 1
        ? -defect / (2 * sinhc * sinhc * sinhc)
        : -factor / sinhSquared * (tau - Math.sqrt(sinhSquared) / theta);
  }
}
