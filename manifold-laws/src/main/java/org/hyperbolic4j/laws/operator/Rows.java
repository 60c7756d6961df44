package org.hyperbolic4j.laws.operator;

import java.util.Arrays;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/** Matrices with one row a position, as the statements of operators by the geometry take them. */
final class Rows {

  private Rows() {}

  static <T extends CalculusFieldElement<T>> T[][] map(T[][] rows, UnaryOperator<T[]> function) {
    T[][] out = rows.clone();
    Arrays.setAll(out, i -> function.apply(rows[i]));
    return out;
  }

  /** A function of the rows of two matrices. */
  static <T extends CalculusFieldElement<T>> T[][] pairs(
      T[][] left, T[][] right, BinaryOperator<T[]> function) {
    T[][] out = left.clone();
    Arrays.setAll(out, i -> function.apply(left[i], right[i]));
    return out;
  }

  /** A matrix of one row. */
  static <T extends CalculusFieldElement<T>> T[][] only(T[] row) {
    T[][] out = MathArrays.buildArray(row[0].getField(), 1, 0);
    out[0] = row;
    return out;
  }

  /** A row of one number. */
  static <T extends CalculusFieldElement<T>> T[] row(T number) {
    T[] row = MathArrays.buildArray(number.getField(), 1);
    row[0] = number;
    return row;
  }

  static <T extends CalculusFieldElement<T>> T[] ones(T[][] rows) {
    T[] ones = MathArrays.buildArray(rows[0][0].getField(), rows.length);
    Arrays.fill(ones, rows[0][0].getField().getOne());
    return ones;
  }

  /** The first column. */
  static <T extends CalculusFieldElement<T>> T[] column(T[][] rows) {
    T[] column = MathArrays.buildArray(rows[0][0].getField(), rows.length);
    Arrays.setAll(column, i -> rows[i][0]);
    return column;
  }
}
