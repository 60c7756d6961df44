package org.hyperbolic4j.experiments.analysis.report;

import org.hipparchus.stat.descriptive.StreamingStatistics;

/**
 * How a figure varies from draw to draw.
 *
 * @param mean the mean
 * @param sd the standard deviation with n - 1 below the fraction; null if there is one draw only
 */
public record MeanAndDeviation(double mean, Double sd) {

  /**
   * Summarises.
   *
   * @param values one for each draw, at least one
   * @return mean and standard deviation
   */
  public static MeanAndDeviation of(double... values) {
    StreamingStatistics statistics = new StreamingStatistics();
    for (double value : values) {
      statistics.addValue(value);
    }
    return new MeanAndDeviation(
        statistics.getMean(), values.length > 1 ? statistics.getStandardDeviation() : null);
  }
}
