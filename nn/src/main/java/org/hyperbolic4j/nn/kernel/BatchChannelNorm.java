package org.hyperbolic4j.nn.kernel;

import static org.hyperbolic4j.manifold.fused.Signature.Shape.CHANNELS;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.MAP;

import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Scratch;
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
        scratch -> {
          double[] plane = scratch.doubles(layout.positions());
          double[] result = scratch.doubles(layout.positions());
          return channel -> {
            moments(v, layout, channel, plane, mean, variance);
            double slope = scale[channel] / Math.sqrt(variance[channel] + epsilon);
            double offset = shift[channel] - slope * mean[channel];
            for (int image = 0; image < layout.images(); image++) {
              long at = layout.plane(image, channel);
              v.load(at, plane, 0, plane.length);
              for (int i = 0; i < plane.length; i++) {
                result[i] = slope * plane[i] + offset;
              }
              if (relu) {
                for (int i = 0; i < plane.length; i++) {
                  result[i] = Math.max(result[i], 0);
                }
              }
              outputs[0].store(at, result, 0, result.length);
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
    int count = plane.length;
    double centre = 0;
    double spread = 0;
    for (int image = 0; image < layout.images(); image++) {
      v.load(layout.plane(image, channel), plane, 0, count);
      double planeMean = Runs.best().sum(plane, count) / count;
      for (int i = 0; i < count; i++) {
        plane[i] -= planeMean;
      }
      double planeSpread = Runs.best().dot(plane, plane, count);
      double step = planeMean - centre;
      centre += step / (image + 1);
      spread += planeSpread + step * step * count * image / (image + 1);
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
        scratch -> {
          Standardised standardised = new Standardised(scratch, layout.positions());
          double[] result = scratch.doubles(layout.positions());
          return channel -> {
            standardised.mean = mean[channel];
            standardised.inverse = 1 / Math.sqrt(variance[channel] + epsilon);
            double bySlope = 0;
            double byOffset = 0;
            for (int image = 0; image < layout.images(); image++) {
              long at = layout.plane(image, channel);
              standardised.load(v, cotangent, at, scale[channel], shift[channel]);
              bySlope += Runs.best().dot(standardised.g, standardised.v, result.length);
              byOffset += Runs.best().sum(standardised.g, result.length);
            }
            toScale[channel] = bySlope;
            toShift[channel] = byOffset;
            double slope = scale[channel] * standardised.inverse;
            double meanBySlope = bySlope / layout.valuesPerChannel();
            double meanByOffset = byOffset / layout.valuesPerChannel();
            for (int image = 0; image < layout.images(); image++) {
              long at = layout.plane(image, channel);
              standardised.load(v, cotangent, at, scale[channel], shift[channel]);
              double[] g = standardised.g;
              double[] standard = standardised.v;
              for (int i = 0; i < result.length; i++) {
                result[i] = slope * (g[i] - (meanByOffset + standard[i] * meanBySlope));
              }
              gradients[0].store(at, result, 0, result.length);
            }
          };
        });
    gradients[1].storeAll(toScale);
    gradients[2].storeAll(toShift);
  }

  /** A plane with mean 0 and variance 1, and what of a cotangent ReLU lets through. */
  private final class Standardised {
    private final double[] v;
    private final double[] g;
    private final double[] incoming;
    private final double[] gate;
    private double mean;
    private double inverse;

    Standardised(Scratch scratch, int positions) {
      v = scratch.doubles(positions);
      g = scratch.doubles(positions);
      incoming = scratch.doubles(positions);
      gate = scratch.doubles(positions);
    }

    void load(Tensor map, Tensor cotangent, long at, double scale, double shift) {
      map.load(at, v, 0, v.length);
      for (int i = 0; i < v.length; i++) {
        v[i] = (v[i] - mean) * inverse;
      }
      if (!relu) {
        cotangent.load(at, g, 0, g.length);
        return;
      }
      cotangent.load(at, incoming, 0, g.length);
      for (int i = 0; i < v.length; i++) {
        gate[i] = scale * v[i] + shift;
      }
      Runs.best().where(gate, incoming, g.length, g);
    }
  }
}
