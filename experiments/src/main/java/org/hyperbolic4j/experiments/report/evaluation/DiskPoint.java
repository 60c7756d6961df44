package org.hyperbolic4j.experiments.report.evaluation;

/**
 * A point of the Poincare disk of radius 1.
 *
 * @param x to the right, -1 to 1
 * @param y up, -1 to 1
 */
public record DiskPoint(double x, double y) {

  /**
   * The Mobius sum of this point and another, in complex numbers {@code (p + q) / (1 + conj(p) q)}.
   */
  DiskPoint plus(DiskPoint q) {
    double re = 1 + x * q.x + y * q.y;
    double im = x * q.y - y * q.x;
    double squared = re * re + im * im;
    double a = x + q.x;
    double b = y + q.y;
    return new DiskPoint((a * re + b * im) / squared, (b * re - a * im) / squared);
  }
}
