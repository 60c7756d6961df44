package org.hyperbolic4j.simd;

import jdk.incubator.vector.DoubleVector;
import org.hyperbolic4j.manifold.elementary.Coefficients;
import org.hyperbolic4j.manifold.elementary.Hyperbolic;

/** Functions as stages; what is left at the end of a run goes number by number. */
final class VectorCode {

  private static final Stage[] SMALL_SQUARES = {Stage.SERIES_OF_SQUARES, Stage.SINE_OF_SQUARES};
  private static final Stage[] LARGE_SQUARES = {
    Stage.ROOT, Stage.ORDERS, Stage.PARTS, Stage.POWERS, Stage.FROM_POWERS
  };
  private static final Stage[] SMALL = {Stage.SERIES};
  private static final Stage[] LARGE = {
    Stage.ORDERS, Stage.PARTS, Stage.POWERS, Stage.SINE_FROM_POWERS
  };
  private static final Stage[] SMALL_ASINH = {Stage.ASINH_SERIES};
  private static final Stage[] LARGE_ASINH = {
    Stage.EXCESS, Stage.MANTISSA, Stage.LOGARITHM, Stage.ASINH_FROM_LOGARITHM
  };

  private static final Stage[] GATED = {Stage.WHERE};

  private VectorCode() {}

  static int lanes() {
    return Stage.LANES;
  }

  static int bits() {
    return Stage.SPECIES.vectorBitSize();
  }

  static void all(double[] y, int n, double[] sinhc, double[] cosh, double[] defect) {
    int bound = Stage.SPECIES.loopBound(n);
    Registers registers = Registers.ofSquares(y, sinhc, cosh, defect, bound);
    Stage.runAll(SMALL_SQUARES, registers, bound);
    if (Stage.reaches(y, bound, Coefficients.LARGE_SQUARE)) {
      Stage.runAll(LARGE_SQUARES, registers, bound);
    }
    registers.release();
    for (int i = bound; i < n; i++) {
      sinhc[i] = Hyperbolic.sinhc(y[i]);
      cosh[i] = Hyperbolic.cosh(y[i]);
      defect[i] = Hyperbolic.defect(y[i]);
    }
  }

  static void sinh(double[] x, int n, double[] result) {
    int bound = Stage.SPECIES.loopBound(n);
    Registers registers = Registers.of(x, result, bound);
    Stage.runAll(SMALL, registers, bound);
    if (Stage.reaches(registers.y, bound, Coefficients.LARGE_SQUARE)) {
      Stage.runAll(LARGE, registers, bound);
    }
    registers.release();
    for (int i = bound; i < n; i++) {
      result[i] = Hyperbolic.sinh(x[i]);
    }
  }

  static void asinh(double[] x, int n, double[] result) {
    int bound = Stage.SPECIES.loopBound(n);
    Registers registers = Registers.of(x, result, bound);
    Stage.runAll(SMALL_ASINH, registers, bound);
    if (Stage.reaches(registers.y, bound, Coefficients.LARGE_ASINH)) {
      Stage.runAll(LARGE_ASINH, registers, bound);
    }
    registers.release();
    for (int i = bound; i < n; i++) {
      result[i] = Hyperbolic.asinh(x[i]);
    }
  }

  static void coshExcess(double[] x, double[] sinh, double[] cosh, int n, double[] result) {
    int bound = Stage.SPECIES.loopBound(n);
    for (int i = 0; i < bound; i += Stage.LANES) {
      Stage.coshExcess(
              DoubleVector.fromArray(Stage.SPECIES, x, i),
              DoubleVector.fromArray(Stage.SPECIES, sinh, i),
              DoubleVector.fromArray(Stage.SPECIES, cosh, i))
          .intoArray(result, i);
    }
    for (int i = bound; i < n; i++) {
      result[i] = Hyperbolic.coshExcess(x[i], sinh[i], cosh[i]);
    }
  }

  static boolean reaches(double[] x, int n, double bound) {
    int whole = Stage.SPECIES.loopBound(n);
    boolean reached = Stage.reaches(x, whole, bound);
    for (int i = whole; i < n; i++) {
      reached |= !(x[i] < bound);
    }
    return reached;
  }

  static void where(double[] gate, double[] x, int n, double[] result) {
    int bound = Stage.SPECIES.loopBound(n);
    Registers registers = Registers.gated(gate, x, result);
    Stage.runAll(GATED, registers, bound);
    registers.release();
    for (int i = bound; i < n; i++) {
      result[i] = gate[i] > 0 ? x[i] : 0;
    }
  }
}
