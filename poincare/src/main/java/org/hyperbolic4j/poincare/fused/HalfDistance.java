package org.hyperbolic4j.poincare.fused;

/** {@code Y = sinh^2(s d/2)} between points, without cancellation for near ones (1.5). */
final class HalfDistance {

  private HalfDistance() {}

  /** Of every position of a block to one point. */
  static void between(FeatureBlock block, HyperboloidPoint point, double c, double[] y) {
    for (int i = 0; i < block.length(); i++) {
      y[i] = 0;
    }
    for (int channel = 0; channel < block.channels(); channel++) {
      int at = block.at(channel);
      for (int i = 0; i < block.length(); i++) {
        double difference = block.v[at + i] - point.v[channel];
        y[i] += difference * difference;
      }
    }
    for (int i = 0; i < block.length(); i++) {
      y[i] = half(c, y[i], block.n[i], block.sine[i], point.n, point.sine);
    }
  }

  /** Of the positions of two blocks. */
  static void between(FeatureBlock a, FeatureBlock b, double c, double[] y) {
    for (int i = 0; i < a.length(); i++) {
      y[i] = 0;
    }
    for (int channel = 0; channel < a.channels(); channel++) {
      int at = a.at(channel);
      for (int i = 0; i < a.length(); i++) {
        double difference = a.v[at + i] - b.v[at + i];
        y[i] += difference * difference;
      }
    }
    for (int i = 0; i < a.length(); i++) {
      y[i] = half(c, y[i], a.n[i], a.sine[i], b.n[i], b.sine[i]);
    }
  }

  private static double half(
      double c, double apart, double n, double sine, double otherN, double otherSine) {
    double radial = Math.sqrt(c * n) - Math.sqrt(c * otherN);
    double sinh = Hyperbolic.sinh(radial);
    return sinh * sinh + 0.25 * sine * otherSine * Math.max(c * apart - radial * radial, 0);
  }
}
