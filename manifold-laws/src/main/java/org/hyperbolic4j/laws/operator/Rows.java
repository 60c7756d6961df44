package org.hyperbolic4j.laws.operator;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hyperbolic4j.manifold.geometry.Geometry;

/** Matrices with one row a position, as the statements of operators by the geometry take them. */
final class Rows {

  /** A function of the rows of two matrices. */
  @FunctionalInterface
  interface OfPair {
    Gradient[] apply(Gradient[] u, Gradient[] v);
  }

  private Rows() {}

  static Gradient[][] map(Gradient[][] rows, UnaryOperator<Gradient[]> function) {
    Gradient[][] out = new Gradient[rows.length][];
    Arrays.setAll(out, i -> function.apply(rows[i]));
    return out;
  }

  static Gradient[][] pairs(Gradient[][] left, Gradient[][] right, OfPair function) {
    Gradient[][] out = new Gradient[left.length][];
    Arrays.setAll(out, i -> function.apply(left[i], right[i]));
    return out;
  }

  /** A matrix of one row. */
  static Gradient[][] only(Gradient... row) {
    return new Gradient[][] {row};
  }

  static Gradient[] ones(Gradient[][] rows) {
    Gradient[] ones = new Gradient[rows.length];
    Arrays.fill(ones, rows[0][0].getField().getOne());
    return ones;
  }

  /** The first column. */
  static Gradient[] column(Gradient[][] rows) {
    Gradient[] column = new Gradient[rows.length];
    Arrays.setAll(column, i -> rows[i][0]);
    return column;
  }

  static Gradient[] times(Gradient factor, Gradient[] row) {
    return Arrays.stream(row).map(factor::multiply).toArray(Gradient[]::new);
  }

  /** Points of tangent coordinates. */
  static Gradient[][] points(Geometry<Gradient> geometry, Gradient[][] rows) {
    return map(rows, geometry::toPoint);
  }
}
