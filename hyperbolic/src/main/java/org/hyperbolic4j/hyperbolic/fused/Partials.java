package org.hyperbolic4j.hyperbolic.fused;

/**
 * Sums over pieces that do not depend on who computed which: one row of partial sums a piece, added
 * in the order of the pieces.
 */
public final class Partials {

  private final double[][] rows;
  private final int width;

  /**
   * Sums that are zero for all pieces.
   *
   * @param pieces number of pieces
   * @param width numbers summed
   */
  public Partials(int pieces, int width) {
    rows = new double[pieces][];
    this.width = width;
  }

  /**
   * The row of a piece. Different pieces may be asked for by different threads.
   *
   * @param piece number of the piece
   * @return zeros {@code [width]}, to be added to
   */
  public double[] of(int piece) {
    rows[piece] = new double[width];
    return rows[piece];
  }

  /**
   * The sum of all rows, each of which has been asked for.
   *
   * @return sums {@code [width]}
   */
  public double[] sum() {
    double[] sum = new double[width];
    for (double[] row : rows) {
      for (int i = 0; i < width; i++) {
        sum[i] += row[i];
      }
    }
    return sum;
  }
}
