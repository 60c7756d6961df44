package org.hyperbolic4j.laws.law;

import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How far two things are apart that a law says are equal.
 *
 * @param what what was compared
 * @param found how far apart they are, not negative
 * @param allowed how far apart rounding may move them
 */
public record Discrepancy(String what, double found, double allowed) {

  /**
   * Two numbers that should be equal.
   *
   * @param what what they are
   * @param a one
   * @param b the other
   * @param allowed how far apart rounding may move them
   * @return the discrepancy
   */
  public static Discrepancy between(String what, double a, double b, double allowed) {
    return new Discrepancy(what, Math.abs(a - b), allowed);
  }

  /**
   * A number that should not exceed another.
   *
   * @param what what it is
   * @param a the smaller one
   * @param b the larger one
   * @param allowed by how much it may
   * @return the discrepancy
   */
  public static Discrepancy excess(String what, double a, double b, double allowed) {
    return new Discrepancy(what, Double.isNaN(a - b) ? Double.NaN : Math.max(0, a - b), allowed);
  }

  /**
   * Something that holds or does not.
   *
   * @param what what it is
   * @param holds whether it holds
   * @return a discrepancy of 0, or one that nothing allows
   */
  public static Discrepancy unless(String what, boolean holds) {
    return new Discrepancy(what, holds ? 0 : Double.POSITIVE_INFINITY, 0);
  }

  /**
   * The worst of several.
   *
   * @param all at least one
   * @return the one that is furthest beyond what is allowed, or closest to it
   */
  public static Discrepancy worst(Discrepancy... all) {
    return worst(Stream.of(all));
  }

  /**
   * The worst of several.
   *
   * @param all at least one
   * @return the one that is furthest beyond what is allowed, or closest to it
   */
  public static Discrepancy worst(Stream<Discrepancy> all) {
    return all.max(Comparator.comparingDouble(Discrepancy::ratio)).orElseThrow();
  }

  /**
   * Says whether the law held.
   *
   * @return false beyond what is allowed, and for NaN
   */
  public boolean held() {
    return found <= allowed;
  }

  /**
   * The deviation in units of what is allowed.
   *
   * @return 0 for none, 1 for all that is allowed, NaN counting as infinite
   */
  public double ratio() {
    if (Double.isNaN(found) || Double.isNaN(allowed)) {
      return Double.POSITIVE_INFINITY;
    }
    return found == 0 ? 0 : found / allowed;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s: off by %.3g, allowed %.3g", what, found, allowed);
  }
}
