package org.hyperbolic4j.nn.kernel;

import java.util.Arrays;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Scratch;
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
    ChannelLayout layout = ChannelLayout.of(v.shape());
    long[] patches = outputs[0].shape();
    workers.forEachPiece(
        layout.images(),
        scratch -> {
          Box box = new Box(scratch, v.shape(), patches);
          double[] plane = scratch.doubles(layout.positions());
          double[] squares = scratch.doubles(plane.length);
          double[] result = scratch.doubles(box.outHeight * box.outWidth);
          return image -> {
            Arrays.fill(squares, 0);
            for (int channel = 0; channel < layout.channels(); channel++) {
              v.load(layout.plane(image, channel), plane, 0, plane.length);
              for (int i = 0; i < plane.length; i++) {
                squares[i] += plane[i] * plane[i];
              }
            }
            box.sumPatches(squares, result);
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
    if (!gradients[0].isWanted()) {
      return;
    }
    Tensor v = inputs[0];
    ChannelLayout layout = ChannelLayout.of(v.shape());
    workers.forEachPiece(
        layout.images(),
        scratch -> {
          Box box = new Box(scratch, v.shape(), cotangent.shape());
          double[] plane = scratch.doubles(layout.positions());
          double[] weights = scratch.doubles(plane.length);
          double[] result = scratch.doubles(box.outHeight * box.outWidth);
          return image -> {
            cotangent.load((long) image * result.length, result, 0, result.length);
            box.spreadPatches(result, weights);
            for (int i = 0; i < plane.length; i++) {
              weights[i] *= 2 * factor;
            }
            for (int channel = 0; channel < layout.channels(); channel++) {
              long at = layout.plane(image, channel);
              v.load(at, plane, 0, plane.length);
              for (int i = 0; i < plane.length; i++) {
                plane[i] *= weights[i];
              }
              gradients[0].store(at, plane, 0, plane.length);
            }
          };
        });
  }

  /**
   * The box filter over a plane with its padding, at every pixel, and its transpose: sums of
   * shifted copies along rows and then along columns.
   */
  private final class Box {
    private final int height;
    private final int width;
    private final int outHeight;
    private final int outWidth;
    private final int pitch;
    private final int length;
    private final int furthest;

    /** As many zeros as the furthest shift, the plane, and as many again. */
    private final double[] plane;

    private final double[] rows;
    private final double[] shifted;
    private final double[] sums;

    Box(Scratch scratch, long[] map, long[] patches) {
      height = (int) map[2];
      width = (int) map[3];
      outHeight = (int) patches[2];
      outWidth = (int) patches[3];
      pitch = width + 2 * padding;
      length = (height + 2 * padding) * pitch;
      furthest = (size - 1) * pitch;
      plane = scratch.zeros(length + 2 * furthest);
      rows = scratch.zeros(length + 2 * furthest);
      shifted = scratch.doubles(length);
      sums = scratch.doubles(length);
    }

    void sumPatches(double[] pixels, double[] result) {
      for (int row = 0; row < height; row++) {
        System.arraycopy(pixels, row * width, plane, furthest + inPlane(row, 0), width);
      }
      filter(1);
      for (int row = 0; row < outHeight; row++) {
        for (int column = 0; column < outWidth; column++) {
          result[row * outWidth + column] = sums[row * stride * pitch + column * stride];
        }
      }
    }

    void spreadPatches(double[] result, double[] pixels) {
      for (int row = 0; row < outHeight; row++) {
        for (int column = 0; column < outWidth; column++) {
          plane[furthest + row * stride * pitch + column * stride] =
              result[row * outWidth + column];
        }
      }
      filter(-1);
      for (int row = 0; row < height; row++) {
        System.arraycopy(sums, inPlane(row, 0), pixels, row * width, width);
      }
    }

    private int inPlane(int row, int column) {
      return (row + padding) * pitch + column + padding;
    }

    /** Sums of what comes after or before each place. */
    private void filter(int direction) {
      sum(plane, direction);
      System.arraycopy(sums, 0, rows, furthest, length);
      sum(rows, direction * pitch);
    }

    private void sum(double[] from, int step) {
      Arrays.fill(sums, 0);
      for (int i = 0; i < size; i++) {
        System.arraycopy(from, furthest + i * step, shifted, 0, length);
        for (int j = 0; j < length; j++) {
          sums[j] += shifted[j];
        }
      }
    }
  }
}
