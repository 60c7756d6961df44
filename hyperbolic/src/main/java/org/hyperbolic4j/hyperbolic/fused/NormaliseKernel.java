package org.hyperbolic4j.hyperbolic.fused;

import static org.hyperbolic4j.manifold.fused.Signature.Shape.CHANNELS;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.MAP;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.NUMBER;

import org.hyperbolic4j.manifold.fused.FeatureKernel;
import org.hyperbolic4j.manifold.fused.FeatureLayout;
import org.hyperbolic4j.manifold.fused.Signature;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;
import org.hyperbolic4j.manifold.operator.TangentCap;

/**
 * Recentre and rescale (docs/gradients.md, section 8). Inputs v {@code [N, C, ...]}, centre {@code
 * [C]}, dispersion {@code [1]}, bias {@code [C]}, scale {@code [1]}, c {@code [1]}.
 */
record NormaliseKernel(double epsilon, TangentCap cap) implements FeatureKernel {

  private static final Signature SIGNATURE =
      Signature.of(MAP)
          .with("the centre", CHANNELS)
          .with("the dispersion", NUMBER)
          .with("the bias", CHANNELS)
          .with("the scale", NUMBER)
          .with("the curvature", NUMBER);

  @Override
  public String id() {
    return "hyperbolic.normalise(epsilon=%s,cap=%s)".formatted(epsilon, cap.scaledNorm());
  }

  @Override
  public Signature signature() {
    return SIGNATURE;
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    Normalisation normalisation = new Normalisation(inputs, epsilon, cap);
    workers.forEachPiece(
        layout.pieces(),
        scratch -> {
          NormaliseBlock block = new NormaliseBlock(scratch, layout, normalisation);
          return piece -> {
            block.evaluate(inputs[0], piece);
            block.map();
            block.store(outputs[0], piece);
          };
        });
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    Normalisation normalisation = new Normalisation(inputs, epsilon, cap);
    double[] totals =
        workers.sum(
            layout.pieces(),
            Normalisation.sums(layout.channels()),
            scratch -> {
              NormaliseBlock block = new NormaliseBlock(scratch, layout, normalisation);
              return (piece, sums) -> {
                block.evaluate(inputs[0], piece);
                block.differentiate(cotangent, piece, sums);
                block.store(gradients[0], piece);
              };
            });
    normalisation.finish(totals, gradients);
  }
}
