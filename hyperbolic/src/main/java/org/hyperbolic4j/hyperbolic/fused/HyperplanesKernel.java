package org.hyperbolic4j.hyperbolic.fused;

import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * Fully connected layer, or signed hyperplane distances, from inner products (docs/gradients.md,
 * section 4). Inputs: inner products {@code [N, K, ...]}, squared norms {@code [N, 1, ...]},
 * lengths of normals {@code [K]}, offsets {@code [K]}, c {@code [1]}.
 */
record HyperplanesKernel(HyperplaneSettings settings) implements FusedOperator {

  @Override
  public String id() {
    return settings.id();
  }

  @Override
  public int inputCount() {
    return 5;
  }

  @Override
  public int outputCount() {
    return 1;
  }

  @Override
  public long[][] outputShapes(long[][] inputShapes) {
    FeatureLayout layout = FeatureLayout.of(inputShapes[0]);
    Shapes.require("the squared norm", inputShapes[1], Shapes.single(inputShapes[0]));
    Shapes.require("the lengths of the normals", inputShapes[2], layout.channels());
    Shapes.require("the offsets", inputShapes[3], layout.channels());
    Shapes.require("the curvature", inputShapes[4], 1);
    return new long[][] {inputShapes[0]};
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    Hyperplanes hyperplanes = new Hyperplanes(inputs);
    workers.forEach(
        layout.pieces(),
        (from, to) -> {
          HyperplaneBlock block = new HyperplaneBlock(layout, hyperplanes, settings);
          for (int piece = from; piece < to; piece++) {
            block.load(inputs, piece);
            block.evaluate();
            block.store(outputs[0], piece);
          }
        });
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    Hyperplanes hyperplanes = new Hyperplanes(inputs);
    int count = hyperplanes.count();
    Partials partials = new Partials(layout.pieces(), 2 * count + 1);
    workers.forEach(
        layout.pieces(),
        (from, to) -> {
          HyperplaneBlock block = new HyperplaneBlock(layout, hyperplanes, settings);
          for (int piece = from; piece < to; piece++) {
            block.load(inputs, piece);
            block.evaluate();
            block.differentiate(cotangent, piece, partials.of(piece));
            block.storeGradients(gradients, piece);
          }
        });
    double[] sums = partials.sum();
    gradients[2].store(0, sums, 0, count);
    gradients[3].store(0, sums, count, count);
    gradients[4].store(0, sums, 2 * count, 1);
  }
}
