package org.hyperbolic4j.laws.accuracy;

import java.util.Arrays;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.MathArrays;

/**
 * What operations are measured on.
 *
 * @param <T> the field
 */
public final class Arguments<T extends CalculusFieldElement<T>> {

  final T[] coordinates;
  final T[] x;
  final T[] y;
  final T[] vector;
  final T[][] points;
  final T[] weights;
  final T[][] normals;
  final T[] offsets;

  /**
   * Arguments, kept as they are.
   *
   * @param coordinates tangent coordinates {@code [D]}
   * @param x point {@code [A]}
   * @param y point {@code [A]}
   * @param vector tangent vector at x {@code [A]}
   * @param points points {@code [N][A]}
   * @param weights {@code [N]}, positive
   * @param normals {@code [K][D]}
   * @param offsets {@code [K]}
   */
  public Arguments(
      T[] coordinates,
      T[] x,
      T[] y,
      T[] vector,
      T[][] points,
      T[] weights,
      T[][] normals,
      T[] offsets) {
    this.coordinates = coordinates;
    this.x = x;
    this.y = y;
    this.vector = vector;
    this.points = points;
    this.weights = weights;
    this.normals = normals;
    this.offsets = offsets;
  }

  /**
   * The same numbers in another field.
   *
   * @param arguments the numbers
   * @param like any element of the field
   * @param <T> the field
   * @return equal numbers
   */
  static <T extends CalculusFieldElement<T>> Arguments<T> in(
      T like, Arguments<Binary64> arguments) {
    return new Arguments<>(
        row(like, arguments.coordinates),
        row(like, arguments.x),
        row(like, arguments.y),
        row(like, arguments.vector),
        rows(like, arguments.points),
        row(like, arguments.weights),
        rows(like, arguments.normals),
        row(like, arguments.offsets));
  }

  private static <T extends CalculusFieldElement<T>> T[] row(T like, Binary64[] row) {
    T[] same = MathArrays.buildArray(like.getField(), row.length);
    Arrays.setAll(same, i -> like.newInstance(row[i].getReal()));
    return same;
  }

  private static <T extends CalculusFieldElement<T>> T[][] rows(T like, Binary64[][] rows) {
    T[][] same = MathArrays.buildArray(like.getField(), rows.length, -1);
    Arrays.setAll(same, i -> row(like, rows[i]));
    return same;
  }
}
