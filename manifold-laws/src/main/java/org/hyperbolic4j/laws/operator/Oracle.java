package org.hyperbolic4j.laws.operator;

import java.util.Arrays;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.NativeCoordinates;
import org.hyperbolic4j.manifold.geometry.Vectors;
import org.hyperbolic4j.manifold.operator.TangentCap;

/** What the geometry, which differentiates itself, says an operator gives. */
final class Oracle {

  private Oracle() {}

  /** Value, and the gradient of the product with a cotangent by everything that is given. */
  static Passes evaluate(
      Manifold manifold, Operator operator, TangentCap cap, Inputs given, double... cotangent) {
    int variables = 0;
    for (int i = 0; i < given.count(); i++) {
      variables += given.values(i).length;
    }
    Gradient[][][] in = new Gradient[given.count()][][];
    int variable = 0;
    for (int i = 0; i < in.length; i++) {
      double[][] rows = given.rows(i);
      in[i] = new Gradient[rows.length][];
      for (int row = 0; row < rows.length; row++) {
        in[i][row] = new Gradient[rows[row].length];
        for (int column = 0; column < rows[row].length; column++) {
          in[i][row][column] = Gradient.variable(variables, variable++, rows[row][column]);
        }
      }
    }
    Geometry<Gradient> geometry = manifold.geometry(in[in.length - 1][0][0]);
    FeatureShape shape = given.shape();
    Gradient[][] out =
        Rows.map(
            operator.byGeometry(geometry, in, shape),
            row -> underCap(geometry, operator.bound(), cap, row));
    double[][] weights = shape.toRows(operator.result(), cotangent);
    double[][] result = new double[out.length][];
    double[] gradient = new double[variables];
    for (int row = 0; row < out.length; row++) {
      result[row] = Arrays.stream(out[row]).mapToDouble(Gradient::getValue).toArray();
      for (int column = 0; column < out[row].length; column++) {
        double[] own = out[row][column].getGradient();
        for (int i = 0; i < variables; i++) {
          gradient[i] += weights[row][column] * own[i];
        }
      }
    }
    double[][] gradients = new double[in.length][];
    int from = 0;
    for (int i = 0; i < in.length; i++) {
      double[][] rows = given.rows(i);
      for (double[] row : rows) {
        System.arraycopy(gradient, from, row, 0, row.length);
        from += row.length;
      }
      gradients[i] = shape.fromRows(given.kind(i).form(), rows);
    }
    return new Passes(shape.fromRows(operator.result(), result), gradients);
  }

  private static Gradient[] underCap(
      Geometry<Gradient> geometry, Operator.Bound bound, TangentCap cap, Gradient... row) {
    return switch (bound) {
      case NONE -> row;
      case TANGENT -> underCap(geometry.curvature(), cap, row);
      case NATIVE -> {
        NativeCoordinates<Gradient> coordinates = NativeStatements.coordinates(geometry);
        Gradient[] v = geometry.toTangent(coordinates.toPoint(row));
        Gradient[] capped = underCap(geometry.curvature(), cap, v);
        yield capped == v ? row : coordinates.ofPoint(geometry.toPoint(capped));
      }
    };
  }

  /** A vector beyond the cap, moved back along its ray; others as they are. */
  private static Gradient[] underCap(Gradient c, TangentCap cap, Gradient... v) {
    Gradient scaled = Vectors.squaredNorm(v).multiply(c.abs());
    if (!(scaled.getValue() > cap.scaledNorm() * cap.scaledNorm())) {
      return v;
    }
    return Rows.times(scaled.sqrt().reciprocal().multiply(cap.scaledNorm()), v);
  }
}
