package org.hyperbolic4j.lorentz.sheet.fused;

import static org.hyperbolic4j.manifold.fused.Signature.Shape.CHANNELS;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.NUMBER;

import java.util.Arrays;
import org.hyperbolic4j.manifold.fused.FeatureKernel;
import org.hyperbolic4j.manifold.fused.FeatureLayout;
import org.hyperbolic4j.manifold.fused.Signature;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * Centroid of a batch (docs/gradients.md, (9.8) to (9.10)). Inputs x {@code [N, C, ...]}, c {@code
 * [1]}; result {@code [C]}.
 */
record CentreKernel() implements FeatureKernel {

  private static final Signature SIGNATURE = Signature.of(CHANNELS).with("the curvature", NUMBER);

  /** Least {@code 1 - c|velocity|^2} of the sum of points that is taken as this difference. */
  private static final double NEAR = 1e-2;

  @Override
  public String id() {
    return "lorentz.native.centre";
  }

  @Override
  public Signature signature() {
    return SIGNATURE;
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    outputs[0].storeAll(centroid(inputs, workers).x);
  }

  private static SpacePart centroid(Tensor[] inputs, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    double c = inputs[1].scalar();
    int channels = layout.channels();
    double[] sums = sums(inputs[0], layout, c, workers);
    double time = sums[channels];
    double[] velocity = new double[channels];
    double square = 0;
    for (int channel = 0; channel < channels; channel++) {
      velocity[channel] = sums[channel] / time;
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
    return workers.sum(
        layout.pieces(),
        channels + 1,
        scratch -> {
          SheetBlock x = new SheetBlock(scratch, layout, c);
          return (piece, sums) -> {
            x.load(map, piece);
            for (int i = 0; i < x.length(); i++) {
              sums[channels] += x.g[i];
            }
            for (int channel = 0; channel < channels; channel++) {
              double[] components = x.x[channel];
              for (int i = 0; i < x.length(); i++) {
                sums[channel] += components[i];
              }
            }
          };
        });
  }

  /** The sum of (9.8), over positions. */
  private static double gap(
      Tensor map, FeatureLayout layout, double[] velocity, double c, Workers workers) {
    double[] totals =
        workers.sum(
            layout.pieces(),
            1,
            scratch -> {
              SheetBlock x = new SheetBlock(scratch, layout, c);
              double[] squares = scratch.doubles(layout.block());
              return (piece, sums) -> {
                x.load(map, piece);
                Arrays.fill(squares, 0);
                for (int channel = 0; channel < velocity.length; channel++) {
                  double[] components = x.x[channel];
                  double mean = velocity[channel];
                  for (int i = 0; i < x.length(); i++) {
                    double apart = components[i] / x.g[i] - mean;
                    squares[i] += apart * apart;
                  }
                }
                double sum = 0;
                for (int i = 0; i < x.length(); i++) {
                  sum += 1 / x.g[i] + c * squares[i] * x.g[i];
                }
                sums[0] = sum;
              };
            });
    return totals[0];
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    double c = inputs[1].scalar();
    SpacePart centre = centroid(inputs, workers);
    double[] byCentre = cotangent.toArray();
    double along = 0;
    for (int channel = 0; channel < byCentre.length; channel++) {
      along += byCentre[channel] * centre.x[channel];
    }
    double length = sums(inputs[0], layout, c, workers)[layout.channels()] / centre.g;
    double product = along;
    double[] totals =
        workers.sum(
            layout.pieces(),
            1,
            scratch -> {
              SheetBlock x = new SheetBlock(scratch, layout, c);
              SheetBlock gradient = new SheetBlock(scratch, layout, c);
              Boost boost = new Boost(scratch, layout, centre, c);
              double[] pull = scratch.doubles(layout.block());
              return (piece, sums) -> {
                x.load(inputs[0], piece);
                gradient.copyLength(x);
                boost.measure(x);
                double byCurvature = 0;
                for (int i = 0; i < x.length(); i++) {
                  pull[i] = c * product / (x.g[i] * length);
                  byCurvature -= boost.versine(i) + boost.higher(i) / x.g[i];
                }
                for (int channel = 0; channel < byCentre.length; channel++) {
                  double[] components = x.x[channel];
                  double[] byComponents = gradient.x[channel];
                  double component = centre.x[channel];
                  double common = byCentre[channel] / length;
                  for (int i = 0; i < x.length(); i++) {
                    double apart = components[i] - component;
                    byComponents[i] =
                        common + pull[i] * (boost.higher(i) * component - centre.g * apart);
                  }
                }
                sums[0] = byCurvature * product / (2 * c * length) + x.unlimit(gradient);
                gradient.store(gradients[0], piece);
              };
            });
    gradients[1].storeAll(totals[0]);
  }
}
