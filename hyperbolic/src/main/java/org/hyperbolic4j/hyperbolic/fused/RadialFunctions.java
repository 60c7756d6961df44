package org.hyperbolic4j.hyperbolic.fused;

import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.manifold.fused.Scratch;

/** sinh(x)/x, cosh(x) and (cosh(x) - sinh(x)/x)/x^2 of a run of x, and their squares. */
final class RadialFunctions {

  final double[] square;
  final double[] sinhc;
  final double[] cosh;
  final double[] defect;

  RadialFunctions(Scratch scratch, int capacity) {
    square = scratch.doubles(capacity);
    sinhc = scratch.doubles(capacity);
    cosh = scratch.doubles(capacity);
    defect = scratch.doubles(capacity);
  }

  /** Of multiples of numbers. */
  void of(double factor, double[] x, int length) {
    for (int i = 0; i < length; i++) {
      double multiple = factor * x[i];
      square[i] = multiple * multiple;
    }
    ofSquares(length);
  }

  /** Of the squares that are there. */
  void ofSquares(int length) {
    Runs.best().all(square, length, sinhc, cosh, defect);
  }
}
