package org.hyperbolic4j.hyperbolic.fused;

import static org.hyperbolic4j.manifold.fused.Signature.Shape.CHANNELS;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.NUMBER;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.POSITIONS;

import org.hyperbolic4j.manifold.fused.FeatureKernel;
import org.hyperbolic4j.manifold.fused.Signature;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;
import org.hyperbolic4j.manifold.operator.Centre;

/**
 * Centre of a batch (docs/gradients.md, section 6). Inputs v {@code [N, C, ...]}, weights {@code
 * [N, 1, ...]} if weighted, c {@code [1]}; result {@code [C]}.
 */
record CentreKernel(Centre kind, boolean weighted) implements FeatureKernel {

  private static final Signature ALIKE = Signature.of(CHANNELS).with("the curvature", NUMBER);

  private static final Signature WEIGHTED =
      Signature.of(CHANNELS).with("the weights", POSITIONS).with("the curvature", NUMBER);

  @Override
  public String id() {
    return "hyperbolic.centre(%s,weighted=%s)".formatted(kind, weighted);
  }

  @Override
  public Signature signature() {
    return weighted ? WEIGHTED : ALIKE;
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    WeightedPoints points = points(inputs, workers);
    double[] mean =
        switch (kind) {
          case MIDPOINT -> Midpoint.of(points).coordinates();
          case FRECHET -> FrechetMean.of(points).coordinates();
        };
    outputs[0].storeAll(mean);
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    WeightedPoints points = points(inputs, workers);
    double[] g = cotangent.toArray();
    Tensor byWeights = weighted ? gradients[1] : null;
    double byCurvature =
        switch (kind) {
          case MIDPOINT -> Midpoint.of(points).differentiate(g, gradients[0], byWeights);
          case FRECHET ->
              FrechetMean.differentiate(points, FrechetMean.of(points), g, gradients[0], byWeights);
        };
    gradients[inputCount() - 1].storeAll(byCurvature);
  }

  private WeightedPoints points(Tensor[] inputs, Workers workers) {
    return new WeightedPoints(
        inputs[0], weighted ? inputs[1] : null, inputs[inputCount() - 1].scalar(), workers);
  }
}
