package org.hyperbolic4j.experiments.report.statistics;

import java.util.List;
import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.descriptive.StreamingStatistics;

/**
 * Figures of independent repetitions.
 *
 * @param values the figures, in the order of the repetitions
 */
public record Sample(List<Double> values) {

  private static final double CONFIDENCE = 0.95;

  /**
   * Copies the figures.
   *
   * @param values the figures, in the order of the repetitions
   */
  public Sample {
    values = List.copyOf(values);
  }

  /**
   * How many there are.
   *
   * @return n
   */
  public int size() {
    return values.size();
  }

  /**
   * Their mean.
   *
   * @return the mean; empty if there is no figure
   */
  public OptionalDouble mean() {
    return values.stream().mapToDouble(Double::doubleValue).average();
  }

  /**
   * Their standard deviation, with n - 1 in the denominator.
   *
   * @return the deviation; empty of fewer than two figures
   */
  public OptionalDouble standardDeviation() {
    if (size() < 2) {
      return OptionalDouble.empty();
    }
    StreamingStatistics statistics = new StreamingStatistics();
    values.forEach(statistics::addValue);
    return OptionalDouble.of(statistics.getStandardDeviation());
  }

  /**
   * How far the 95 % confidence interval of the mean goes to either side, by Student's t
   * distribution with n - 1 degrees of freedom.
   *
   * @return half the interval's length; empty of fewer than two figures
   */
  public OptionalDouble halfWidth() {
    OptionalDouble deviation = standardDeviation();
    if (deviation.isEmpty()) {
      return deviation;
    }
    double quantile = new TDistribution(size() - 1).inverseCumulativeProbability(upperTail());
    return OptionalDouble.of(quantile * deviation.getAsDouble() / Math.sqrt(size()));
  }

  private static double upperTail() {
    return (1 + CONFIDENCE) / 2;
  }
}
