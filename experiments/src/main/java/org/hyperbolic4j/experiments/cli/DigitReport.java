package org.hyperbolic4j.experiments.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hyperbolic4j.experiments.verify.DigitComparison;
import org.hyperbolic4j.laws.accuracy.DigitTable;

/** Prints how many digits manifolds lose, side by side, by distance from the origin. */
final class DigitReport {

  private DigitReport() {}

  /**
   * Prints.
   *
   * @param comparisons one table each
   * @param out where to
   */
  static void print(List<DigitComparison> comparisons, PrintWriter out) {
    for (DigitComparison comparison : comparisons) {
      List<DigitComparison.Column> columns = comparison.columns();
      out.printf(
          "%-9s%-12s %8s%s%n",
          EnumWords.word(comparison.precision()),
          "quantity",
          "radii",
          columns.stream()
              .map(column -> " %14s".formatted(column.manifold()))
              .collect(Collectors.joining()));
      for (int i = 0; i < columns.get(0).rows().size(); i++) {
        int row = i;
        DigitTable.Row first = columns.get(0).rows().get(row);
        out.printf(
            Locale.ROOT,
            "%-9s%-12s %8.2f%s%n",
            "",
            first.quantity().word(),
            first.radius(),
            columns.stream()
                .map(
                    column ->
                        String.format(Locale.ROOT, " %14.1f", column.rows().get(row).digits()))
                .collect(Collectors.joining()));
      }
    }
    out.printf("decimal digits lost, of those of the precision, at distances from the origin%n");
    out.flush();
  }
}
