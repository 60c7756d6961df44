package org.hyperbolic4j.hyperbolic.fused;

import org.hyperbolic4j.manifold.fused.Tensor;

/**
 * Numbers of float64 that a forward pass hands to the backward pass as they are, in tensors of
 * float32, too: their bits as integers that both types hold.
 */
final class Saved {

  private static final int PARTS = 3;
  private static final int BITS = 22;
  private static final long MASK = (1L << BITS) - 1;

  private Saved() {}

  /** Shape of a tensor for some numbers. */
  static long[] shape(int numbers) {
    return new long[] {(long) PARTS * numbers};
  }

  static void store(double[] numbers, Tensor tensor) {
    double[] parts = new double[PARTS * numbers.length];
    for (int i = 0; i < parts.length; i++) {
      long bits = Double.doubleToRawLongBits(numbers[i / PARTS]);
      parts[i] = (bits >>> (i % PARTS * BITS)) & MASK;
    }
    tensor.storeAll(parts);
  }

  static double[] load(Tensor tensor) {
    double[] parts = tensor.toArray();
    double[] numbers = new double[parts.length / PARTS];
    for (int i = 0; i < numbers.length; i++) {
      long bits = 0;
      for (int part = 0; part < PARTS; part++) {
        bits |= (long) parts[PARTS * i + part] << (part * BITS);
      }
      numbers[i] = Double.longBitsToDouble(bits);
    }
    return numbers;
  }
}
