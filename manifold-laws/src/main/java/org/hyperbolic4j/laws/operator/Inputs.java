package org.hyperbolic4j.laws.operator;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.hyperbolic4j.laws.law.Precision;

/** Arrays in row-major order, and what they are; the curvature is the last. */
final class Inputs {

  private final FeatureShape shape;
  private final List<InputKind> kinds;
  private final double[][] values;

  Inputs(FeatureShape shape, List<InputKind> kinds, double[][] values) {
    this.shape = shape;
    this.kinds = kinds;
    this.values = values;
  }

  FeatureShape shape() {
    return shape;
  }

  int count() {
    return values.length;
  }

  InputKind kind(int input) {
    return kinds.get(input);
  }

  double[] values(int input) {
    return values[input];
  }

  double c() {
    return values[values.length - 1][0];
  }

  /** Shapes of all arrays. */
  long[][] shapes() {
    return kinds.stream().map(kind -> shape.of(kind.form())).toArray(long[][]::new);
  }

  /** An array as rows. */
  double[][] rows(int input) {
    return shape.toRows(kind(input).form(), values[input]);
  }

  /** The same positions as rows {@code [N, C]}. */
  Inputs asRows() {
    FeatureShape flat = shape.asRows();
    double[][] all = new double[values.length][];
    for (int i = 0; i < all.length; i++) {
      all[i] = flat.fromRows(kind(i).form(), rows(i));
    }
    return new Inputs(flat, kinds, all);
  }

  /** All numbers as a precision stores them. */
  Inputs rounded(Precision precision) {
    return map(precision::round);
  }

  private Inputs map(DoubleUnaryOperator function) {
    double[][] all = new double[values.length][];
    for (int i = 0; i < all.length; i++) {
      all[i] = Arrays.stream(values[i]).map(function).toArray();
    }
    return new Inputs(shape, kinds, all);
  }

  /** The same but for one array. */
  Inputs with(int input, double... replacement) {
    double[][] all = values.clone();
    all[input] = replacement;
    return new Inputs(shape, kinds, all);
  }

  /** Moved along a direction. */
  Inputs plus(double step, double[][] direction) {
    double[][] all = new double[values.length][];
    for (int i = 0; i < all.length; i++) {
      all[i] = values[i].clone();
      for (int k = 0; k < all[i].length; k++) {
        all[i][k] += step * direction[i][k];
      }
    }
    return new Inputs(shape, kinds, all);
  }

  /** The kinds with their values, and the shape. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(shape.toString());
    for (int i = 0; i < values.length; i++) {
      text.append(", ").append(kind(i)).append(' ').append(Arrays.toString(values[i]));
    }
    return text.toString();
  }
}
