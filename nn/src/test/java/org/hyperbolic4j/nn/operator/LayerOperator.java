package org.hyperbolic4j.nn.operator;

import java.util.List;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.nd4j.autodiff.samediff.SDVariable;

/** The operators of layers in a graph, and what their inputs are. */
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

  static final double EPSILON = 1e-3;

  abstract List<Input> inputs();

  abstract SDVariable apply(LayerOperators operators, SDVariable[] in, SDVariable c);

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
