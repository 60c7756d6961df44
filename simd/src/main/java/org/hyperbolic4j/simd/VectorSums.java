package org.hyperbolic4j.simd;

import jdk.incubator.vector.DoubleVector;
import org.hyperbolic4j.manifold.elementary.Runs;

/**
 * Sums in float64, in four parts of {@value #WIDTH} places that do not wait for each other; vectors
 * of fewer places take several rounds.
 */
final class VectorSums {

  private static final int WIDTH = Runs.PLACES / 4;

  private VectorSums() {}

  /**
   * The sum of a run, or its inner product with another. Both in one method, which makes it too
   * long to be inlined: where other loops are beside it, the compiler leaves the vectors that a
   * loop carries on the heap.
   *
   * @param x the run
   * @param y the other, or null
   * @param n how many numbers
   * @return the sum
   */
  static double sum(double[] x, double[] y, int n) {
    double[] sums = new double[WIDTH];
    int bound = n - n % Runs.PLACES;
    for (int place = 0; place < WIDTH; place += Stage.LANES) {
      DoubleVector zero = DoubleVector.zero(Stage.SPECIES);
      DoubleVector a = zero;
      DoubleVector b = zero;
      DoubleVector c = zero;
      DoubleVector d = zero;
      if (y == null) {
        for (int i = place; i < bound; i += Runs.PLACES) {
          a = DoubleVector.fromArray(Stage.SPECIES, x, i).add(a);
          b = DoubleVector.fromArray(Stage.SPECIES, x, i + WIDTH).add(b);
          c = DoubleVector.fromArray(Stage.SPECIES, x, i + 2 * WIDTH).add(c);
          d = DoubleVector.fromArray(Stage.SPECIES, x, i + 3 * WIDTH).add(d);
        }
      } else {
        for (int i = place; i < bound; i += Runs.PLACES) {
          DoubleVector other = DoubleVector.fromArray(Stage.SPECIES, y, i);
          a = DoubleVector.fromArray(Stage.SPECIES, x, i).mul(other).add(a);
          other = DoubleVector.fromArray(Stage.SPECIES, y, i + WIDTH);
          b = DoubleVector.fromArray(Stage.SPECIES, x, i + WIDTH).mul(other).add(b);
          other = DoubleVector.fromArray(Stage.SPECIES, y, i + 2 * WIDTH);
          c = DoubleVector.fromArray(Stage.SPECIES, x, i + 2 * WIDTH).mul(other).add(c);
          other = DoubleVector.fromArray(Stage.SPECIES, y, i + 3 * WIDTH);
          d = DoubleVector.fromArray(Stage.SPECIES, x, i + 3 * WIDTH).mul(other).add(d);
        }
      }
      zero.add(a.add(c)).add(b.add(d)).intoArray(sums, place);
    }
    double rest = 0;
    for (int i = bound; i < n; i++) {
      rest += y == null ? x[i] : x[i] * y[i];
    }
    double even = (sums[0] + sums[4]) + (sums[2] + sums[6]);
    double odd = (sums[1] + sums[5]) + (sums[3] + sums[7]);
    return even + odd + rest;
  }
}
