package org.hyperbolic4j.hyperbolic.fused;

import org.hyperbolic4j.manifold.elementary.Hyperbolic;

/**
 * {@code theta / sinh(theta)} of a distance theta in radii of curvature: what turns a position
 * boosted to a point, which is sinh(theta) long, into its logarithm there.
 */
final class Pull {

  private Pull() {}

  static double of(double angle) {
    return 1 / Hyperbolic.sinhc(angle * angle);
  }

  /** Derivative by sinh^2(theta), given that, cosh(theta) and the ratio itself. */
  static double slope(double sinhSquared, double cosine, double pull) {
    if (sinhSquared < 1e-4) {
      return -1.0 / 6
          + sinhSquared * (3.0 / 20 - sinhSquared * (15.0 / 112 - sinhSquared * (35.0 / 288)));
    }
    return (1 / cosine - pull) / (2 * sinhSquared);
  }
}
