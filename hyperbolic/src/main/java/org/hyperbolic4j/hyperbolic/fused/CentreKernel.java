package org.hyperbolic4j.hyperbolic.fused;

import static org.hyperbolic4j.manifold.fused.Signature.Shape.CHANNELS;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.NUMBER;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.POSITIONS;

import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Signature;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;
import org.hyperbolic4j.manifold.operator.Centre;

/**
 * Centre of a batch (docs/gradients.md, section 6). Inputs v {@code [N, C, ...]}, weights {@code
 * [N, 1, ...]} if weighted, c {@code [1]}; result {@code [C]}. The centre is saved for the backward
 * pass, which would have to go through the batch to find it again.
 */
record CentreKernel(Centre kind, boolean weighted) implements FusedOperator {

  private static final Signature ALIKE = Signature.of(CHANNELS).with("the curvature", NUMBER);

  private static final Signature WEIGHTED =
      Signature.of(CHANNELS).with("the weights", POSITIONS).with("the curvature", NUMBER);

  @Override
  public String id() {
    return "hyperbolic.centre(%s,weighted=%s)".formatted(kind, weighted);
  }

  private Signature signature() {
    return weighted ? WEIGHTED : ALIKE;
  }

  @Override
  public int inputCount() {
    return signature().inputCount();
  }

  @Override
  public int outputCount() {
    return 2;
  }

  @Override
  public long[][] outputShapes(long[][] inputShapes) {
    long[] result = signature().resultShape(inputShapes);
    int channels = Math.toIntExact(result[0]);
    int saved =
        switch (kind) {
          case MIDPOINT -> Midpoint.numbers(channels);
          case FRECHET -> Frame.numbers(channels);
        };
    return new long[][] {result, Saved.shape(saved)};
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    WeightedPoints points = points(inputs, workers);
    switch (kind) {
      case MIDPOINT -> {
        Midpoint mean = Midpoint.of(points);
        outputs[0].storeAll(mean.coordinates());
        Saved.store(mean.toNumbers(), outputs[1]);
      }
      case FRECHET -> {
        Frame mean = FrechetMean.of(points);
        outputs[0].storeAll(mean.coordinates());
        Saved.store(mean.toNumbers(), outputs[1]);
      }
    }
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    WeightedPoints points = points(inputs, workers);
    double[] g = cotangent.toArray();
    double[] saved = Saved.load(outputs[1]);
    Tensor byWeights = weighted ? gradients[1] : null;
    double byCurvature =
        switch (kind) {
          case MIDPOINT -> Midpoint.of(points, saved).differentiate(g, gradients[0], byWeights);
          case FRECHET ->
              FrechetMean.differentiate(
                  points, Frame.of(saved, points.c), g, gradients[0], byWeights);
        };
    gradients[inputCount() - 1].storeAll(byCurvature);
  }

  private WeightedPoints points(Tensor[] inputs, Workers workers) {
    return new WeightedPoints(
        inputs[0], weighted ? inputs[1] : null, inputs[inputCount() - 1].scalar(), workers);
  }
}
