package org.hyperbolic4j.benchmarks;

import java.util.Locale;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** The operators of layers, each applied to random inputs of a feature map's shape. */
public enum LayerOperator {
  /** Fully connected layer from inner products. */
  HYPERPLANES {
    @Override
    SDVariable apply(LayerOperators operators, Inputs in) {
      return operators.hyperplanes(
          in.map("inner"),
          in.positive("squared_norm", 1),
          in.norms(),
          in.vector("offsets"),
          in.c());
    }
  },
  /** Signed distances to hyperplanes. */
  HYPERPLANE_DISTANCES {
    @Override
    SDVariable apply(LayerOperators operators, Inputs in) {
      return operators.hyperplaneDistances(
          in.map("inner"),
          in.positive("squared_norm", 1),
          in.norms(),
          in.vector("offsets"),
          in.c());
    }
  },
  /** Midpoint of a batch. */
  MIDPOINT {
    @Override
    SDVariable apply(LayerOperators operators, Inputs in) {
      return operators.centre(in.map("v"), Centre.MIDPOINT, in.c());
    }
  },
  /** Mean squared distance of a batch to a centre. */
  DISPERSION {
    @Override
    SDVariable apply(LayerOperators operators, Inputs in) {
      return operators.dispersion(in.map("v"), in.vector("centre"), in.c());
    }
  },
  /** Recentring and rescaling of a batch. */
  NORMALISE {
    @Override
    SDVariable apply(LayerOperators operators, Inputs in) {
      return operators.normalise(
          in.map("v"),
          in.vector("centre"),
          in.scalar("dispersion"),
          in.vector("bias"),
          in.scalar("scale"),
          1e-6,
          in.c());
    }
  },
  /** Residual connection. */
  ADD {
    @Override
    SDVariable apply(LayerOperators operators, Inputs in) {
      return operators.add(in.map("f"), in.map("g"), in.c());
    }
  },
  /** Distances between points. */
  DISTANCE {
    @Override
    SDVariable apply(LayerOperators operators, Inputs in) {
      return operators.distance(in.map("u"), in.map("v"), in.c());
    }
  },
  /** Points from tangent coordinates. */
  TO_POINT {
    @Override
    SDVariable apply(LayerOperators operators, Inputs in) {
      return operators.toPoint(in.map("v"), in.c());
    }
  };

  /**
   * Adds the operator to a graph.
   *
   * @param operators the manifold's operators
   * @param inputs where its inputs come from
   * @return the result
   */
  abstract SDVariable apply(LayerOperators operators, Inputs inputs);

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Makes variables with random values, of the size that trained networks have. */
  static final class Inputs {

    private final SameDiff graph;
    private final DataType type;
    private final long[] shape;

    /**
     * Inputs for one operator.
     *
     * @param graph where to make them
     * @param type floating-point type
     * @param shape of the feature map, {@code [N, C, H, W]}
     */
    Inputs(SameDiff graph, DataType type, long... shape) {
      this.graph = graph;
      this.type = type;
      this.shape = shape.clone();
    }

    SDVariable map(String name) {
      return graph.var(name, Nd4j.randn(type, shape).muli(0.3));
    }

    SDVariable positive(String name, long channels) {
      return graph.var(name, Nd4j.rand(type, shape[0], channels, shape[2], shape[3]));
    }

    SDVariable vector(String name) {
      return graph.var(name, Nd4j.randn(type, shape[1]).muli(0.1));
    }

    SDVariable norms() {
      return graph.var("normal_norms", Nd4j.rand(type, shape[1]).addi(0.5));
    }

    SDVariable scalar(String name) {
      return graph.var(name, Nd4j.ones(type, 1));
    }

    SDVariable c() {
      return graph.var("c", Nd4j.ones(type, 1).muli(0.1));
    }
  }
}
