package org.hyperbolic4j.nn.operator;

import java.util.List;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * The operators of layers, each said twice: in a graph, and by the geometry, one point a row. Maps
 * are rows with their channels, vectors are one row, normals are rows.
 */
enum LayerOperator {
  HYPERPLANES {
    @Override
    List<Input> inputs() {
      return List.of(Input.MAP, Input.NORMALS, Input.OFFSETS);
    }

    @Override
    SDVariable apply(LayerOperators operators, SDVariable[] in, SDVariable c) {
      Products products = Products.of(in[0], in[1]);
      return operators.hyperplanes(
          products.inner(), products.squaredNorm(), products.normalNorms(), in[2], c);
    }

    @Override
    Gradient[][] expected(Geometry<Gradient> geometry, Gradient[][][] in) {
      return rows(
          in[0],
          u -> geometry.toTangent(geometry.fullyConnected(geometry.toPoint(u), in[1], in[2][0])));
    }
  },
  HYPERPLANE_DISTANCES {
    @Override
    List<Input> inputs() {
      return List.of(Input.MAP, Input.NORMALS, Input.OFFSETS);
    }

    @Override
    SDVariable apply(LayerOperators operators, SDVariable[] in, SDVariable c) {
      Products products = Products.of(in[0], in[1]);
      return operators.hyperplaneDistances(
          products.inner(), products.squaredNorm(), products.normalNorms(), in[2], c);
    }

    @Override
    Gradient[][] expected(Geometry<Gradient> geometry, Gradient[][][] in) {
      return rows(in[0], u -> geometry.hyperplaneDistances(geometry.toPoint(u), in[1], in[2][0]));
    }
  },
  MIDPOINT {
    @Override
    List<Input> inputs() {
      return List.of(Input.MAP);
    }

    @Override
    SDVariable apply(LayerOperators operators, SDVariable[] in, SDVariable c) {
      return operators.centre(in[0], Centre.MIDPOINT, c);
    }

    @Override
    Gradient[][] expected(Geometry<Gradient> geometry, Gradient[][][] in) {
      return row(
          geometry.toTangent(geometry.midpoint(points(geometry, in[0]), ones(geometry, in[0]))));
    }
  },
  FRECHET_MEAN {
    @Override
    List<Input> inputs() {
      return List.of(Input.MAP);
    }

    @Override
    SDVariable apply(LayerOperators operators, SDVariable[] in, SDVariable c) {
      return operators.centre(in[0], Centre.FRECHET, c);
    }

    @Override
    Gradient[][] expected(Geometry<Gradient> geometry, Gradient[][][] in) {
      return row(
          geometry.toTangent(geometry.frechetMean(points(geometry, in[0]), ones(geometry, in[0]))));
    }
  },
  WEIGHTED_MIDPOINT {
    @Override
    List<Input> inputs() {
      return List.of(Input.MAP, Input.WEIGHTS);
    }

    @Override
    SDVariable apply(LayerOperators operators, SDVariable[] in, SDVariable c) {
      return operators.weightedCentre(in[0], in[1], Centre.MIDPOINT, c);
    }

    @Override
    Gradient[][] expected(Geometry<Gradient> geometry, Gradient[][][] in) {
      return row(
          geometry.toTangent(geometry.midpoint(points(geometry, in[0]), column(geometry, in[1]))));
    }
  },
  WEIGHTED_FRECHET_MEAN {
    @Override
    List<Input> inputs() {
      return List.of(Input.MAP, Input.WEIGHTS);
    }

    @Override
    SDVariable apply(LayerOperators operators, SDVariable[] in, SDVariable c) {
      return operators.weightedCentre(in[0], in[1], Centre.FRECHET, c);
    }

    @Override
    Gradient[][] expected(Geometry<Gradient> geometry, Gradient[][][] in) {
      return row(
          geometry.toTangent(
              geometry.frechetMean(points(geometry, in[0]), column(geometry, in[1]))));
    }
  },
  DISPERSION {
    @Override
    List<Input> inputs() {
      return List.of(Input.MAP, Input.VECTOR);
    }

    @Override
    SDVariable apply(LayerOperators operators, SDVariable[] in, SDVariable c) {
      return operators.dispersion(in[0], in[1], c);
    }

    @Override
    Gradient[][] expected(Geometry<Gradient> geometry, Gradient[][][] in) {
      return row(geometry.dispersion(points(geometry, in[0]), geometry.toPoint(in[1][0])));
    }
  },
  NORMALISE {
    @Override
    List<Input> inputs() {
      return List.of(Input.MAP, Input.VECTOR, Input.POSITIVE, Input.VECTOR, Input.POSITIVE);
    }

    @Override
    SDVariable apply(LayerOperators operators, SDVariable[] in, SDVariable c) {
      return operators.normalise(in[0], in[1], in[2], in[3], in[4], EPSILON, c);
    }

    @Override
    Gradient[][] expected(Geometry<Gradient> geometry, Gradient[][][] in) {
      Gradient[] mean = geometry.toPoint(in[1][0]);
      Gradient[] bias = geometry.toPoint(in[3][0]);
      Gradient ratio = in[4][0][0].divide(in[2][0][0].add(EPSILON)).sqrt();
      return rows(
          in[0],
          v -> {
            Gradient[] away = geometry.logmap(mean, geometry.toPoint(v));
            Gradient[] moved = geometry.transport(mean, bias, away);
            for (int i = 0; i < moved.length; i++) {
              moved[i] = moved[i].multiply(ratio);
            }
            return geometry.toTangent(geometry.expmap(bias, moved));
          });
    }
  },
  ADD {
    @Override
    List<Input> inputs() {
      return List.of(Input.MAP, Input.MAP);
    }

    @Override
    SDVariable apply(LayerOperators operators, SDVariable[] in, SDVariable c) {
      return operators.add(in[0], in[1], c);
    }

    @Override
    Gradient[][] expected(Geometry<Gradient> geometry, Gradient[][][] in) {
      Gradient[][] out = new Gradient[in[0].length][];
      for (int i = 0; i < out.length; i++) {
        // The sum of gyrovectors, said so that it holds on every manifold.
        Gradient[] f = geometry.toPoint(in[0][i]);
        Gradient[] g = geometry.toPoint(in[1][i]);
        out[i] =
            geometry.toTangent(
                geometry.expmap(f, geometry.transportFromOrigin(f, geometry.logmap0(g))));
      }
      return out;
    }
  },
  DISTANCE {
    @Override
    List<Input> inputs() {
      return List.of(Input.MAP, Input.MAP);
    }

    @Override
    SDVariable apply(LayerOperators operators, SDVariable[] in, SDVariable c) {
      return operators.distance(in[0], in[1], c);
    }

    @Override
    Gradient[][] expected(Geometry<Gradient> geometry, Gradient[][][] in) {
      Gradient[][] out = new Gradient[in[0].length][];
      for (int i = 0; i < out.length; i++) {
        out[i] =
            new Gradient[] {
              geometry.distance(geometry.toPoint(in[0][i]), geometry.toPoint(in[1][i]))
            };
      }
      return out;
    }
  },
  TO_POINT {
    @Override
    List<Input> inputs() {
      return List.of(Input.MAP);
    }

    @Override
    SDVariable apply(LayerOperators operators, SDVariable[] in, SDVariable c) {
      return operators.toPoint(in[0], c);
    }

    @Override
    Gradient[][] expected(Geometry<Gradient> geometry, Gradient[][][] in) {
      return rows(in[0], geometry::toPoint);
    }
  },
  TO_TANGENT {
    @Override
    List<Input> inputs() {
      return List.of(Input.POINTS);
    }

    @Override
    SDVariable apply(LayerOperators operators, SDVariable[] in, SDVariable c) {
      return operators.toTangent(in[0], c);
    }

    @Override
    Gradient[][] expected(Geometry<Gradient> geometry, Gradient[][][] in) {
      return rows(in[0], geometry::toTangent);
    }
  };

