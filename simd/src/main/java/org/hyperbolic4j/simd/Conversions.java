package org.hyperbolic4j.simd;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.hyperbolic4j.manifold.fused.Tensor;

/** From and to float32. The loops are called like {@link Stage}'s, through handles. */
final class Conversions {

  /** As many numbers of half the width. */
  private static final VectorSpecies<Float> NARROW_SPECIES =
      VectorSpecies.of(float.class, VectorShape.forBitSize(Stage.SPECIES.vectorBitSize() / 2));

  private static final Handles HANDLES = new Handles();

  private Conversions() {}

  /** Fields that are not static are no constants to the compiler. */
  private static final class Handles {
    private final MethodHandle widen = find("widenVectors", float[].class, double[].class);
    private final MethodHandle narrow = find("narrowVectors", double[].class, float[].class);

    private static MethodHandle find(String name, Class<?> from, Class<?> to) {
      try {
        return MethodHandles.lookup()
            .findStatic(
                Conversions.class,
                name,
                MethodType.methodType(void.class, from, to, int.class, int.class));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static void widen(float[] x, int n, double[] result, int at) {
    int bound = Stage.SPECIES.loopBound(n);
    try {
      HANDLES.widen.invokeExact(x, result, at, bound);
    } catch (Throwable e) {
      throw Stage.unchecked(e);
    }
    for (int i = bound; i < n; i++) {
      result[at + i] = x[i];
    }
  }

  static void narrow(double[] x, int from, int n, float[] result) {
    int bound = Stage.SPECIES.loopBound(n);
    try {
      HANDLES.narrow.invokeExact(x, result, from, bound);
    } catch (Throwable e) {
      throw Stage.unchecked(e);
    }
    for (int i = bound; i < n; i++) {
      result[i] = Tensor.toFloat(x[from + i]);
    }
  }

  private static void widenVectors(float[] x, double[] result, int at, int bound) {
    for (int i = 0; i < bound; i += Stage.LANES) {
      FloatVector.fromArray(NARROW_SPECIES, x, i)
          .convertShape(VectorOperators.F2D, Stage.SPECIES, 0)
          .reinterpretAsDoubles()
          .intoArray(result, at + i);
    }
  }

  private static void narrowVectors(double[] x, float[] result, int from, int bound) {
    for (int i = 0; i < bound; i += Stage.LANES) {
      FloatVector rounded =
          DoubleVector.fromArray(Stage.SPECIES, x, from + i)
              .convertShape(VectorOperators.D2F, NARROW_SPECIES, 0)
              .reinterpretAsFloats();
      rounded.intoArray(result, i);
      if (rounded.abs().compare(VectorOperators.EQ, Float.POSITIVE_INFINITY).anyTrue()) {
        limit(result, i);
      }
    }
  }

  private static void limit(float[] result, int from) {
    for (int i = from; i < from + Stage.LANES; i++) {
      result[i] = Math.max(-Float.MAX_VALUE, Math.min(result[i], Float.MAX_VALUE));
    }
  }
}
