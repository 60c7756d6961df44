package org.hyperbolic4j.lorentz.sheet.fused;

import org.hyperbolic4j.hyperbolic.fused.FeatureLayout;
import org.hyperbolic4j.hyperbolic.fused.Partials;
import org.hyperbolic4j.hyperbolic.fused.Shapes;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * Centroid of a batch (docs/gradients.md, (9.8) and (9.9)). Inputs x {@code [N, C, ...]}, c {@code
 * [1]}; result {@code [C]}.
 */
record CentreKernel() implements FusedOperator {

  /**
   * Least {@code 1 - c|velocity|^2} of the sum of points that leaves its length enough digits;
   * below, the sum is taken once more, seen from where it points.
   */
  private static final double NEAR = 1e-4;

  /** Least value that is taken for more than rounding. */
  private static final double SURE = 1e-14;

  /** Each look brings the furthest points seven orders of magnitude nearer. */
  private static final int LOOKS = 8;

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
    SpacePart centre = new SpacePart(new double[channels], c);
    for (int look = 0; look < LOOKS; look++) {
      double[] sums = sums(inputs[0], layout, centre, c, workers);
      double time = sums[channels];
      double square = 0;
      for (int channel = 0; channel < channels; channel++) {
        double velocity = time > 0 ? sums[channel] / time : 0;
        sums[channel] = velocity;
        square += velocity * velocity;
      }
      double gap = 1 - c * square;
      double[] step = new double[channels];
      for (int channel = 0; channel < channels; channel++) {
        step[channel] = sums[channel] / Math.sqrt(Math.max(gap, SURE));
      }
      centre = boosted(step, centre, c);
      if (gap > NEAR) {
        break;
      }
    }
    return centre;
  }

  /** A point seen from the centre, as seen from the origin. */
  private static SpacePart boosted(double[] step, SpacePart centre, double c) {
    SpacePart point = new SpacePart(step, c);
    double along = 0;
    for (int channel = 0; channel < step.length; channel++) {
      along += point.x[channel] * centre.x[channel];
    }
    double turn = c * along / (1 + centre.g) + point.g;
    double[] moved = new double[step.length];
    for (int channel = 0; channel < step.length; channel++) {
      moved[channel] = point.x[channel] + turn * centre.x[channel];
    }
    return new SpacePart(moved, c);
  }

  /** Sums of the points seen from a centre: space parts, then Lorentz factors. */
  private static double[] sums(
      Tensor map, FeatureLayout layout, SpacePart centre, double c, Workers workers) {
    int channels = layout.channels();
    Partials partials = new Partials(layout.pieces(), channels + 1);
    workers.forEach(
        layout.pieces(),
        (from, to) -> {
          SheetBlock x = new SheetBlock(layout, c);
          Boost boost = new Boost(layout, centre, c);
          double[] squares = new double[layout.block()];
          for (int piece = from; piece < to; piece++) {
            double[] sums = partials.of(piece);
            x.load(map, piece);
            boost.of(x);
            boost.seen.dot(boost.seen, squares);
            for (int i = 0; i < x.length(); i++) {
              sums[channels] += Math.sqrt(1 + c * squares[i]);
            }
            for (int channel = 0; channel < channels; channel++) {
              int at = x.at(channel);
              for (int i = 0; i < x.length(); i++) {
                sums[channel] += boost.seen.x[at + i];
              }
            }
          }
        });
    return partials.sum();
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
    double length = length(inputs[0], layout, centre, c, workers);
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

  /** The Lorentzian length of the sum of points: that of its time over that of the centre. */
  private static double length(
      Tensor map, FeatureLayout layout, SpacePart centre, double c, Workers workers) {
    Partials partials = new Partials(layout.pieces(), 1);
    workers.forEach(
        layout.pieces(),
        (from, to) -> {
          SheetBlock x = new SheetBlock(layout, c);
          for (int piece = from; piece < to; piece++) {
            double[] sums = partials.of(piece);
            x.load(map, piece);
            for (int i = 0; i < x.length(); i++) {
              sums[0] += x.g[i];
            }
          }
        });
    return partials.sum()[0] / centre.g;
  }
}
