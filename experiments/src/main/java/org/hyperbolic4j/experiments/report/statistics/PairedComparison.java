package org.hyperbolic4j.experiments.report.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.hipparchus.stat.inference.TTest;
import org.hipparchus.stat.inference.WilcoxonSignedRankTest;

/**
 * Two treatments compared on the same repetitions.
 *
 * @param differences second minus first, a figure a pair
 * @param byStudent two-sided p of the paired t test; empty of fewer than two pairs, and where all
 *     differences are equal
 * @param byWilcoxon two-sided p of Wilcoxon's signed rank test; empty where it could not fall below
 *     0.05
 */
public record PairedComparison(
    Sample differences, OptionalDouble byStudent, OptionalDouble byWilcoxon) {

  /** Equal differences of decimal figures differ by no more than this share of themselves. */
  private static final double ROUNDING = 1e-12;

  /** With fewer pairs that differ, the least p is above 0.05: 2 / 2^5 = 0.0625. */
  private static final int LEAST_FOR_WILCOXON = 6;

  /** Up to here the distribution of the rank sum is counted out. */
  private static final int MOST_FOR_EXACT = 30;

  /**
   * Compares.
   *
   * @param first figures of one treatment
   * @param second figures of the other, in the same order of repetitions
   * @return the comparison
   * @throws IllegalArgumentException if the numbers of figures differ
   */
  public static PairedComparison of(List<Double> first, List<Double> second) {
    if (first.size() != second.size()) {
      throw new IllegalArgumentException(
          "%d figures cannot be paired with %d".formatted(first.size(), second.size()));
    }
    List<Double> differences = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      differences.add(second.get(i) - first.get(i));
    }
    return new PairedComparison(
        new Sample(differences), student(differences), wilcoxon(differences));
  }

  private static OptionalDouble student(List<Double> differences) {
    double[] array = differences.stream().mapToDouble(Double::doubleValue).toArray();
    double largest = Arrays.stream(array).map(Math::abs).max().orElse(0);
    double spread = new Sample(differences).standardDeviation().orElse(0);
    return spread <= ROUNDING * largest
        ? OptionalDouble.empty()
        : OptionalDouble.of(new TTest().tTest(0, array));
  }

  /** Pairs without a difference say nothing about its sign, and are left out as by Wilcoxon. */
  private static OptionalDouble wilcoxon(List<Double> differences) {
    double[] telling =
        differences.stream().mapToDouble(Double::doubleValue).filter(d -> d != 0).toArray();
    if (telling.length < LEAST_FOR_WILCOXON) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        new WilcoxonSignedRankTest()
            .wilcoxonSignedRankTest(
                telling, new double[telling.length], telling.length <= MOST_FOR_EXACT));
  }
}
