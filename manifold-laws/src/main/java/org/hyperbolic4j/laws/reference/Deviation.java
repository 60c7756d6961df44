package org.hyperbolic4j.laws.reference;

/**
 * How far an array is from its reference.
 *
 * @param array name of the array, for instance {@code grad_x}
 * @param relative {@code max|a - b| / max|b|}; infinite if anything is NaN or shapes differ
 */
public record Deviation(String array, double relative) {

  /**
   * Compares arrays.
   *
   * @param array name of the array
   * @param actual what was computed
   * @param reference what it should be
   * @return the deviation
   */
  public static Deviation of(String array, double[] actual, double[] reference) {
    if (actual.length != reference.length) {
      return new Deviation(array, Double.POSITIVE_INFINITY);
    }
    double largest = 0;
    double scale = 0;
    for (int i = 0; i < actual.length; i++) {
      double difference = Math.abs(actual[i] - reference[i]);
      if (!Double.isFinite(difference)) {
        return new Deviation(array, Double.POSITIVE_INFINITY);
      }
      largest = Math.max(largest, difference);
      scale = Math.max(scale, Math.abs(reference[i]));
    }
    return new Deviation(array, largest == 0 ? 0 : largest / scale);
  }
}
