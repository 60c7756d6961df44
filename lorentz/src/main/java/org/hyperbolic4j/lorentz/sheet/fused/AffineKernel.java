package org.hyperbolic4j.lorentz.sheet.fused;

import static org.hyperbolic4j.manifold.fused.Signature.Shape.CHANNELS;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.MAP;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.NUMBER;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.POSITIONS;

import java.util.Arrays;
import org.hyperbolic4j.manifold.fused.FeatureKernel;
import org.hyperbolic4j.manifold.fused.FeatureLayout;
import org.hyperbolic4j.manifold.fused.Scratch;
import org.hyperbolic4j.manifold.fused.Signature;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * A matrix on whole points (docs/gradients.md, (9.6)). Inputs inner {@code [N, K, ...]},
 * squaredNorm {@code [N, 1, ...]}, timeWeights {@code [K]}, bias {@code [K]}, c {@code [1]}.
 *
 * @param reach distance of the furthest results, in radii of curvature
 */
record AffineKernel(double reach) implements FeatureKernel {

  private static final Signature SIGNATURE =
      Signature.of(MAP)
          .with("the squared norm", POSITIONS)
          .with("the weights of time", CHANNELS)
          .with("the bias", CHANNELS)
          .with("the curvature", NUMBER);

  /** Largest coordinate: its square is a number. */
  private static final double LARGEST = 1e150;

  /** So many of them can be added up that none is infinite minus infinite. */
  private static final double LARGEST_SUMMAND = 1e300;

  @Override
  public String id() {
    return "lorentz.native.affine(reach=%s)".formatted(reach);
  }

  @Override
  public Signature signature() {
    return SIGNATURE;
  }

  /** One thread's scratch. */
  private static final class Run {
    private final FeatureLayout layout;
    private final double reach;
    private final double[] weights;
    private final double[] bias;
    private final double c;
    private final SheetBlock y;
    private final double[] time;

    Run(Scratch scratch, Tensor[] inputs, double reach) {
      layout = FeatureLayout.of(inputs[0].shape());
      this.reach = reach;
      weights = inputs[2].toArray();
      bias = inputs[3].toArray();
      c = inputs[4].scalar();
      y = new SheetBlock(scratch, layout, c);
      time = scratch.doubles(layout.block());
    }

    void evaluate(Tensor[] inputs, int piece) {
      y.loadVectors(inputs[0], piece);
      int length = y.length();
      inputs[1].load(layout.singleRun(piece), time, 0, length);
      for (int i = 0; i < length; i++) {
        time[i] = Math.sqrt(time[i] + 1 / c);
      }
      for (int channel = 0; channel < weights.length; channel++) {
        double[] components = y.x[channel];
        double weight = weights[channel];
        double offset = bias[channel];
        for (int i = 0; i < length; i++) {
          double sum = components[i] + weight * time[i] + offset;
          components[i] = Math.max(-LARGEST, Math.min(sum, LARGEST));
        }
      }
      y.limit(Math.sinh(reach));
    }

    /** The gradient by inner becomes the block's content. */
    void differentiate(SheetBlock gradient, double[] byTime, double[] sums) {
      int channels = weights.length;
      int length = y.length();
      sums[2 * channels] += y.unlimit(gradient);
      Arrays.fill(byTime, 0, length, 0);
      for (int channel = 0; channel < channels; channel++) {
        double[] gradients = gradient.x[channel];
        double weight = weights[channel];
        double byWeight = 0;
        double byBias = 0;
        for (int i = 0; i < length; i++) {
          double o = gradients[i];
          byWeight += o * time[i];
          byBias += o;
          byTime[i] += weight * o;
        }
        sums[channel] += byWeight;
        sums[channels + channel] += byBias;
      }
      double ofTimes = 0;
      for (int i = 0; i < length; i++) {
        byTime[i] = summable(byTime[i] / (2 * time[i]));
        ofTimes += byTime[i];
      }
      sums[2 * channels] -= summable(ofTimes / (c * c));
    }
  }

  private static double summable(double x) {
    return Math.max(-LARGEST_SUMMAND, Math.min(x, LARGEST_SUMMAND));
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    workers.forEachPiece(
        layout.pieces(),
        scratch -> {
          Run run = new Run(scratch, inputs, reach);
          return piece -> {
            run.evaluate(inputs, piece);
            run.y.store(outputs[0], piece);
          };
        });
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    int channels = layout.channels();
    double[] totals =
        workers.sum(
            layout.pieces(),
            2 * channels + 1,
            scratch -> {
              Run run = new Run(scratch, inputs, reach);
              SheetBlock gradient = new SheetBlock(scratch, layout, run.c);
              double[] byTime = scratch.doubles(layout.block());
              return (piece, sums) -> {
                run.evaluate(inputs, piece);
                gradient.loadVectors(cotangent, piece);
                run.differentiate(gradient, byTime, sums);
                gradient.store(gradients[0], piece);
                gradients[1].store(layout.singleRun(piece), byTime, 0, gradient.length());
              };
            });
    gradients[2].store(0, totals, 0, channels);
    gradients[3].store(0, totals, channels, channels);
    gradients[4].store(0, totals, 2 * channels, 1);
  }
}
