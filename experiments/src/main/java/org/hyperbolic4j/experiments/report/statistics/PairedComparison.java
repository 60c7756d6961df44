package org.hyperbolic4j.experiments.report.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.hipparchus.stat.inference.TTest;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

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
    return OptionalDouble.of(byRanks(telling));
  }

  /** Counts out the distribution of the rank sum, ranks of equal sizes being their mean. */
  private static double byRanks(double[] differences) {
    double[] ranks =
        new NaturalRanking(TiesStrategy.AVERAGE)
            .rank(Arrays.stream(differences).map(Math::abs).toArray());
    int n = ranks.length;
    int total = n * (n + 1);
    double[] probabilities = new double[total + 1];
    probabilities[0] = 1;
    int positive = 0;
    for (int i = 0; i < n; i++) {
      int doubled = (int) Math.rint(2 * ranks[i]);
      positive += differences[i] > 0 ? doubled : 0;
      for (int sum = total; sum >= 0; sum--) {
        double with = sum >= doubled ? probabilities[sum - doubled] : 0;
        probabilities[sum] = (probabilities[sum] + with) / 2;
      }
    }
    double tail = 0;
    for (int sum = Math.max(positive, total - positive); sum <= total; sum++) {
      tail += probabilities[sum];
    }
    return Math.min(1, 2 * tail);
  }
}
