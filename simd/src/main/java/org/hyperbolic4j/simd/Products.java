package org.hyperbolic4j.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.hyperbolic4j.manifold.elementary.Runs;

/**
 * Sums of products in float32. Sums stay in registers: {@link Runs#GROUP} runs by two vectors of
 * positions, or by {@link Runs#SHIFTS} shifted runs.
 *
 * <p>What leaves a loop is added to something before it is stored: of a variable of a loop, the
 * compiler knows the class only from profiles, which vectors of other lengths spoil. It goes
 * through no method of our own: in methods of this many operations the compiler inlines the Vector
 * API only.
 */
final class Products {

  private static final VectorSpecies<Float> SPECIES =
      VectorSpecies.of(
          float.class,
          VectorShape.forBitSize(
              Math.min(FloatVector.SPECIES_PREFERRED.vectorBitSize(), Runs.LANES * Float.SIZE)));

  private static final int WIDTH = SPECIES.length();

  private Products() {}

  static void correlate(
      float[] x, int[] shifts, float[] weights, int n, float[] result, int at, int stride) {
    for (int p = 0; p < n; p += 2 * WIDTH) {
      FloatVector zero = FloatVector.zero(SPECIES);
      FloatVector a0 = zero;
      FloatVector a1 = zero;
      FloatVector b0 = zero;
      FloatVector b1 = zero;
      FloatVector c0 = zero;
      FloatVector c1 = zero;
      FloatVector d0 = zero;
      FloatVector d1 = zero;
      int group = 0;
      for (int shift : shifts) {
        FloatVector x0 = FloatVector.fromArray(SPECIES, x, shift + p);
        FloatVector x1 = FloatVector.fromArray(SPECIES, x, shift + p + WIDTH);
        FloatVector weight = FloatVector.broadcast(SPECIES, weights[group]);
        a0 = x0.fma(weight, a0);
        a1 = x1.fma(weight, a1);
        weight = FloatVector.broadcast(SPECIES, weights[group + 1]);
        b0 = x0.fma(weight, b0);
        b1 = x1.fma(weight, b1);
        weight = FloatVector.broadcast(SPECIES, weights[group + 2]);
        c0 = x0.fma(weight, c0);
        c1 = x1.fma(weight, c1);
        weight = FloatVector.broadcast(SPECIES, weights[group + 3]);
        d0 = x0.fma(weight, d0);
        d1 = x1.fma(weight, d1);
        group += Runs.GROUP;
      }
      int to = at + p;
      zero.add(a0).intoArray(result, to);
      zero.add(a1).intoArray(result, to + WIDTH);
      to += stride;
      zero.add(b0).intoArray(result, to);
      zero.add(b1).intoArray(result, to + WIDTH);
      to += stride;
      zero.add(c0).intoArray(result, to);
      zero.add(c1).intoArray(result, to + WIDTH);
      to += stride;
      zero.add(d0).intoArray(result, to);
      zero.add(d1).intoArray(result, to + WIDTH);
    }
  }

  static void products(
      float[] g, int at, int stride, float[] x, int[] shifts, int first, int n, float[] result) {
    for (int lane = 0; lane < Runs.LANES; lane += WIDTH) {
      products(
          g,
          at + lane,
          stride,
          x,
          shifts[first] + lane,
          shifts[first + 1] + lane,
          shifts[first + 2] + lane,
          n,
          result,
          lane);
    }
  }

  private static void products(
      float[] g,
      int at,
      int stride,
      float[] x,
      int shift0,
      int shift1,
      int shift2,
      int n,
      float[] result,
      int lane) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector a0 = zero;
    FloatVector a1 = zero;
    FloatVector a2 = zero;
    FloatVector b0 = zero;
    FloatVector b1 = zero;
    FloatVector b2 = zero;
    FloatVector c0 = zero;
    FloatVector c1 = zero;
    FloatVector c2 = zero;
    FloatVector d0 = zero;
    FloatVector d1 = zero;
    FloatVector d2 = zero;
    for (int p = 0; p < n; p += Runs.LANES) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, shift0 + p);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, shift1 + p);
      FloatVector x2 = FloatVector.fromArray(SPECIES, x, shift2 + p);
      FloatVector run = FloatVector.fromArray(SPECIES, g, at + p);
      a0 = run.fma(x0, a0);
      a1 = run.fma(x1, a1);
      a2 = run.fma(x2, a2);
      run = FloatVector.fromArray(SPECIES, g, at + stride + p);
      b0 = run.fma(x0, b0);
      b1 = run.fma(x1, b1);
      b2 = run.fma(x2, b2);
      run = FloatVector.fromArray(SPECIES, g, at + 2 * stride + p);
      c0 = run.fma(x0, c0);
      c1 = run.fma(x1, c1);
      c2 = run.fma(x2, c2);
      run = FloatVector.fromArray(SPECIES, g, at + 3 * stride + p);
      d0 = run.fma(x0, d0);
      d1 = run.fma(x1, d1);
      d2 = run.fma(x2, d2);
    }
    int to = lane;
    zero.add(a0).intoArray(result, to);
    to += Runs.LANES;
    zero.add(a1).intoArray(result, to);
    to += Runs.LANES;
    zero.add(a2).intoArray(result, to);
    to += Runs.LANES;
    zero.add(b0).intoArray(result, to);
    to += Runs.LANES;
    zero.add(b1).intoArray(result, to);
    to += Runs.LANES;
    zero.add(b2).intoArray(result, to);
    to += Runs.LANES;
    zero.add(c0).intoArray(result, to);
    to += Runs.LANES;
    zero.add(c1).intoArray(result, to);
    to += Runs.LANES;
    zero.add(c2).intoArray(result, to);
    to += Runs.LANES;
    zero.add(d0).intoArray(result, to);
    to += Runs.LANES;
    zero.add(d1).intoArray(result, to);
    to += Runs.LANES;
    zero.add(d2).intoArray(result, to);
  }
}
