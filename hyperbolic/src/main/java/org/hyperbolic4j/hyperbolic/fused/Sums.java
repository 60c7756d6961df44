package org.hyperbolic4j.hyperbolic.fused;

/** Sums over runs of numbers, in four parts that do not wait for each other. */
final class Sums {

  private Sums() {}

  /** Of products of one run with another. */
  static double dot(double[] a, int fromA, double[] b, int fromB, int n) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i < n - 3; i += 4) {
      first += a[fromA + i] * b[fromB + i];
      second += a[fromA + i + 1] * b[fromB + i + 1];
      third += a[fromA + i + 2] * b[fromB + i + 2];
      fourth += a[fromA + i + 3] * b[fromB + i + 3];
    }
    for (; i < n; i++) {
      first += a[fromA + i] * b[fromB + i];
    }
    return (first + second) + (third + fourth);
  }
}
