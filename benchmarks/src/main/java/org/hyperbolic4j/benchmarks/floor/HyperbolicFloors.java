package org.hyperbolic4j.benchmarks.floor;

/**
 * What the operators of hyperbolic space must do, counted from the formulas of docs/gradients.md,
 * whose numbers are given. Additions, multiplications, divisions, roots, minima and maxima are one
 * operation each; E, K and P are the map's elements, channels and positions. What is done once a
 * batch is left out, and so is what limits, caps and far points take, and the gradient by the
 * curvature.
 */
public final class HyperbolicFloors {

  private HyperbolicFloors() {}

  /**
   * {@code hyperplanes}. Forward, (4.1) to (4.4): 8 E + 5 P operations, an asinh and a sinh an
   * element, functions of the squared norm and the asinh of (4.3) a position. Backward: 7 E + 5 P
   * again and the functions, then (4.5) 9 E + 8 P, (4.6) to (4.9) 17 E + 4 P.
   *
   * @param s shape of the result
   * @return the count
   */
  public static Passes hyperplanes(MapShape s) {
    long e = s.elements();
    long p = s.positions();
    return new Passes(
        Work.NONE
            .numbers(2 * e + p + 2 * s.channels())
            .float64(8 * e + 5 * p)
            .functions(p, e, e + p),
        Work.NONE
            .numbers(3 * e + 2 * p + 4 * s.channels())
            .float64(33 * e + 17 * p)
            .functions(2 * p, e, e + p),
        e);
  }

  /**
   * {@code hyperplaneDistances}. Forward, (4.1) and (4.2): 5 E + P and an asinh an element.
   * Backward: 5 E + P and the functions again, (4.6) to (4.9) 17 E + 4 P.
   *
   * @param s shape of the result
   * @return the count
   */
  public static Passes hyperplaneDistances(MapShape s) {
    long e = s.elements();
    long p = s.positions();
    return new Passes(
        Work.NONE.numbers(2 * e + p + 2 * s.channels()).float64(5 * e + p).functions(p, 0, e),
        Work.NONE
            .numbers(3 * e + 2 * p + 4 * s.channels())
            .float64(22 * e + 5 * p)
            .functions(p, 0, e),
        e);
  }

  /**
   * {@code centre}, the midpoint. Forward, (6.1): 4 E + 2 P. Backward: the sums again, and (6.4) 5
   * E + 3 P of the same functions.
   *
   * @param s shape of the map
   * @return the count
   */
  public static Passes midpoint(MapShape s) {
    long e = s.elements();
    long p = s.positions();
    return new Passes(
        Work.NONE.numbers(e + s.channels()).float64(4 * e + 2 * p).functions(p, 0, 0),
        Work.NONE.numbers(2 * e + s.channels()).float64(9 * e + 5 * p).functions(p, 0, 0),
        s.channels());
  }

  /**
   * {@code centre}, the Frechet mean: the midpoint and one step of Newton's method, (6.6) and
   * (6.14), 15 E + K E + 36 P, however many it takes. Backward: the mean again, and (6.9), (6.10)
   * and (6.16) 11 E + 31 P.
   *
   * @param s shape of the map
   * @return the count
   */
  public static Passes frechetMean(MapShape s) {
    long e = s.elements();
    long p = s.positions();
    long k = s.channels();
    return new Passes(
        Work.NONE.numbers(e + k).float64((19 + k) * e + 38 * p).functions(2 * p, p, p),
        Work.NONE.numbers(2 * e + k).float64((30 + k) * e + 69 * p).functions(2 * p, p, p),
        k);
  }

  /**
   * A centre with weights: in either pass they are read and 2 operations a position more; backward
   * their gradient is written, with 3 more.
   *
   * @param s shape of the map
   * @param unweighted the centre without weights
   * @return the count
   */
  public static Passes weighted(MapShape s, Passes unweighted) {
    long p = s.positions();
    return new Passes(
        unweighted.forward().numbers(p).float64(2 * p),
        unweighted.backward().numbers(2 * p).float64(5 * p),
        unweighted.results());
  }

