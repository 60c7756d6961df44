package org.hyperbolic4j.simd;

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
  private static final Stage[] ASINH = {Stage.EXCESS, Stage.MANTISSA, Stage.LOGARITHM};

  private static final Stage[] COSH_EXCESS = {Stage.EXCESS_OF_COSINES};

  private VectorCode() {}

  static int lanes() {
    return Stage.LANES;
  }

  static int bits() {
    return Stage.SPECIES.vectorBitSize();
  }

  static void all(double[] y, int n, double[] sinhc, double[] cosh, double[] defect) {
    int bound = Stage.SPECIES.loopBound(n);
    Registers registers = Registers.of(bound);
    System.arraycopy(y, 0, registers.y, 0, bound);
    Stage.runAll(SMALL_SQUARES, registers, bound);
    if (!Stage.below1(registers.y, bound)) {
      Stage.runAll(LARGE_SQUARES, registers, bound);
    }
    System.arraycopy(registers.sine, 0, sinhc, 0, bound);
    System.arraycopy(registers.cosine, 0, cosh, 0, bound);
    System.arraycopy(registers.defect, 0, defect, 0, bound);
    for (int i = bound; i < n; i++) {
      sinhc[i] = Hyperbolic.sinhc(y[i]);
      cosh[i] = Hyperbolic.cosh(y[i]);
      defect[i] = Hyperbolic.defect(y[i]);
    }
  }

  static void sinh(double[] x, int from, int n, double[] result) {
    int bound = Stage.SPECIES.loopBound(n);
    Registers registers = Registers.of(bound);
    System.arraycopy(x, from, registers.x, 0, bound);
    Stage.runAll(SMALL, registers, bound);
    if (!Stage.below1(registers.y, bound)) {
      Stage.runAll(LARGE, registers, bound);
    }
    System.arraycopy(registers.sine, 0, result, from, bound);
    for (int i = from + bound; i < from + n; i++) {
      result[i] = Hyperbolic.sinh(x[i]);
    }
  }

  static void asinh(double[] x, int from, int n, double[] result) {
    int bound = Stage.SPECIES.loopBound(n);
    Registers registers = Registers.of(bound);
    System.arraycopy(x, from, registers.x, 0, bound);
    Stage.runAll(ASINH, registers, bound);
    System.arraycopy(registers.sine, 0, result, from, bound);
    for (int i = from + bound; i < from + n; i++) {
      result[i] = Hyperbolic.asinh(x[i]);
    }
  }

  static void coshExcess(
      double[] x, double[] sinh, double[] cosh, int from, int n, double[] result) {
    int bound = Stage.SPECIES.loopBound(n);
    Registers registers = Registers.of(bound);
    System.arraycopy(x, from, registers.x, 0, bound);
    System.arraycopy(sinh, 0, registers.sine, 0, bound);
    System.arraycopy(cosh, 0, registers.cosine, 0, bound);
    Stage.runAll(COSH_EXCESS, registers, bound);
    System.arraycopy(registers.a, 0, result, 0, bound);
    for (int i = bound; i < n; i++) {
      result[i] = Hyperbolic.coshExcess(x[from + i], sinh[i], cosh[i]);
    }
  }
}
