package org.hyperbolic4j.simd;

import org.hyperbolic4j.manifold.fused.Tensor;

/** From and to float32. */
final class Conversions {

  private static final Stage[] WIDEN = {Stage.WIDEN};
  private static final Stage[] NARROW = {Stage.NARROW};

  private Conversions() {}

  static void widen(float[] x, int n, double[] result, int at) {
    int bound = Stage.SPECIES.loopBound(n);
    Registers registers = Registers.converting(x, result, at);
    Stage.runAll(WIDEN, registers, bound);
    registers.release();
    for (int i = bound; i < n; i++) {
      result[at + i] = x[i];
    }
  }

  static void narrow(double[] x, int from, int n, float[] result) {
    int bound = Stage.SPECIES.loopBound(n);
    Registers registers = Registers.converting(result, x, from);
    Stage.runAll(NARROW, registers, bound);
    registers.release();
    for (int i = bound; i < n; i++) {
      result[i] = Tensor.toFloat(x[from + i]);
    }
  }
}
