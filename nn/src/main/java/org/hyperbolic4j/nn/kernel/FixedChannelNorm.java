package org.hyperbolic4j.nn.kernel;

import static org.hyperbolic4j.manifold.fused.Signature.Shape.CHANNELS;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.MAP;

import org.hyperbolic4j.manifold.fused.FeatureKernel;
import org.hyperbolic4j.manifold.fused.Signature;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * Euclidean batch norm with given statistics, optionally followed by ReLU. Inputs: v {@code [N, C,
 * ...]}, scale {@code [C]}, shift {@code [C]}, mean {@code [C]}, variance {@code [C]}; result:
 * {@code scale (v - mean) / sqrt(variance + epsilon) + shift}.
 *
 * @param epsilon added to the variance, positive
 * @param relu whether negative results become zero
 */
public record FixedChannelNorm(double epsilon, boolean relu) implements FeatureKernel {

  private static final Signature SIGNATURE =
      Signature.of(MAP)
          .with("the scale", CHANNELS)
          .with("the shift", CHANNELS)
          .with("the mean", CHANNELS)
          .with("the variance", CHANNELS);

  @Override
  public String id() {
    return "nn.fixedChannelNorm(epsilon=%s,relu=%s)".formatted(epsilon, relu);
  }

  @Override
  public Signature signature() {
    return SIGNATURE;
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    Tensor v = inputs[0];
    ChannelLayout layout = ChannelLayout.of(v.shape());
    double[] scale = inputs[1].toArray();
    double[] shift = inputs[2].toArray();
    double[] mean = inputs[3].toArray();
    double[] variance = inputs[4].toArray();
    workers.forEachPiece(
        layout.channels(),
        scratch -> {
          double[] plane = scratch.doubles(layout.positions());
          return channel -> {
            double slope = scale[channel] / Math.sqrt(variance[channel] + epsilon);
            for (int image = 0; image < layout.images(); image++) {
              long at = layout.plane(image, channel);
              v.load(at, plane, 0, plane.length);
              for (int i = 0; i < plane.length; i++) {
                double y = slope * (plane[i] - mean[channel]) + shift[channel];
                plane[i] = relu ? Math.max(y, 0) : y;
              }
              outputs[0].store(at, plane, 0, plane.length);
            }
          };
        });
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    Tensor v = inputs[0];
    ChannelLayout layout = ChannelLayout.of(v.shape());
    double[] scale = inputs[1].toArray();
    double[] shift = inputs[2].toArray();
    double[] mean = inputs[3].toArray();
    double[] variance = inputs[4].toArray();
    double[][] sums = new double[4][layout.channels()];
    workers.forEachPiece(
        layout.channels(),
        scratch -> {
          double[] plane = scratch.doubles(layout.positions());
          double[] incoming = scratch.doubles(layout.positions());
          return channel -> {
            double inverse = 1 / Math.sqrt(variance[channel] + epsilon);
            double slope = scale[channel] * inverse;
            double bySlope = 0;
            double byOffset = 0;
            for (int image = 0; image < layout.images(); image++) {
              long at = layout.plane(image, channel);
              v.load(at, plane, 0, plane.length);
              cotangent.load(at, incoming, 0, incoming.length);
              for (int i = 0; i < plane.length; i++) {
                double centred = plane[i] - mean[channel];
                boolean blocked = relu && slope * centred + shift[channel] <= 0;
                double g = blocked ? 0 : incoming[i];
                bySlope += g * centred;
                byOffset += g;
                plane[i] = g * slope;
              }
              gradients[0].store(at, plane, 0, plane.length);
            }
            sums[0][channel] = inverse * bySlope;
            sums[1][channel] = byOffset;
            sums[2][channel] = -slope * byOffset;
            sums[3][channel] = -slope * inverse * inverse * bySlope / 2;
          };
        });
    for (int input = 0; input < sums.length; input++) {
      gradients[input + 1].store(0, sums[input], 0, layout.channels());
    }
  }
}
