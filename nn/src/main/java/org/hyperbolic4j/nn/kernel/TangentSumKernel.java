package org.hyperbolic4j.nn.kernel;

import static org.hyperbolic4j.manifold.fused.Signature.Shape.MAP;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.NUMBER;

import java.util.Arrays;
import org.hyperbolic4j.manifold.fused.FeatureKernel;
import org.hyperbolic4j.manifold.fused.FeatureLayout;
import org.hyperbolic4j.manifold.fused.Scratch;
import org.hyperbolic4j.manifold.fused.Signature;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;
import org.hyperbolic4j.manifold.operator.TangentCap;

/**
 * The sum of two maps under a cap. Inputs f, g {@code [N, C, ...]}, c {@code [1]}; result {@code
 * min(1, R/|f + g|) (f + g)} {@code [N, C, ...]} with {@code R = cap/sqrt|c|}, position by
 * position.
 *
 * @param cap bound on {@code sqrt|c| |v|} of results
 */
public record TangentSumKernel(TangentCap cap) implements FeatureKernel {

  private static final Signature SIGNATURE =
      Signature.of(MAP).with("the second summand", MAP).with("the curvature", NUMBER);

  @Override
  public String id() {
    return "nn.tangent-sum(cap=%s)".formatted(cap.scaledNorm());
  }

  @Override
  public Signature signature() {
    return SIGNATURE;
  }

  private double radius(Tensor c) {
    return cap.scaledNorm() / Math.sqrt(Math.abs(c.scalar()));
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    double radius = radius(inputs[2]);
    workers.forEachPiece(
        layout.pieces(),
        scratch -> {
          Sum sum = new Sum(scratch, layout, radius);
          return piece -> {
            sum.of(inputs, piece);
            for (int channel = 0; channel < layout.channels(); channel++) {
              double[] row = sum.rows[channel];
              for (int i = 0; i < sum.count; i++) {
                row[i] *= sum.scale[i];
              }
              layout.store(outputs[0], piece, channel, row);
            }
          };
        });
  }

  /** Where the cap holds, the radial part of a gradient goes to c alone. */
  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    FeatureLayout layout = FeatureLayout.of(inputs[0].shape());
    double radius = radius(inputs[2]);
    double[] radials =
        workers.sum(
            layout.pieces(),
            1,
            scratch -> {
              Sum sum = new Sum(scratch, layout, radius);
              double[][] by = scratch.doubles(layout.channels(), layout.block());
              double[] radial = scratch.doubles(layout.block());
              return (piece, sums) -> {
                sum.of(inputs, piece);
                Arrays.fill(radial, 0);
                for (int channel = 0; channel < layout.channels(); channel++) {
                  layout.load(cotangent, piece, channel, by[channel]);
                  for (int i = 0; i < sum.count; i++) {
                    radial[i] += by[channel][i] * sum.direction(channel, i);
                  }
                }
                for (int channel = 0; channel < layout.channels(); channel++) {
                  for (int i = 0; i < sum.count; i++) {
                    double own = by[channel][i] - radial[i] * sum.direction(channel, i);
                    by[channel][i] = sum.scale[i] * own;
                  }
                  layout.store(gradients[0], piece, channel, by[channel]);
                  layout.store(gradients[1], piece, channel, by[channel]);
                }
                for (int i = 0; i < sum.count; i++) {
                  sums[0] += radial[i];
                }
              };
            });
    double c = inputs[2].scalar();
    gradients[2].storeAll(radials[0] == 0 ? 0 : -radius / (2 * c) * radials[0]);
  }

  /** The sums at a piece's positions, and what the cap multiplies them by. */
  private static final class Sum {

    private final FeatureLayout layout;
    private final double radius;
    private final double[][] rows;
    private final double[] right;
    private final double[] peak;
    private final double[] length;
    private final double[] scale;
    private int count;

    Sum(Scratch scratch, FeatureLayout layout, double radius) {
      this.layout = layout;
      this.radius = radius;
      rows = scratch.doubles(layout.channels(), layout.block());
      right = scratch.doubles(layout.block());
      peak = scratch.doubles(layout.block());
      length = scratch.doubles(layout.block());
      scale = scratch.doubles(layout.block());
    }

    void of(Tensor[] inputs, int piece) {
      count = layout.length(piece);
      for (int i = 0; i < count; i++) {
        peak[i] = Double.MIN_NORMAL;
        length[i] = 0;
      }
      for (int channel = 0; channel < layout.channels(); channel++) {
        double[] row = rows[channel];
        layout.load(inputs[0], piece, channel, row);
        layout.load(inputs[1], piece, channel, right);
        for (int i = 0; i < count; i++) {
          row[i] = Tensor.toDouble(row[i] + right[i]);
          peak[i] = Math.max(peak[i], Math.abs(row[i]));
        }
      }
      // Of what is divided by the largest component, whose square may not be a number.
      for (double[] row : rows) {
        for (int i = 0; i < count; i++) {
          double share = row[i] / peak[i];
          length[i] += share * share;
        }
      }
      for (int i = 0; i < count; i++) {
        length[i] = Math.sqrt(length[i]);
        // In this order nothing overflows.
        scale[i] = Math.min(radius / peak[i] / length[i], 1);
      }
    }

    /** A component of the unit vector that the cap projects along; 0 where it does not hold. */
    double direction(int channel, int i) {
      return scale[i] < 1 ? rows[channel][i] / peak[i] / length[i] : 0;
    }
  }
}
