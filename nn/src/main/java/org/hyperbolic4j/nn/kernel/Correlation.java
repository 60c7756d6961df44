package org.hyperbolic4j.nn.kernel;

import java.util.Arrays;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * Inner products of all patches of a map with given weights: what is called a convolution. Inputs:
 * v {@code [N, C, H, W]}, weights {@code [C * size * size, K]}, rows channel-major, and perhaps a
 * bias {@code [K]}; result: {@code factor * products + bias}, {@code [N, K, H', W']} with {@code H'
 * = (H + 2 padding - size) / stride + 1}. Padding counts as zero.
 *
 * <p>It computes in float32, whatever the storage type. Nothing is saved; the backward pass reads
 * each input once. Sums of the weights' gradient are split by images, not by threads, so that their
 * number does not matter.
 *
 * @param size side of the square patches, at least 1
 * @param stride step between patches, at least 1
 * @param padding rows and columns of zeros on each side, not negative
 * @param factor what the weights are multiplied by
 * @param biased whether there is a bias
 */
public record Correlation(int size, int stride, int padding, double factor, boolean biased)
    implements FusedOperator {

  /** Parts of the batch whose sums are kept apart. */
  private static final int PARTS = 16;

  @Override
  public String id() {
    return "nn.correlation(size=%d,stride=%d,padding=%d,factor=%s,biased=%s)"
        .formatted(size, stride, padding, factor, biased);
  }

  @Override
  public int inputCount() {
    return biased ? 3 : 2;
  }

  @Override
  public long[][] outputShapes(long[][] inputShapes) {
    long[] v = inputShapes[0];
    long[] weights = inputShapes[1];
    long[] grid = new PatchGrid(size, stride, padding).of(v);
    if (weights.length != 2 || weights[0] != v[1] * size * size || weights[1] < 1) {
      throw new IllegalArgumentException(
          "weights for patches of %d x %d of %d channels have the shape [%d, K], not %s"
              .formatted(size, size, v[1], v[1] * size * size, Arrays.toString(weights)));
    }
    if (biased && !Arrays.equals(inputShapes[2], new long[] {weights[1]})) {
      throw new IllegalArgumentException(
          "the bias of %d outputs has the shape [%d], not %s"
              .formatted(weights[1], weights[1], Arrays.toString(inputShapes[2])));
    }
    return new long[][] {{v[0], weights[1], grid[0], grid[1]}};
  }

  private CorrelationLayout layout(Tensor v, long[] result) {
    return new CorrelationLayout(size, stride, padding, v.shape(), result);
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    CorrelationLayout layout = layout(inputs[0], outputs[0].shape());
    CorrelationWeights weights = new CorrelationWeights(layout, inputs[1], (float) factor);
    int[] shifts = weights.shifts();
    float[][] groups = weights.groups();
    float[] bias = new float[layout.outputs];
    if (biased) {
      inputs[2].load(0, bias, bias.length);
    }
    workers.forEachPiece(
        layout.blocks(),
        scratch -> {
          CorrelationBlock block = new CorrelationBlock(scratch, layout);
          float[] result = layout.results(scratch);
          return piece -> {
            block.loadMap(inputs[0], piece);
            block.correlate(shifts, groups, result);
            block.storeResult(result, bias, outputs[0], piece);
          };
        });
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    CorrelationLayout layout = layout(inputs[0], cotangent.shape());
    CorrelationWeights.Spread[][] spreads =
        new CorrelationWeights(layout, inputs[1], (float) factor).spreads();
    int parts = Math.min(PARTS, layout.blocks());
    double[] sums =
        workers.sum(
            parts,
            layout.weights() + layout.outputs,
            scratch -> {
              CorrelationBlock block = new CorrelationBlock(scratch, layout);
              float[] g = layout.cotangents(scratch);
              float[] byMap = layout.maps(scratch);
              WeightSums byWeights = new WeightSums(scratch, layout);
              return (part, total) -> {
                byWeights.clear();
                block.clearSums();
                int last = bound(layout, part + 1, parts);
                for (int piece = bound(layout, part, parts); piece < last; piece++) {
                  block.loadMap(inputs[0], piece);
                  block.loadCotangent(cotangent, piece, g);
                  byWeights.add(block, g);
                  if (gradients[0].isWanted()) {
                    block.spread(spreads, g, byMap);
                    block.storeMap(byMap, gradients[0], piece);
                  }
                }
                byWeights.addTo(total);
                block.addSumsTo(total, layout.weights());
              };
            });
    int count = layout.weights();
    for (int i = 0; i < count; i++) {
      sums[i] *= factor;
    }
    gradients[1].store(0, sums, 0, count);
    if (biased) {
      gradients[2].store(0, sums, count, layout.outputs);
    }
  }

  private static int bound(CorrelationLayout layout, int part, int parts) {
    return (int) ((long) layout.blocks() * part / parts);
  }
}
