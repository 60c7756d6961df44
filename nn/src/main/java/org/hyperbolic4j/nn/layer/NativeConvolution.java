package org.hyperbolic4j.nn.layer;

import java.util.List;
import java.util.Optional;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Convolution in native coordinates: the points of each patch are concatenated into one point,
 * which a matrix maps (Bdeir et al. 2024, eq. 5), {@code [N, C, H, W]} to {@code [N, K, H', W']}.
 * Parameters: {@code NAME.weight} {@code [C * size * size, K]}, rows channel-major, {@code
 * NAME.time} {@code [K]}, {@code NAME.bias} {@code [K]}. Padding is the origin.
 *
 * <p>The native coordinates of a concatenation are those of its parts, so it is on the manifold by
 * construction, at any curvature.
 */
public final class NativeConvolution implements Layer {

  private final NativeAffine affine;
  private final Window window;
  private final int channels;
  private final int outputs;
  private final DataType type;

  /**
   * A layer.
   *
   * @param name prefix of the parameters' names
   * @param space where
   * @param weights initial weights {@code [C * size * size, K]}, row-major
   * @param channels C
   * @param outputs K
   * @param window the patches
   * @param bias whether there is a bias
   * @param type storage type
   */
  public NativeConvolution(
      String name,
      NativeSpace space,
      double[] weights,
      int channels,
      int outputs,
      Window window,
      boolean bias,
      DataType type) {
    affine = new NativeAffine(name, space, weights, outputs, bias, type);
    this.window = window;
    this.channels = channels;
    this.outputs = outputs;
    this.type = type;
  }

  @Override
  public SDVariable apply(LayerGraph graph, SDVariable x) {
    return affine.apply(
        graph,
        window.correlate(graph, x, affine.weights(graph), 1, Optional.empty(), channels, outputs),
        window.squaredNorms(graph, x, 1, type));
  }

  @Override
  public List<Parameter> parameters() {
    return affine.parameters();
  }
}
