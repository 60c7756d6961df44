package org.hyperbolic4j.hyperbolic.fused;

import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;
import org.hyperbolic4j.manifold.operator.TangentCap;

/**
 * Recentre and rescale (docs/gradients.md, section 8). Inputs v {@code [N, C, ...]}, centre {@code
 * [C]}, dispersion {@code [1]}, bias {@code [C]}, scale {@code [1]}, c {@code [1]}.
 */
record NormaliseKernel(double epsilon, TangentCap cap) implements FusedOperator {

  @Override
  public String id() {
    return "hyperbolic.normalise(epsilon=%s,cap=%s)".formatted(epsilon, cap.scaledNorm());
  }

  @Override
  public int inputCount() {
    return 6;
  }

  @Override
  public int outputCount() {
    return 1;
  }

  @Override
  public long[][] outputShapes(long[][] inputShapes) {
    FeatureLayout layout = FeatureLayout.of(inputShapes[0]);
    Shapes.require("the centre", inputShapes[1], layout.channels());
    Shapes.require("the dispersion", inputShapes[2], 1);
    Shapes.require("the bias", inputShapes[3], layout.channels());
    Shapes.require("the scale", inputShapes[4], 1);
    Shapes.require("the curvature", inputShapes[5], 1);
    return new long[][] {inputShapes[0]};
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    Normalisation normalisation = new Normalisation(inputs, epsilon, cap);
    workers.forEach(
        layout.pieces(),
        (from, to) -> {
          NormaliseBlock block = new NormaliseBlock(layout, normalisation);
          for (int piece = from; piece < to; piece++) {
            block.evaluate(inputs[0], piece);
            block.store(outputs[0], piece);
          }
        });
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    Normalisation normalisation = new Normalisation(inputs, epsilon, cap);
    Partials partials = new Partials(layout.pieces(), Normalisation.sums(layout.channels()));
    workers.forEach(
        layout.pieces(),
        (from, to) -> {
          NormaliseBlock block = new NormaliseBlock(layout, normalisation);
          for (int piece = from; piece < to; piece++) {
            block.evaluate(inputs[0], piece);
            block.differentiate(cotangent, piece, partials.of(piece));
            block.store(gradients[0], piece);
          }
        });
    normalisation.finish(partials.sum(), gradients);
  }
}
