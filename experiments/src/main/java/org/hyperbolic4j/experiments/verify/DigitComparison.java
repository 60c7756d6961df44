package org.hyperbolic4j.experiments.verify;

import java.util.List;
import java.util.Optional;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.laws.accuracy.DigitTable;
import org.hyperbolic4j.laws.law.Precision;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.Manifold;

/**
 * How many digits manifolds lose, side by side, by distance from the origin.
 *
 * @param precision what they compute in
 * @param columns one a manifold; their rows are of the same quantities and distances
 */
public record DigitComparison(Precision precision, List<Column> columns) {

  /**
   * What one manifold loses.
   *
   * @param manifold its name
   * @param rows by quantity, then by distance
   */
  public record Column(String manifold, List<DigitTable.Row> rows) {

    /**
     * Copies the list.
     *
     * @param manifold its name
     * @param rows by quantity, then by distance
     */
    public Column {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Copies the list.
   *
   * @param precision what they compute in
   * @param columns one a manifold
   */
  public DigitComparison {
    columns = List.copyOf(columns);
  }

  /**
   * Measures.
   *
   * @param manifolds the columns
   * @param precision what they compute in
   * @return the comparison
   * @throws BadInputException if a manifold does not allow the curvature that digits are counted at
   */
  public static DigitComparison of(List<Manifold> manifolds, Precision precision) {
    for (Manifold manifold : manifolds) {
      Optional<String> refused = manifold.checkCurvature(new Curvature(DigitTable.CURVATURE));
      if (refused.isPresent()) {
        throw new BadInputException(
            "digits are counted at c = %s: %s".formatted(DigitTable.CURVATURE, refused.get()));
      }
    }
    return new DigitComparison(
        precision,
        manifolds.stream()
            .map(manifold -> new Column(manifold.name(), DigitTable.of(manifold, precision)))
            .toList());
  }

  /**
   * The largest entry.
   *
   * @return digits, 0 or more
   */
  public double most() {
    return columns.stream()
        .flatMap(column -> column.rows().stream())
        .mapToDouble(DigitTable.Row::digits)
        .max()
        .orElse(0);
  }
}
