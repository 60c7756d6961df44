package org.hyperbolic4j.laws.operator;

import java.util.List;

/**
 * What the operators of hyperplanes are given of vectors u and normals z, and what becomes of
 * gradients by it. Other operators are given what the geometry is.
 */
final class Hyperplanes {

  private Hyperplanes() {}

  /** The operator's inputs from the geometry's. */
  static Inputs products(LayerOperator operator, Inputs given) {
    if (!operator.ofHyperplanes()) {
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
    List<InputKind> kinds = operator.inputs();
    FeatureShape shape = given.shape();
    return new Inputs(
        shape,
        kinds,
        new double[][] {
          shape.fromRows(Form.PLANES, inner),
          shape.fromRows(Form.SINGLE, squaredNorm),
          normalNorms,
          given.values(2),
          given.values(3)
        });
  }

  /** Gradients by the geometry's inputs from those by the operator's. */
  static Passes chained(LayerOperator operator, Inputs given, Passes passes) {
    if (!operator.ofHyperplanes()) {
      return passes;
    }
    double[][] u = given.rows(0);
    double[][] z = given.rows(1);
    FeatureShape shape = given.shape();
    double[][] byInner = shape.toRows(Form.PLANES, passes.gradient(0));
    double[][] bySquaredNorm = shape.toRows(Form.SINGLE, passes.gradient(1));
    double[][] byU = new double[u.length][shape.channels()];
    double[][] byZ = new double[z.length][shape.channels()];
    for (int row = 0; row < u.length; row++) {
      add(byU[row], 2 * bySquaredNorm[row][0], u[row]);
      for (int plane = 0; plane < z.length; plane++) {
        add(byU[row], byInner[row][plane], z[plane]);
        add(byZ[plane], byInner[row][plane], u[row]);
      }
    }
    for (int plane = 0; plane < z.length; plane++) {
      add(byZ[plane], passes.gradient(2)[plane] / Math.sqrt(dot(z[plane], z[plane])), z[plane]);
    }
    return new Passes(
        passes.result(),
        new double[][] {
          shape.fromRows(Form.MAP, byU),
          shape.fromRows(Form.NORMALS, byZ),
          passes.gradient(3),
          passes.gradient(4)
        });
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
