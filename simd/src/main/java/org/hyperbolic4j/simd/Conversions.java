package org.hyperbolic4j.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.hyperbolic4j.manifold.fused.Tensor;

/** From and to float32. */
final class Conversions {

  private static final VectorSpecies<Double> WIDE = Stage.SPECIES;

  /** As many numbers of half the width. */
  private static final VectorSpecies<Float> NARROW =
      VectorSpecies.of(float.class, VectorShape.forBitSize(WIDE.vectorBitSize() / 2));

  private Conversions() {}

  static void widen(float[] x, int n, double[] result, int at) {
    int bound = WIDE.loopBound(n);
    for (int i = 0; i < bound; i += WIDE.length()) {
      FloatVector.fromArray(NARROW, x, i)
          .convertShape(VectorOperators.F2D, WIDE, 0)
          .reinterpretAsDoubles()
          .intoArray(result, at + i);
    }
    for (int i = bound; i < n; i++) {
      result[at + i] = x[i];
    }
  }

  static void narrow(double[] x, int from, int n, float[] result) {
    int bound = WIDE.loopBound(n);
    for (int i = 0; i < bound; i += WIDE.length()) {
      FloatVector rounded =
          DoubleVector.fromArray(WIDE, x, from + i)
              .convertShape(VectorOperators.D2F, NARROW, 0)
              .reinterpretAsFloats();
      rounded.intoArray(result, i);
      if (rounded.abs().compare(VectorOperators.EQ, Float.POSITIVE_INFINITY).anyTrue()) {
        limit(result, i);
      }
    }
    for (int i = bound; i < n; i++) {
      result[i] = Tensor.toFloat(x[from + i]);
    }
  }

  private static void limit(float[] result, int from) {
    for (int i = from; i < from + WIDE.length(); i++) {
      result[i] = Math.max(-Float.MAX_VALUE, Math.min(result[i], Float.MAX_VALUE));
    }
  }
}
