package org.hyperbolic4j.hyperbolic.fused;

import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;
import org.hyperbolic4j.manifold.operator.Centre;

/**
 * Centre of a batch (docs/gradients.md, section 6). Inputs v {@code [N, C, ...]}, weights {@code
 * [N, 1, ...]} if weighted, c {@code [1]}; result {@code [C]}.
 */
record CentreKernel(Centre kind, boolean weighted) implements FusedOperator {

  @Override
  public String id() {
    return "hyperbolic.centre(%s,weighted=%s)".formatted(kind, weighted);
  }

  @Override
  public int inputCount() {
    return weighted ? 3 : 2;
  }

  @Override
  public int outputCount() {
    return 1;
  }

  @Override
  public long[][] outputShapes(long[][] inputShapes) {
    FeatureLayout layout = FeatureLayout.of(inputShapes[0]);
    Shapes.requirePositions("a centre", inputShapes[0]);
    if (weighted) {
      Shapes.require("the weights", inputShapes[1], Shapes.single(inputShapes[0]));
    }
    Shapes.require("the curvature", inputShapes[inputCount() - 1], 1);
    return new long[][] {{layout.channels()}};
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    WeightedPoints points = points(inputs, workers);
    double[] mean =
        switch (kind) {
          case MIDPOINT -> Midpoint.of(points).coordinates();
          case FRECHET -> FrechetMean.of(points).coordinates();
        };
    Shapes.storeVector(outputs[0], mean);
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    WeightedPoints points = points(inputs, workers);
    double[] g = Shapes.vector(cotangent);
    Tensor byWeights = weighted ? gradients[1] : null;
    double byCurvature =
        switch (kind) {
          case MIDPOINT -> Midpoint.of(points).differentiate(g, gradients[0], byWeights);
          case FRECHET ->
              FrechetMean.differentiate(points, FrechetMean.of(points), g, gradients[0], byWeights);
        };
    Shapes.storeVector(gradients[inputCount() - 1], byCurvature);
  }

  private WeightedPoints points(Tensor[] inputs, Workers workers) {
    return new WeightedPoints(
        inputs[0], weighted ? inputs[1] : null, Shapes.scalar(inputs[inputCount() - 1]), workers);
  }
}
