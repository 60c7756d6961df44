package org.hyperbolic4j.benchmarks.floor;

/**
 * What the kernels that are not of hyperbolic space must do; E, C and P are the map's elements,
 * channels and positions.
 */
public final class KernelFloors {

  private KernelFloors() {}

  /**
   * Squared norms of patches of 3x3 at every pixel. Forward: 2 E, and 5 P for the box filter by
   * rows, then columns, and the factor. Backward: 5 P and E.
   *
   * @param s shape of the map
   * @return the count
   */
  public static Passes patchSquaredNorm(MapShape s) {
    long e = s.elements();
    long p = s.positions();
    return new Passes(
        Work.NONE.numbers(e + p).float64(2 * e + 5 * p),
        Work.NONE.numbers(2 * e + p).float64(e + 5 * p),
        p);
  }

  /**
   * Norms of the columns of the weights {@code [9 C, C]}. Forward: 2 operations a weight and 2 a
   * column. Backward: the norms again, an operation a weight and one a column.
   *
   * @param s shape of the map that the weights are for
   * @return the count
   */
  public static Passes columnNorms(MapShape s) {
    long columns = s.channels();
    long weights = 9 * columns * columns;
    return new Passes(
        Work.NONE.numbers(weights + columns).float64(2 * weights + 2 * columns),
        Work.NONE.numbers(2 * weights + columns).float64(3 * weights + 3 * columns),
        columns);
  }

  /**
   * Euclidean batch norm with the statistics of the batch. Forward: 6 E, the mean, squares of what
   * is centred, scale and shift. Backward: 9 E, the map standardised, two sums and their shares.
   *
   * @param s shape of the map
   * @return the count
   */
  public static Passes batchChannelNorm(MapShape s) {
    long e = s.elements();
    long c = s.channels();
    return new Passes(
        Work.NONE.numbers(2 * e + 4 * c).float64(6 * e),
        Work.NONE.numbers(3 * e + 6 * c).float64(9 * e),
        e);
  }

  /**
   * The same followed by ReLU: E more forward; backward 3 E, for the sign of the result is found
   * again.
   *
   * @param s shape of the map
   * @return the count
   */
  public static Passes rectifiedBatchChannelNorm(MapShape s) {
    Passes plain = batchChannelNorm(s);
    return new Passes(
        plain.forward().float64(s.elements()),
        plain.backward().float64(3 * s.elements()),
        plain.results());
  }

  /**
   * Euclidean batch norm with given statistics. Forward: 2 E. Backward: 5 E, the map centred, two
   * sums and the slope.
   *
   * @param s shape of the map
   * @return the count
   */
  public static Passes fixedChannelNorm(MapShape s) {
    long e = s.elements();
    long c = s.channels();
    return new Passes(
        Work.NONE.numbers(2 * e + 4 * c).float64(2 * e),
        Work.NONE.numbers(3 * e + 8 * c).float64(5 * e),
        e);
  }

  /**
   * Sum of two maps under a cap. Forward: the sum, its norms and their limit, 4 E + 3 P. Backward:
   * as many.
   *
   * @param s shape of the maps
   * @return the count
   */
  public static Passes tangentSum(MapShape s) {
    long e = s.elements();
    long operations = 4 * e + 3 * s.positions();
    return new Passes(
        Work.NONE.numbers(3 * e).float64(operations),
        Work.NONE.numbers(5 * e).float64(operations),
        e);
  }

  /**
   * ReLU: E in either pass.
   *
   * @param s shape of the map
   * @return the count
   */
  public static Passes rectifier(MapShape s) {
    long e = s.elements();
    return new Passes(Work.NONE.numbers(2 * e).float64(e), Work.NONE.numbers(3 * e).float64(e), e);
  }
}
