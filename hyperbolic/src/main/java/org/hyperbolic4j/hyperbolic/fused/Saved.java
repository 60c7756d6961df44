package org.hyperbolic4j.hyperbolic.fused;

import org.hyperbolic4j.manifold.fused.Tensor;

/**
 * Numbers that a forward pass hands to the backward pass with the digits of float64, in tensors of
 * float32, too: each is kept as its rounding to float32 and what that took away.
 */
final class Saved {

  private Saved() {}

  /** Shape of a tensor for some numbers. */
  static long[] shape(int numbers) {
    return new long[] {2L * numbers};
  }

  /** Stores numbers; with float32, in its range. */
  static void store(double[] numbers, Tensor tensor) {
    double[] parts = new double[2 * numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      double rounded = Tensor.toFloat(numbers[i]);
      parts[2 * i] = rounded;
      parts[2 * i + 1] = numbers[i] - rounded;
    }
    tensor.storeAll(parts);
  }

  /** The numbers, within 2^-48 of their size. */
  static double[] load(Tensor tensor) {
    double[] parts = tensor.toArray();
    double[] numbers = new double[parts.length / 2];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = parts[2 * i] + parts[2 * i + 1];
    }
    return numbers;
  }
}
