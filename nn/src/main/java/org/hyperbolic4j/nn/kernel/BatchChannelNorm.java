package org.hyperbolic4j.nn.kernel;

import static org.hyperbolic4j.manifold.fused.Signature.Shape.CHANNELS;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.MAP;

import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Signature;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * Euclidean batch norm with the statistics of the batch, optionally followed by ReLU (Ioffe and
 * Szegedy 2015). Inputs: v {@code [N, C, ...]}, scale {@code [C]}, shift {@code [C]}. Outputs: the
 * result {@code [N, C, ...]}, then the mean {@code [C]} and the variance {@code [C]} (divided by
 * the number of values) of each channel.
 *
 * @param epsilon added to the variance, positive
 * @param relu whether negative results become zero
 */
public record BatchChannelNorm(double epsilon, boolean relu) implements FusedOperator {

  private static final Signature SIGNATURE =
      Signature.of(MAP).with("the scale", CHANNELS).with("the shift", CHANNELS);

  @Override
  public String id() {
    return "nn.batchChannelNorm(epsilon=%s,relu=%s)".formatted(epsilon, relu);
  }

  @Override
  public int inputCount() {
    return SIGNATURE.inputCount();
  }

  @Override
  public int outputCount() {
    return 3;
  }

  @Override
  public long[][] outputShapes(long[][] inputShapes) {
    long[] map = SIGNATURE.resultShape(inputShapes);
    long channels = ChannelLayout.of(map).channels();
    return new long[][] {map, {channels}, {channels}};
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    Tensor v = inputs[0];
    ChannelLayout layout = ChannelLayout.of(v.shape());
    double[] scale = inputs[1].toArray();
    double[] shift = inputs[2].toArray();
    double[] mean = new double[layout.channels()];
    double[] variance = new double[layout.channels()];
    workers.forEachPiece(
        layout.channels(),
        () -> {
          double[] plane = new double[layout.positions()];
          return channel -> {
            moments(v, layout, channel, plane, mean, variance);
            double slope = scale[channel] / Math.sqrt(variance[channel] + epsilon);
            double offset = shift[channel] - slope * mean[channel];
            for (int image = 0; image < layout.images(); image++) {
              long at = layout.plane(image, channel);
              v.load(at, plane, 0, plane.length);
              for (int i = 0; i < plane.length; i++) {
                double y = slope * plane[i] + offset;
                plane[i] = relu ? Math.max(y, 0) : y;
              }
              outputs[0].store(at, plane, 0, plane.length);
            }
          };
        });
    outputs[1].storeAll(mean);
    outputs[2].storeAll(variance);
  }

  /** Mean and variance of a channel in one read: planes are merged as Chan et al. 1979 do. */
  private static void moments(
      Tensor v,
      ChannelLayout layout,
      int channel,
      double[] plane,
      double[] mean,
      double[] variance) {
    double centre = 0;
    double spread = 0;
    for (int image = 0; image < layout.images(); image++) {
      v.load(layout.plane(image, channel), plane, 0, plane.length);
      double sum = 0;
      for (double x : plane) {
        sum += x;
      }
      double planeMean = sum / plane.length;
      double planeSpread = 0;
      for (double x : plane) {
        planeSpread += (x - planeMean) * (x - planeMean);
      }
      double step = planeMean - centre;
      centre += step / (image + 1);
      spread += planeSpread + step * step * plane.length * image / (image + 1);
    }
    mean[channel] = centre;
    variance[channel] = spread / layout.valuesPerChannel();
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    Tensor v = inputs[0];
    ChannelLayout layout = ChannelLayout.of(v.shape());
    double[] scale = inputs[1].toArray();
    double[] shift = inputs[2].toArray();
    double[] mean = outputs[1].toArray();
    double[] variance = outputs[2].toArray();
    double[] toScale = new double[layout.channels()];
    double[] toShift = new double[layout.channels()];
    workers.forEachPiece(
        layout.channels(),
        () -> {
          double[] plane = new double[layout.positions()];
          double[] incoming = new double[layout.positions()];
          return channel -> {
            double inverse = 1 / Math.sqrt(variance[channel] + epsilon);
            double bySlope = 0;
            double byOffset = 0;
            for (int image = 0; image < layout.images(); image++) {
              long at = layout.plane(image, channel);
              v.load(at, plane, 0, plane.length);
              cotangent.load(at, incoming, 0, incoming.length);
              for (int i = 0; i < plane.length; i++) {
                double standard = (plane[i] - mean[channel]) * inverse;
                double g = passed(incoming[i], scale[channel] * standard + shift[channel]);
                bySlope += g * standard;
                byOffset += g;
              }
            }
            toScale[channel] = bySlope;
            toShift[channel] = byOffset;
            double perValue = 1.0 / layout.valuesPerChannel();
            double slope = scale[channel] * inverse;
            for (int image = 0; image < layout.images(); image++) {
              long at = layout.plane(image, channel);
              v.load(at, plane, 0, plane.length);
              cotangent.load(at, incoming, 0, incoming.length);
              for (int i = 0; i < plane.length; i++) {
                double standard = (plane[i] - mean[channel]) * inverse;
                double g = passed(incoming[i], scale[channel] * standard + shift[channel]);
                plane[i] = slope * (g - perValue * (byOffset + standard * bySlope));
              }
              gradients[0].store(at, plane, 0, plane.length);
            }
          };
        });
    gradients[1].storeAll(toScale);
    gradients[2].storeAll(toShift);
  }

  private double passed(double cotangent, double result) {
    return relu && result <= 0 ? 0 : cotangent;
  }
}
