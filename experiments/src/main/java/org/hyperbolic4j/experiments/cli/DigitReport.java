package org.hyperbolic4j.experiments.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.laws.accuracy.DigitTable;
import org.hyperbolic4j.laws.law.Precision;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.Manifold;

/** Prints how many digits manifolds lose, side by side, by distance from the origin. */
final class DigitReport {

  private DigitReport() {}

  /**
   * Measures and prints.
   *
   * @param manifolds the columns
   * @param precisions one table each
   * @param out where to
   * @throws BadInputException if a manifold does not allow the curvature of the table
   */
  static void print(List<Manifold> manifolds, Precision[] precisions, PrintWriter out) {
    for (Manifold manifold : manifolds) {
      Optional<String> refused = manifold.checkCurvature(new Curvature(DigitTable.CURVATURE));
      if (refused.isPresent()) {
        throw new BadInputException(
            "digits are counted at c = %s: %s".formatted(DigitTable.CURVATURE, refused.get()));
      }
    }
    for (Precision precision : precisions) {
      out.printf(
          "%-9s%-12s %8s%s%n",
          EnumWords.word(precision),
          "quantity",
          "radii",
          manifolds.stream()
              .map(manifold -> " %14s".formatted(manifold.name()))
              .collect(Collectors.joining()));
      List<List<DigitTable.Row>> columns =
          manifolds.stream().map(manifold -> DigitTable.of(manifold, precision)).toList();
      for (int i = 0; i < columns.get(0).size(); i++) {
        int row = i;
        DigitTable.Row first = columns.get(0).get(row);
        out.printf(
            Locale.ROOT,
            "%-9s%-12s %8.2f%s%n",
            "",
            first.quantity().word(),
            first.radius(),
            columns.stream()
                .map(column -> String.format(Locale.ROOT, " %14.1f", column.get(row).digits()))
                .collect(Collectors.joining()));
      }
    }
    out.printf("decimal digits lost, of those of the precision, at distances from the origin%n");
    out.flush();
  }
}