  /** What an input is. */
  enum Input {
    /** {@code [N, C, ...]}: tangent coordinates. */
    MAP,
    /** {@code [N, A, ...]}: points. */
    POINTS,
    /** {@code [N, 1, ...]}, positive. */
    WEIGHTS,
    /** {@code [C]}: tangent coordinates. */
    VECTOR,
    /** {@code [1]}, positive. */
    POSITIVE,
    /** {@code [C, K]}, one a column. */
    NORMALS,
    /** {@code [K]}. */
    OFFSETS
  }

  /** A function of a row. */
  @FunctionalInterface
  private interface OfRow {
    Gradient[] apply(Gradient[] row);
  }

  static final double EPSILON = 1e-3;

  abstract List<Input> inputs();

  abstract SDVariable apply(LayerOperators operators, SDVariable[] in, SDVariable c);

  abstract Gradient[][] expected(Geometry<Gradient> geometry, Gradient[][][] in);

  private static Gradient[][] rows(Gradient[][] rows, OfRow function) {
    Gradient[][] out = new Gradient[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      out[i] = function.apply(rows[i]);
    }
    return out;
  }

  private static Gradient[][] row(Gradient... row) {
    return new Gradient[][] {row};
  }

  private static Gradient[][] points(Geometry<Gradient> geometry, Gradient[][] rows) {
    Gradient[][] points = MathArrays.buildArray(geometry.curvature().getField(), rows.length, 1);
    for (int i = 0; i < rows.length; i++) {
      points[i] = geometry.toPoint(rows[i]);
    }
    return points;
  }

  private static Gradient[] ones(Geometry<Gradient> geometry, Gradient[][] rows) {
    Gradient[] ones = MathArrays.buildArray(geometry.curvature().getField(), rows.length);
    java.util.Arrays.fill(ones, geometry.curvature().getField().getOne());
    return ones;
  }

  private static Gradient[] column(Geometry<Gradient> geometry, Gradient[][] rows) {
    Gradient[] column = MathArrays.buildArray(geometry.curvature().getField(), rows.length);
    for (int i = 0; i < rows.length; i++) {
      column[i] = rows[i][0];
    }
    return column;
  }

  /** What hyperplane operators are given of vectors and normals. */
  private record Products(SDVariable inner, SDVariable squaredNorm, SDVariable normalNorms) {

    static Products of(SDVariable v, SDVariable normals) {
      int rank = v.getShape().length;
      SDVariable inner = v;
      if (rank == 2) {
        inner = v.mmul(normals);
      } else {
        long[] shape = v.getShape();
        long planes = normals.getShape()[1];
        inner =
            v.permute(0, 2, 3, 1)
                .reshape(-1, shape[1])
                .mmul(normals)
                .reshape(shape[0], shape[2], shape[3], planes)
                .permute(0, 3, 1, 2);
      }
      return new Products(
          inner, v.mul(v).sum(true, 1), v.getSameDiff().math().sqrt(normals.mul(normals).sum(0)));
    }
  }
}
