package org.hyperbolic4j.laws.operator;

import static org.hyperbolic4j.laws.operator.InputKind.INNER;
import static org.hyperbolic4j.laws.operator.InputKind.NATIVE_INNER;

import java.util.ArrayList;
import java.util.List;

/**
 * What the operators of hyperplanes are given of vectors u and normals z, and what becomes of
 * gradients by it. Other operators are given what the geometry is.
 */
final class Hyperplanes {

  private Hyperplanes() {}

  /** What the geometry takes of what an operator does. */
  static List<InputKind> given(List<InputKind> inputs) {
    if (!isOf(inputs)) {
      return inputs;
    }
    List<InputKind> given = new ArrayList<>();
    given.add(inputs.contains(NATIVE_INNER) ? InputKind.NATIVE_MAP : InputKind.MAP);
    given.add(InputKind.NORMALS);
    inputs.stream().filter(kind -> !isProduct(kind)).forEach(given::add);
    return List.copyOf(given);
  }

  private static boolean isOf(List<InputKind> inputs) {
    return inputs.contains(INNER) || inputs.contains(NATIVE_INNER);
  }

  private static boolean isProduct(InputKind kind) {
    return switch (kind) {
      case INNER, NATIVE_INNER, SQUARED_NORM, NORMAL_NORMS -> true;
      default -> false;
    };
  }

  /** The operator's inputs from the geometry's. */
  static Inputs products(Operator operator, Inputs given) {
    List<InputKind> kinds = operator.inputs();
    if (!isOf(kinds)) {
      return given;
    }
    double[][] u = given.rows(0);
    double[][] z = given.rows(1);
    double[][] inner = new double[u.length][z.length];
    double[][] squaredNorm = new double[u.length][1];
    double[] normalNorms = new double[z.length];
    for (int row = 0; row < u.length; row++) {
      squaredNorm[row][0] = dot(u[row], u[row]);
      for (int plane = 0; plane < z.length; plane++) {
        inner[row][plane] = dot(u[row], z[plane]);
      }
    }
    for (int plane = 0; plane < z.length; plane++) {
      normalNorms[plane] = Math.sqrt(dot(z[plane], z[plane]));
    }
    FeatureShape shape = given.shape();
    double[][] values = new double[kinds.size()][];
    int next = 2;
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (kinds.get(i)) {
            case INNER, NATIVE_INNER -> shape.fromRows(Form.PLANES, inner);
            case SQUARED_NORM -> shape.fromRows(Form.SINGLE, squaredNorm);
            case NORMAL_NORMS -> normalNorms;
            default -> given.values(next++);
          };
    }
    return new Inputs(shape, kinds, values);
  }

  /** Gradients by the geometry's inputs from those by the operator's. */
  static Passes chained(Operator operator, Inputs given, Passes passes) {
    List<InputKind> kinds = operator.inputs();
    if (!isOf(kinds)) {
      return passes;
    }
    double[][] u = given.rows(0);
    double[][] z = given.rows(1);
    FeatureShape shape = given.shape();
    double[][] byU = new double[u.length][shape.channels()];
    double[][] byZ = new double[z.length][shape.channels()];
    double[][] gradients = new double[given.count()][];
    int next = 2;
    for (int i = 0; i < kinds.size(); i++) {
      double[] own = passes.gradient(i);
      switch (kinds.get(i)) {
        case INNER, NATIVE_INNER -> {
          double[][] byInner = shape.toRows(Form.PLANES, own);
          for (int row = 0; row < u.length; row++) {
            for (int plane = 0; plane < z.length; plane++) {
              add(byU[row], byInner[row][plane], z[plane]);
              add(byZ[plane], byInner[row][plane], u[row]);
            }
          }
        }
        case SQUARED_NORM -> {
          double[][] bySquaredNorm = shape.toRows(Form.SINGLE, own);
          for (int row = 0; row < u.length; row++) {
            add(byU[row], 2 * bySquaredNorm[row][0], u[row]);
          }
        }
        case NORMAL_NORMS -> {
          for (int plane = 0; plane < z.length; plane++) {
            add(byZ[plane], own[plane] / Math.sqrt(dot(z[plane], z[plane])), z[plane]);
          }
        }
        default -> gradients[next++] = own;
      }
    }
    gradients[0] = shape.fromRows(Form.MAP, byU);
    gradients[1] = shape.fromRows(Form.NORMALS, byZ);
    return new Passes(passes.result(), gradients);
  }

  private static void add(double[] sum, double factor, double[] x) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * x[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
