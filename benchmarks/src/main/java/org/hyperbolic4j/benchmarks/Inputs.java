package org.hyperbolic4j.benchmarks;

import org.hyperbolic4j.benchmarks.floor.MapShape;
import org.hyperbolic4j.nn.layer.LayerGraph;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Makes variables in float32 with random values, of the size that trained networks have. */
final class Inputs {

  private static final DataType TYPE = DataType.FLOAT;

  private final LayerGraph graph;
  private final MapShape shape;

  /**
   * Inputs for one operator or layer.
   *
   * @param graph where to make them
   * @param shape of the feature map
   */
  Inputs(LayerGraph graph, MapShape shape) {
    this.graph = graph;
    this.shape = shape;
  }

  MapShape shape() {
    return shape;
  }

  LayerGraph graph() {
    return graph;
  }

  SDVariable map(String name) {
    return variable(name, 0.3, shape.axes());
  }

  /** A batch of vectors {@code [N, C]}. */
  SDVariable batch(String name) {
    return variable(name, 0.3, shape.images(), shape.channels());
  }

  SDVariable positive(String name) {
    return graph
        .sameDiff()
        .var(name, Nd4j.rand(TYPE, shape.images(), 1, shape.height(), shape.width()));
  }

  SDVariable vector(String name) {
    return variable(name, 0.1, shape.channels());
  }

  /** Positive numbers, one a channel. */
  SDVariable norms(String name) {
    return graph.sameDiff().var(name, Nd4j.rand(TYPE, shape.channels()).addi(0.5));
  }

  /** The weights of a convolution of 3x3 with as many outputs as channels. */
  SDVariable weights(String name) {
    return variable(name, 0.1, 9 * shape.channels(), shape.channels());
  }

  SDVariable scalar(String name) {
    return graph.sameDiff().var(name, Nd4j.ones(TYPE, 1));
  }

  /** The curvature, which nobody learns. */
  SDVariable c() {
    return graph.sameDiff().constant("c", Nd4j.ones(TYPE, 1).muli(0.1));
  }

  private SDVariable variable(String name, double size, long... axes) {
    return graph.sameDiff().var(name, Nd4j.randn(TYPE, axes).muli(size));
  }
}
