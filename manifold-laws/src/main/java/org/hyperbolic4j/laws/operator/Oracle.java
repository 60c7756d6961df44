package org.hyperbolic4j.laws.operator;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.NativeCoordinates;
import org.hyperbolic4j.manifold.geometry.Vectors;
import org.hyperbolic4j.manifold.operator.TangentCap;

/**
 * What the geometry, which differentiates itself, says an operator gives.
 *
 * @param manifold the manifold
 * @param operator the operator
 * @param cap bound on the results
 * @param differentiation what it computes with
 * @param <T> the numbers of that
 */
record Oracle<T extends CalculusFieldElement<T>>(
    Manifold manifold, Operator operator, TangentCap cap, Differentiation<T> differentiation) {

  /** Value, and the gradient of the product with a cotangent by everything that is given. */
  Passes evaluate(Inputs given, double... cotangent) {
    T[][][] in = variables(given);
    Geometry<T> geometry = manifold.geometry(in[in.length - 1][0][0]);
    FeatureShape shape = given.shape();
    T[][] out = Rows.map(operator.byGeometry(geometry, in, shape), row -> underCap(geometry, row));
    double[][] weights = shape.toRows(operator.result(), cotangent);
    double[][] result = new double[out.length][];
    T product = geometry.curvature().getField().getZero();
    for (int row = 0; row < out.length; row++) {
      result[row] = new double[out[row].length];
      for (int column = 0; column < out[row].length; column++) {
        result[row][column] = out[row][column].getReal();
        product = product.add(out[row][column].multiply(weights[row][column]));
      }
    }
    return new Passes(shape.fromRows(operator.result(), result), gradients(given, product));
  }

  private T[][][] variables(Inputs given) {
    int count = 0;
    for (int i = 0; i < given.count(); i++) {
      count += given.values(i).length;
    }
    T any = differentiation.variable(count, 0, 0);
    T[][][] in = MathArrays.buildArray(any.getField(), given.count(), 0, 0);
    int index = 0;
    for (int i = 0; i < in.length; i++) {
      double[][] rows = given.rows(i);
      in[i] = MathArrays.buildArray(any.getField(), rows.length, 0);
      for (int row = 0; row < rows.length; row++) {
        in[i][row] = MathArrays.buildArray(any.getField(), rows[row].length);
        for (int column = 0; column < rows[row].length; column++) {
          in[i][row][column] = differentiation.variable(count, index++, rows[row][column]);
        }
      }
    }
    return in;
  }

  private double[][] gradients(Inputs given, T product) {
    double[][] gradients = new double[given.count()][];
    int index = 0;
    for (int i = 0; i < gradients.length; i++) {
      double[][] rows = given.rows(i);
      for (double[] row : rows) {
        for (int column = 0; column < row.length; column++) {
          row[column] = differentiation.derivative(product, index++);
        }
      }
      gradients[i] = given.shape().fromRows(given.kind(i).form(), rows);
    }
    return gradients;
  }

  private T[] underCap(Geometry<T> geometry, T[] row) {
    return switch (operator.bound()) {
      case NONE -> row;
      case TANGENT -> underCap(geometry.curvature(), row);
      case NATIVE -> {
        NativeCoordinates<T> coordinates = NativeByGeometry.coordinates(geometry);
        T[] v = geometry.toTangent(coordinates.toPoint(row));
        T[] capped = underCap(geometry.curvature(), v);
        yield capped == v ? row : coordinates.ofPoint(geometry.toPoint(capped));
      }
    };
  }

  /** A vector beyond the cap, moved back along its ray; others as they are. */
  private T[] underCap(T c, T[] v) {
    T scaled = Vectors.squaredNorm(v).multiply(c.abs());
    if (!(scaled.getReal() > cap.scaledNorm() * cap.scaledNorm())) {
      return v;
    }
    return Vectors.scale(scaled.sqrt().reciprocal().multiply(cap.scaledNorm()), v);
  }
}
