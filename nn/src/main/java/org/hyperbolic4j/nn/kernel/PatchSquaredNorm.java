package org.hyperbolic4j.nn.kernel;

import java.util.Arrays;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * Squared norms of the patches that a convolution sees, without unfolding them: a box filter over
 * {@code |v|^2}. Input: v {@code [N, C, H, W]}; result: {@code factor * |patch|^2}, {@code [N, 1,
 * H', W']} with {@code H' = (H + 2 padding - size) / stride + 1}. Padding counts as zero.
 *
 * @param size side of the square patches, at least 1
 * @param stride step between patches, at least 1
 * @param padding rows and columns of zeros on each side, not negative
 * @param factor what the squared norms are multiplied by
 */
public record PatchSquaredNorm(int size, int stride, int padding, double factor)
    implements FusedOperator {

  @Override
  public String id() {
    return "nn.patchSquaredNorm(size=%d,stride=%d,padding=%d,factor=%s)"
        .formatted(size, stride, padding, factor);
  }

  @Override
  public int inputCount() {
    return 1;
  }

  @Override
  public long[][] outputShapes(long[][] inputShapes) {
    long[] grid = new PatchGrid(size, stride, padding).of(inputShapes[0]);
    return new long[][] {{inputShapes[0][0], 1, grid[0], grid[1]}};
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    Tensor v = inputs[0];
    Sweep sweep = new Sweep(v.shape(), outputs[0].shape());
    workers.forEachPiece(
        sweep.layout.images(),
        () -> {
          double[] plane = new double[sweep.layout.positions()];
          double[] squares = new double[plane.length];
          double[] rows = new double[sweep.height * sweep.outWidth];
          double[] result = new double[sweep.outHeight * sweep.outWidth];
          return image -> {
            Arrays.fill(squares, 0);
            for (int channel = 0; channel < sweep.layout.channels(); channel++) {
              v.load(sweep.layout.plane(image, channel), plane, 0, plane.length);
              for (int i = 0; i < plane.length; i++) {
                squares[i] += plane[i] * plane[i];
              }
            }
            sweep.sumPatches(squares, rows, result);
            for (int i = 0; i < result.length; i++) {
              result[i] *= factor;
            }
            outputs[0].store((long) image * result.length, result, 0, result.length);
          };
        });
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    Tensor v = inputs[0];
    Sweep sweep = new Sweep(v.shape(), cotangent.shape());
    workers.forEachPiece(
        sweep.layout.images(),
        () -> {
          double[] plane = new double[sweep.layout.positions()];
          double[] weights = new double[plane.length];
          double[] rows = new double[sweep.height * sweep.outWidth];
          double[] result = new double[sweep.outHeight * sweep.outWidth];
          return image -> {
            cotangent.load((long) image * result.length, result, 0, result.length);
            sweep.spreadPatches(result, rows, weights);
            for (int channel = 0; channel < sweep.layout.channels(); channel++) {
              long at = sweep.layout.plane(image, channel);
              v.load(at, plane, 0, plane.length);
              for (int i = 0; i < plane.length; i++) {
                plane[i] *= 2 * factor * weights[i];
              }
              gradients[0].store(at, plane, 0, plane.length);
            }
          };
        });
  }

  /** The box filter over one plane, columns first and then rows, and its transpose. */
  private final class Sweep {
    private final ChannelLayout layout;
    private final int height;
    private final int width;
    private final int outHeight;
    private final int outWidth;

    Sweep(long[] map, long[] patches) {
      layout = ChannelLayout.of(map);
      height = (int) map[2];
      width = (int) map[3];
      outHeight = (int) patches[2];
      outWidth = (int) patches[3];
    }

    void sumPatches(double[] plane, double[] rows, double[] result) {
      for (int j = 0; j < outWidth; j++) {
        int first = Math.max(0, j * stride - padding);
        int last = Math.min(width, j * stride - padding + size);
        for (int i = 0; i < height; i++) {
          double sum = 0;
          for (int column = first; column < last; column++) {
            sum += plane[i * width + column];
          }
          rows[i * outWidth + j] = sum;
        }
      }
      Arrays.fill(result, 0);
      for (int i = 0; i < outHeight; i++) {
        int first = Math.max(0, i * stride - padding);
        int last = Math.min(height, i * stride - padding + size);
        for (int row = first; row < last; row++) {
          for (int j = 0; j < outWidth; j++) {
            result[i * outWidth + j] += rows[row * outWidth + j];
          }
        }
      }
    }

    void spreadPatches(double[] result, double[] rows, double[] plane) {
      Arrays.fill(rows, 0);
      for (int i = 0; i < outHeight; i++) {
        int first = Math.max(0, i * stride - padding);
        int last = Math.min(height, i * stride - padding + size);
        for (int row = first; row < last; row++) {
          for (int j = 0; j < outWidth; j++) {
            rows[row * outWidth + j] += result[i * outWidth + j];
          }
        }
      }
      Arrays.fill(plane, 0);
      for (int j = 0; j < outWidth; j++) {
        int first = Math.max(0, j * stride - padding);
        int last = Math.min(width, j * stride - padding + size);
        for (int i = 0; i < height; i++) {
          double share = rows[i * outWidth + j];
          for (int column = first; column < last; column++) {
            plane[i * width + column] += share;
          }
        }
      }
    }
  }
}
