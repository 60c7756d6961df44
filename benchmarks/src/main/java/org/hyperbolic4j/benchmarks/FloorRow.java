package org.hyperbolic4j.benchmarks;

import java.util.Locale;
import org.hyperbolic4j.benchmarks.floor.Floor;
import org.openjdk.jmh.util.Statistics;

/**
 * One measurement beside its floor.
 *
 * @param operator what was measured
 * @param shape of its map
 * @param pass {@code forward} or {@code both}
 * @param microseconds measured, the fastest call, as for rates: what else a machine does only adds
 *     to that
 * @param median the median of all calls, in microseconds
 * @param floorMicroseconds what it takes at least
 * @param bound what that is spent on, {@code bytes} or {@code operations}
 * @param ratio measured to floor
 */
record FloorRow(
    String operator,
    String shape,
    String pass,
    double microseconds,
    double median,
    double floorMicroseconds,
    String bound,
    double ratio) {

  static FloorRow of(Subject subject, String pass, Statistics measured, Floor floor) {
    double fastest = measured.getMin();
    double least = 1e6 * floor.seconds();
    return new FloorRow(
        subject.name(),
        subject.shape(),
        pass,
        fastest,
        measured.getPercentile(50),
        least,
        floor.bound().name().toLowerCase(Locale.ROOT),
        fastest / least);
  }

  /** The measurement as cells of a table in Markdown. */
  String cells() {
    return String.format(
        Locale.ROOT, "%.0f | %.1f %s | %.1f", microseconds, floorMicroseconds, bound, ratio);
  }
}