  /**
   * {@code dispersion}. Forward, (1.5) and (7.1): 8 E + 17 P. Backward: 8 E + 15 P and the
   * functions again, (7.2), (7.3) and (2.5) 5 E + 24 P.
   *
   * @param s shape of the map
   * @return the count
   */
  public static Passes dispersion(MapShape s) {
    long e = s.elements();
    long p = s.positions();
    return new Passes(
        Work.NONE.numbers(e + s.channels() + 1).float64(8 * e + 17 * p).functions(p, p, p),
        Work.NONE
            .numbers(2 * e + 2 * s.channels() + 1)
            .float64(13 * e + 39 * p)
            .functions(2 * p, p, p),
        1);
  }

  /**
   * {@code normalise}. Forward, (8.1) to (8.4): 20 E + 41 P. Backward: 19 E + 41 P and the
   * functions again, (8.5) to (8.8) 13 E + 61 P, (8.9) and (8.10) 8 E + 16 P.
   *
   * @param s shape of the map
   * @return the count
   */
  public static Passes normalise(MapShape s) {
    long e = s.elements();
    long p = s.positions();
    return new Passes(
        Work.NONE
            .numbers(2 * e + 2 * s.channels() + 2)
            .float64(20 * e + 41 * p)
            .functions(3 * p, p, 2 * p),
        Work.NONE
            .numbers(3 * e + 4 * s.channels() + 4)
            .float64(40 * e + 118 * p)
            .functions(4 * p, p, 2 * p),
        e);
  }

  /**
   * {@code add}. Forward, (3.2) and (3.3): 13 E + 34 P. Backward: 10 E + 34 P and the functions
   * again, (3.4) to (3.7) 14 E + 50 P.
   *
   * @param s shape of the maps
   * @return the count
   */
  public static Passes add(MapShape s) {
    long e = s.elements();
    long p = s.positions();
    return new Passes(
        Work.NONE.numbers(3 * e).float64(13 * e + 34 * p).functions(4 * p, p, p),
        Work.NONE.numbers(5 * e).float64(24 * e + 84 * p).functions(5 * p, p, p),
        e);
  }

  /**
   * {@code distance}. Forward, (1.5) and (2.4): 10 E + 18 P. Backward: 10 E + 16 P without the
   * asinh, (2.4) and (2.5) 6 E + 31 P.
   *
   * @param s shape of the maps
   * @return the count
   */
  public static Passes distance(MapShape s) {
    long e = s.elements();
    long p = s.positions();
    return new Passes(
        Work.NONE.numbers(2 * e + p).float64(10 * e + 18 * p).functions(2 * p, p, p),
        Work.NONE.numbers(4 * e + p).float64(16 * e + 47 * p).functions(2 * p, p, 0),
        p);
  }

  /**
   * {@code toPoint} of the ball. Forward, (5.1): 3 E + 2 P. Backward, (5.2) and (5.3): 7 E + 10 P.
   *
   * @param s shape of the map
   * @return the count
   */
  public static Passes toPoint(MapShape s) {
    long e = s.elements();
    long p = s.positions();
    return new Passes(
        Work.NONE.numbers(2 * e).float64(3 * e + 2 * p).functions(p, 0, 0),
        Work.NONE.numbers(3 * e).float64(7 * e + 10 * p).functions(p, 0, 0),
        e);
  }

  /**
   * {@code toTangent} of the ball. Forward, (5.1): 3 E + 6 P, the inverse hyperbolic tangent
   * counted as an inverse hyperbolic sine. Backward, (5.2) and (5.3): 7 E + 12 P.
   *
   * @param s shape of the map
   * @return the count
   */
  public static Passes toTangent(MapShape s) {
    long e = s.elements();
    long p = s.positions();
    return new Passes(
        Work.NONE.numbers(2 * e).float64(3 * e + 6 * p).functions(0, 0, p),
        Work.NONE.numbers(3 * e).float64(7 * e + 12 * p).functions(0, 0, p),
        e);
  }

  /**
   * An operator whose result is a map, with ReLU behind it: an operation an element, and backward
   * the result is read.
   *
   * @param operator the operator alone
   * @return the count
   */
  public static Passes rectified(Passes operator) {
    long e = operator.results();
    return new Passes(operator.forward().float64(e), operator.backward().numbers(e).float64(e), e);
  }
}
