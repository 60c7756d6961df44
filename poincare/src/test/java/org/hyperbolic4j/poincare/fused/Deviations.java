package org.hyperbolic4j.poincare.fused;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

/** Comparisons of arrays by their largest elements. */
final class Deviations {

  private Deviations() {}

  /** Fails unless no element is further off than is allowed, a finite number. */
  static void assertWithin(String what, double[] actual, double[] expected, double allowed) {
    assertThat(allowed).as("%s: what is allowed", what).isFinite();
    assertThat(largestDifference(actual, expected)).as(what).isLessThanOrEqualTo(allowed);
  }

  static double largestDifference(double[] a, double[] b) {
    assertThat(a).hasSameSizeAs(b);
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }

  /** The inner product. */
  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  static double largest(double[] x) {
    return Arrays.stream(x).map(Math::abs).max().orElse(0);
  }

  /**
   * The sum of all {@code |x dL/dx|}: gradients are sums of such terms divided by x, which may
   * cancel, as those by c do in one dimension.
   */
  static double terms(double[] x, double[] gradient) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += Math.abs(x[i] * gradient[i]);
    }
    return sum;
  }

  /**
   * Size of the terms of a gradient by an input, whose unit is the radius of curvature if it is 0.
   */
  static double size(double terms, double[] input, double c) {
    double largest = largest(input);
    return terms / (largest == 0 ? 1 / Math.sqrt(c) : largest);
  }
}
