package org.hyperbolic4j.experiments.report.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Holm's adjustment of p values for the number of tests (Holm 1979). */
public final class Holm {

  private Holm() {}

  /**
   * Adjusts.
   *
   * @param ps p values, 0 to 1
   * @return what each becomes, in the same order: at least what it was, at most 1
   */
  public static List<Double> adjust(List<Double> ps) {
    List<Integer> order =
        IntStream.range(0, ps.size()).boxed().sorted(Comparator.comparing(ps::get)).toList();
    Double[] adjusted = new Double[ps.size()];
    double largest = 0;
    for (int rank = 0; rank < order.size(); rank++) {
      largest = Math.max(largest, Math.min(1, (ps.size() - rank) * ps.get(order.get(rank))));
      adjusted[order.get(rank)] = largest;
    }
    return Arrays.asList(adjusted);
  }
}
