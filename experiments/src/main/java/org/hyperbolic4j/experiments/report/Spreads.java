package org.hyperbolic4j.experiments.report;

import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.hyperbolic4j.experiments.report.page.Numbers;
import org.hyperbolic4j.experiments.report.statistics.Sample;

/** Samples as tables show them. */
final class Spreads {

  private Spreads() {}

  /** Mean and standard deviation, as far as there are any. */
  static String mean(Sample sample, DoubleFunction<String> digits) {
    return mean(sample.mean(), sample.standardDeviation(), digits);
  }

  /** Mean and standard deviation, as far as there are any. */
  static String mean(OptionalDouble mean, OptionalDouble deviation, DoubleFunction<String> digits) {
    if (mean.isEmpty()) {
      return Numbers.NONE;
    }
    String text = digits.apply(mean.getAsDouble());
    return deviation.isEmpty() ? text : text + " \u00b1 " + digits.apply(deviation.getAsDouble());
  }

  /** The 95 % confidence interval of the mean; a dash of fewer than two figures. */
  static String interval(Sample sample, DoubleFunction<String> digits) {
    OptionalDouble half = sample.halfWidth();
    if (half.isEmpty()) {
      return Numbers.NONE;
    }
    double mean = sample.mean().orElseThrow();
    return "%s to %s"
        .formatted(
            digits.apply(mean - half.getAsDouble()), digits.apply(mean + half.getAsDouble()));
  }
}
