package org.hyperbolic4j.experiments.report.page;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/** Numbers as a report writes them. */
public final class Numbers {

  /** What stands where there is no number. */
  public static final String NONE = "\u2013";

  private static final double LEAST_P = 0.001;
  private static final double LEAST = 0.001;
  private static final double LARGEST = 100_000;

  private Numbers() {}

  /**
   * A share in percent, without the sign.
   *
   * @param share 0 to 1
   * @return two decimals
   */
  public static String percent(double share) {
    return decimals(100 * share);
  }

  /**
   * A number with two decimals.
   *
   * @param number the number
   * @return its digits
   */
  public static String decimals(double number) {
    return Double.isFinite(number) ? String.format(Locale.ROOT, "%.2f", number) : NONE;
  }

  /**
   * How numbers of a size are written: with four digits, or with a power of ten where that is
   * shorter.
   *
   * @param example a number of that size
   * @return writes a number; a dash where it is not finite
   */
  public static DoubleFunction<String> like(double example) {
    double size = Math.abs(example);
    boolean plain = size == 0 || (size >= LEAST && size < LARGEST);
    int whole = plain && size > 0 ? (int) Math.floor(Math.log10(size)) : 0;
    String format = plain ? "%." + Math.max(0, 3 - whole) + "f" : "%.3e";
    return number -> Double.isFinite(number) ? String.format(Locale.ROOT, format, number) : NONE;
  }

  /**
   * A probability.
   *
   * @param p 0 to 1
   * @return three decimals; less than 0.001 as such; a dash if there is none
   */
  public static String probability(OptionalDouble p) {
    if (p.isEmpty()) {
      return NONE;
    }
    return p.getAsDouble() < LEAST_P
        ? "< 0.001"
        : String.format(Locale.ROOT, "%.3f", p.getAsDouble());
  }
}
