package org.hyperbolic4j.nn.operator;

import static org.assertj.core.api.Assertions.assertThat;

/** Requires arrays to be close. */
final class Closeness {

  /**
   * Where all that is expected is smaller, only rounding is left of it: a distance from the origin,
   * for instance, does not depend on c.
   */
  private static final double SMALLEST = 1e-3;

  private Closeness() {}

  static void require(String what, double[] actual, double[] expected, double tolerance) {
    assertThat(actual).as(what).hasSameSizeAs(expected);
    double largest = SMALLEST;
    for (double value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < actual.length; i++) {
      assertThat(Math.abs(actual[i] - expected[i]))
          .as("%s, element %d: %s instead of %s", what, i, actual[i], expected[i])
          .isLessThanOrEqualTo(tolerance * largest);
    }
  }
}
