package org.hyperbolic4j.hyperbolic.fused;

import org.hyperbolic4j.manifold.elementary.Hyperbolic;
import org.hyperbolic4j.manifold.operator.TangentCap;

/**
 * From the hyperboloid back to tangent coordinates: {@code J = theta/(2 sinh theta)} of {@code tau
 * = cosh theta} times the space part, under the cap, (2.1) to (2.3).
 */
public final class TangentMap {

  /** Added to what may vanish and to what it is divided by. */
  private static final double LEAST = 1e-150;

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
    return factorOf(2 * Hyperbolic.asinh(Math.sqrt(0.5 * excess)), Math.sqrt(sinhSquared));
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
    if (isBeyond(theta)) {
      return slopeBeyond(sinhSquared, excess);
    }
    double y = theta * theta;
    return slopeOf(Hyperbolic.sinhc(y), Hyperbolic.defect(y));
  }

  /** J, given theta and sinh(theta). */
  double factorOf(double theta, double sinh) {
    return 0.5 * Math.min(theta + LEAST, furthest) / (sinh + LEAST);
  }

  /** Says whether there is a cap. */
  boolean isCapped() {
    return furthest < Double.POSITIVE_INFINITY;
  }

  /** Says whether the cap holds. */
  boolean isBeyond(double theta) {
    return theta > furthest;
  }

  /** dJ/dtau where no cap holds, given sinhc(theta^2) and defect(theta^2). */
  static double slopeOf(double sinhc, double defect) {
    return -0.5 * defect / (sinhc * sinhc * sinhc);
  }

  /** dJ/dtau where the cap holds. */
  double slopeBeyond(double sinhSquared, double excess) {
    return -0.5 * furthest * (1 + excess) / (sinhSquared * Math.sqrt(sinhSquared));
  }
}
