package org.hyperbolic4j.hyperbolic.fused;

import static org.hyperbolic4j.manifold.fused.Signature.Shape.CHANNELS;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.MAP;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.NUMBER;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.POSITIONS;

import org.hyperbolic4j.manifold.fused.FeatureKernel;
import org.hyperbolic4j.manifold.fused.FeatureLayout;
import org.hyperbolic4j.manifold.fused.Signature;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * Fully connected layer, or signed hyperplane distances, from inner products (docs/gradients.md,
 * section 4). Inputs: inner products {@code [N, K, ...]}, squared norms {@code [N, 1, ...]},
 * lengths of normals {@code [K]}, offsets {@code [K]}, c {@code [1]}.
 */
record HyperplanesKernel(HyperplaneSettings settings) implements FeatureKernel {

  private static final Signature SIGNATURE =
      Signature.of(MAP)
          .with("the squared norm", POSITIONS)
          .with("the lengths of the normals", CHANNELS)
          .with("the offsets", CHANNELS)
          .with("the curvature", NUMBER);

  @Override
  public String id() {
    return settings.id();
  }

  @Override
  public Signature signature() {
    return SIGNATURE;
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    Hyperplanes hyperplanes = new Hyperplanes(inputs);
    workers.forEachPiece(
        layout.pieces(),
        scratch -> {
          HyperplaneBlock block = new HyperplaneBlock(scratch, layout, hyperplanes, settings);
          return piece -> {
            block.load(inputs, piece);
            block.evaluate();
            block.store(outputs[0], piece);
          };
        });
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    Hyperplanes hyperplanes = new Hyperplanes(inputs);
    int count = hyperplanes.count();
    boolean byCurvature = gradients[4].isWanted();
    double[] totals =
        workers.sum(
            layout.pieces(),
            2 * count + 1,
            scratch -> {
              HyperplaneBlock block = new HyperplaneBlock(scratch, layout, hyperplanes, settings);
              return (piece, sums) -> {
                block.load(inputs, piece);
                block.prepare();
                block.differentiate(cotangent, piece, sums, byCurvature);
                block.storeGradients(gradients, piece);
              };
            });
    gradients[2].store(0, totals, 0, count);
    gradients[3].store(0, totals, count, count);
    gradients[4].store(0, totals, 2 * count, 1);
  }
}
