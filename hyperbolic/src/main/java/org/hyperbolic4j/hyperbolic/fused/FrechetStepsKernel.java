package org.hyperbolic4j.hyperbolic.fused;

import static org.hyperbolic4j.manifold.fused.Signature.Shape.CHANNELS;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.NUMBER;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.POSITIONS;

import org.hyperbolic4j.manifold.fused.FeatureKernel;
import org.hyperbolic4j.manifold.fused.Signature;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * A number of steps from the midpoint towards the Frechet mean, {@link FrechetSteps}. Inputs v
 * {@code [N, C, ...]}, weights {@code [N, 1, ...]} if weighted, c {@code [1]}; result {@code [C]}.
 *
 * @param steps how many, at least 1
 * @param weighted whether there are weights
 */
record FrechetStepsKernel(int steps, boolean weighted) implements FeatureKernel {

  private static final Signature ALIKE = Signature.of(CHANNELS).with("the curvature", NUMBER);

  private static final Signature WEIGHTED =
      Signature.of(CHANNELS).with("the weights", POSITIONS).with("the curvature", NUMBER);

  @Override
  public String id() {
    return "hyperbolic.frechet-steps(%d,weighted=%s)".formatted(steps, weighted);
  }

  @Override
  public Signature signature() {
    return weighted ? WEIGHTED : ALIKE;
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    outputs[0].storeAll(of(inputs, workers).coordinates());
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    double byCurvature =
        of(inputs, workers)
            .differentiate(cotangent.toArray(), gradients[0], weighted ? gradients[1] : null);
    gradients[inputCount() - 1].storeAll(byCurvature);
  }

  private FrechetSteps of(Tensor[] inputs, Workers workers) {
    WeightedPoints points =
        new WeightedPoints(
            inputs[0], weighted ? inputs[1] : null, inputs[inputCount() - 1].scalar(), workers);
    return new FrechetSteps(points, steps);
  }
}
