package org.hyperbolic4j.poincare.fused;

/**
 * Sums over pieces that do not depend on who computed which: one row of partial sums a piece, added
 * in the order of the pieces.
 */
final class Partials {

  private final double[][] rows;
  private final int width;

  Partials(int pieces, int width) {
    rows = new double[pieces][];
    this.width = width;
  }

  /** The row of a piece, zero at first. */
  double[] of(int piece) {
    rows[piece] = new double[width];
    return rows[piece];
  }

  double[] sum() {
    double[] sum = new double[width];
    for (double[] row : rows) {
      for (int i = 0; i < width; i++) {
        sum[i] += row[i];
      }
    }
    return sum;
  }
}
