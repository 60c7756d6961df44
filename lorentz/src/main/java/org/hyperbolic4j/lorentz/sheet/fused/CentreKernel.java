package org.hyperbolic4j.lorentz.sheet.fused;

import java.util.Arrays;
import org.hyperbolic4j.hyperbolic.fused.FeatureLayout;
import org.hyperbolic4j.hyperbolic.fused.Partials;
import org.hyperbolic4j.hyperbolic.fused.Shapes;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * Centroid of a batch (docs/gradients.md, (9.8) to (9.10)). Inputs x {@code [N, C, ...]}, c {@code
 * [1]}; result {@code [C]}.
 */
record CentreKernel() implements FusedOperator {

  /** Least {@code 1 - c|velocity|^2} of the sum of points that is taken as this difference. */
  private static final double NEAR = 1e-2;

  @Override
  public String id() {
    return "lorentz.native.centre";
  }

  @Override
  public int inputCount() {
    return 2;
  }

  @Override
  public int outputCount() {
    return 1;
  }

  @Override
  public long[][] outputShapes(long[][] inputShapes) {
    FeatureLayout layout = FeatureLayout.of(inputShapes[0]);
    Shapes.require("the curvature", inputShapes[1], 1);
    return new long[][] {{layout.channels()}};
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    Shapes.storeVector(outputs[0], centroid(inputs, workers).x);
  }

  private static SpacePart centroid(Tensor[] inputs, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    double c = Shapes.scalar(inputs[1]);
    int channels = layout.channels();
    double[] sums = sums(inputs[0], layout, c, workers);
    double time = sums[channels];
    double[] velocity = new double[channels];
    double square = 0;
    for (int channel = 0; channel < channels; channel++) {
      velocity[channel] = time > 0 ? sums[channel] / time : 0;
      square += velocity[channel] * velocity[channel];
    }
    double gap = 1 - c * square;
    if (gap < NEAR) {
      gap = gap(inputs[0], layout, velocity, c, workers) / time;
    }
    for (int channel = 0; channel < channels; channel++) {
      velocity[channel] /= Math.sqrt(gap);
    }
    return new SpacePart(velocity, c);
  }

  /** Sums over positions: of space parts, then of Lorentz factors. */
  private static double[] sums(Tensor map, FeatureLayout layout, double c, Workers workers) {
    int channels = layout.channels();
    Partials partials = new Partials(layout.pieces(), channels + 1);
    workers.forEach(
        layout.pieces(),
        (from, to) -> {
          SheetBlock x = new SheetBlock(layout, c);
          for (int piece = from; piece < to; piece++) {
            double[] sums = partials.of(piece);
            x.load(map, piece);
            for (int i = 0; i < x.length(); i++) {
              sums[channels] += x.g[i];
            }
            for (int channel = 0; channel < channels; channel++) {
              int at = x.at(channel);
              for (int i = 0; i < x.length(); i++) {
                sums[channel] += x.x[at + i];
              }
            }
          }
        });
    return partials.sum();
  }

  /** The sum of (9.8), over positions. */
  private static double gap(
      Tensor map, FeatureLayout layout, double[] velocity, double c, Workers workers) {
    Partials partials = new Partials(layout.pieces(), 1);
    workers.forEach(
        layout.pieces(),
        (from, to) -> {
          SheetBlock x = new SheetBlock(layout, c);
          double[] squares = new double[layout.block()];
          for (int piece = from; piece < to; piece++) {
            x.load(map, piece);
            Arrays.fill(squares, 0);
            for (int channel = 0; channel < velocity.length; channel++) {
              int at = x.at(channel);
              double mean = velocity[channel];
              for (int i = 0; i < x.length(); i++) {
                double apart = x.x[at + i] / x.g[i] - mean;
                squares[i] += apart * apart;
              }
            }
            double sum = 0;
            for (int i = 0; i < x.length(); i++) {
              sum += 1 / x.g[i] + c * squares[i] * x.g[i];
            }
            partials.of(piece)[0] = sum;
          }
        });
    return partials.sum()[0];
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    double c = Shapes.scalar(inputs[1]);
    SpacePart centre = centroid(inputs, workers);
    double[] byCentre = Shapes.vector(cotangent);
    double along = 0;
    for (int channel = 0; channel < byCentre.length; channel++) {
      along += byCentre[channel] * centre.x[channel];
    }
    double length = sums(inputs[0], layout, c, workers)[layout.channels()] / centre.g;
    double product = along;
    Partials partials = new Partials(layout.pieces(), 1);
    workers.forEach(
        layout.pieces(),
        (from, to) -> {
          SheetBlock x = new SheetBlock(layout, c);
          SheetBlock gradient = new SheetBlock(layout, c);
          Boost boost = new Boost(layout, centre, c);
          double[] pull = new double[layout.block()];
          for (int piece = from; piece < to; piece++) {
            x.load(inputs[0], piece);
            gradient.copyLength(x);
            boost.measure(x);
            double byCurvature = 0;
            for (int i = 0; i < x.length(); i++) {
              pull[i] = c * product / (x.g[i] * length);
              byCurvature -= boost.versine(i) + boost.higher(i) / x.g[i];
            }
            for (int channel = 0; channel < byCentre.length; channel++) {
              int at = x.at(channel);
              double component = centre.x[channel];
              double common = byCentre[channel] / length;
              for (int i = 0; i < x.length(); i++) {
                double apart = x.x[at + i] - component;
                gradient.x[at + i] =
                    common + pull[i] * (boost.higher(i) * component - centre.g * apart);
              }
            }
            partials.of(piece)[0] = byCurvature * product / (2 * c * length) + x.unlimit(gradient);
            gradient.store(gradients[0], piece);
          }
        });
    Shapes.storeVector(gradients[1], partials.sum()[0]);
  }
}
