package org.hyperbolic4j.nn.layer;

import java.util.Optional;
import org.hyperbolic4j.nn.kernel.Correlation;
import org.hyperbolic4j.nn.kernel.PatchSquaredNorm;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.ops.SDCNN;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The square window that a convolution moves over a map {@code [N, C, H, W]}.
 *
 * @param size its side, at least 1
 * @param stride step between windows, at least 1
 * @param padding rows and columns of zeros on each side of the map, not negative
 */
public record Window(int size, int stride, int padding) {

  /**
   * Checks the values.
   *
   * @param size its side, at least 1
   * @param stride step between windows, at least 1
   * @param padding rows and columns of zeros on each side of the map, not negative
   * @throws IllegalArgumentException if one is out of range
   */
  public Window {
    if (size < 1 || stride < 1 || padding < 0) {
      throw new IllegalArgumentException(
          "a window needs size >= 1, stride >= 1 and padding >= 0, not %d, %d, %d"
              .formatted(size, stride, padding));
    }
  }

  /**
   * A window of odd size centred on the pixels it visits.
   *
   * @param size its side, odd
   * @param stride step between windows
   * @return the window with padding {@code (size - 1) / 2}
   * @throws IllegalArgumentException if the size is even: no pixel is the middle of such a window
   */
  public static Window centred(int size, int stride) {
    if (size % 2 == 0) {
      throw new IllegalArgumentException("a centred window needs an odd size, not " + size);
    }
    return new Window(size, stride, size / 2);
  }

  /**
   * The inner products of all patches with given weights.
   *
   * @param graph the graph
   * @param v {@code [N, C, H, W]}
   * @param weights {@code [C * size * size, K]}, rows channel-major
   * @param factor what the weights are multiplied by
   * @param bias {@code [K]}, added to the inner products, or empty
   * @param channels C
   * @param outputs K
   * @return {@code [N, K, H', W']}
   */
  SDVariable correlate(
      LayerGraph graph,
      SDVariable v,
      SDVariable weights,
      double factor,
      Optional<SDVariable> bias,
      int channels,
      int outputs) {
    if (graph.isFused() && v.dataType() == DataType.FLOAT) {
      Correlation kernel = new Correlation(size, stride, padding, factor, bias.isPresent());
      return bias.map(present -> graph.kernel(kernel, v, weights, present))
          .orElseGet(() -> graph.kernel(kernel, v, weights));
    }
    SDVariable scaled = factor == 1 ? weights : weights.mul(factor);
    SDVariable filters = scaled.reshape(channels, size, size, outputs).permute(1, 2, 0, 3);
    Conv2DConfig config =
        Conv2DConfig.builder()
            .kH(size)
            .kW(size)
            .sH(stride)
            .sW(stride)
            .pH(padding)
            .pW(padding)
            .build();
    SDCNN cnn = v.getSameDiff().cnn();
    return bias.map(present -> cnn.conv2d(v, filters, present, config))
        .orElseGet(() -> cnn.conv2d(v, filters, config));
  }

  /**
   * The squared norms of all patches: a box filter over {@code |v|^2}.
   *
   * @param graph the graph
   * @param v {@code [N, C, H, W]}
   * @param factor what the squared norms are multiplied by
   * @param type storage type
   * @return {@code [N, 1, H', W']}
   */
  SDVariable squaredNorms(LayerGraph graph, SDVariable v, double factor, DataType type) {
    if (graph.isFused()) {
      return graph.kernel(new PatchSquaredNorm(size, stride, padding, factor), v);
    }
    int pixels = size * size;
    SDVariable box =
        graph.constant(
            "box.%d.%s".formatted(pixels, factor),
            Nd4j.valueArrayOf(new long[] {pixels, 1}, factor, type));
    return correlate(graph, v.mul(v).sum(true, 1), box, 1, Optional.empty(), 1, 1);
  }
}
