package org.hyperbolic4j.simd;

import jdk.incubator.vector.DoubleVector;
import org.hyperbolic4j.manifold.elementary.Runs;

/**
 * Sums in float64. A vector's place in the first half of {@link Runs#LANES} numbers and that in the
 * second are summed apart and then added; shorter vectors take several rounds.
 */
final class VectorSums {

  private static final int HALF = Runs.LANES / 2;

  private VectorSums() {}

  static double sum(double[] x, int n) {
    double[] sums = new double[HALF];
    int bound = n - n % Runs.LANES;
    for (int place = 0; place < HALF; place += Stage.LANES) {
      DoubleVector first = DoubleVector.zero(Stage.SPECIES);
      DoubleVector second = first;
      for (int i = place; i < bound; i += Runs.LANES) {
        first = Stage.load(x, i).add(first);
        second = Stage.load(x, i + HALF).add(second);
      }
      first.add(second).intoArray(sums, place);
    }
    double rest = 0;
    for (int i = bound; i < n; i++) {
      rest += x[i];
    }
    return byHalves(sums) + rest;
  }

  static double dot(double[] x, double[] y, int n) {
    double[] sums = new double[HALF];
    int bound = n - n % Runs.LANES;
    for (int place = 0; place < HALF; place += Stage.LANES) {
      DoubleVector first = DoubleVector.zero(Stage.SPECIES);
      DoubleVector second = first;
      for (int i = place; i < bound; i += Runs.LANES) {
        first = Stage.load(x, i).mul(Stage.load(y, i)).add(first);
        second = Stage.load(x, i + HALF).mul(Stage.load(y, i + HALF)).add(second);
      }
      first.add(second).intoArray(sums, place);
    }
    double rest = 0;
    for (int i = bound; i < n; i++) {
      rest += x[i] * y[i];
    }
    return byHalves(sums) + rest;
  }

  private static double byHalves(double[] sums) {
    return ((sums[0] + sums[4]) + (sums[2] + sums[6]))
        + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
  }
}
