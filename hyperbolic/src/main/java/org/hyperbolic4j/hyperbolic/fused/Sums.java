package org.hyperbolic4j.hyperbolic.fused;

/** Sums over runs of numbers, in four parts that do not wait for each other. */
final class Sums {

  private Sums() {}

  /** Of products of one run with another. */
  static double dot(double[] a, double[] b, int n) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i < n - 3; i += 4) {
      first += a[i] * b[i];
      second += a[i + 1] * b[i + 1];
      third += a[i + 2] * b[i + 2];
      fourth += a[i + 3] * b[i + 3];
    }
    for (; i < n; i++) {
      first += a[i] * b[i];
    }
    return (first + second) + (third + fourth);
  }

  /** Of numbers. */
  static double of(double[] a, int n) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i < n - 3; i += 4) {
      first += a[i];
      second += a[i + 1];
      third += a[i + 2];
      fourth += a[i + 3];
    }
    for (; i < n; i++) {
      first += a[i];
    }
    return (first + second) + (third + fourth);
  }
}
