package org.hyperbolic4j.nn.layer;

import java.util.List;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Ordinary convolution, {@code [N, C, H, W]} to {@code [N, K, H', W']}. Parameters: {@code
 * NAME.weight} {@code [C * size * size, K]}, rows channel-major, {@code NAME.bias} {@code [K]}.
 */
public final class EuclideanConvolution implements Layer {

  private final AffineParameters affine;
  private final Window window;
  private final int channels;
  private final int outputs;

  /**
   * A layer.
   *
   * @param name prefix of the parameters' names
   * @param weights initial weights {@code [C * size * size, K]}, row-major
   * @param channels C
   * @param outputs K
   * @param window the patches
   * @param bias whether there is a bias
   * @param type storage type
   */
  public EuclideanConvolution(
      String name,
      double[] weights,
      int channels,
      int outputs,
      Window window,
      boolean bias,
      DataType type) {
    affine = new AffineParameters(name, weights, outputs, bias, type);
    this.window = window;
    this.channels = channels;
    this.outputs = outputs;
  }

  @Override
  public SDVariable apply(LayerGraph graph, SDVariable v) {
    return window.correlate(
        graph, v, affine.weights(graph), 1, affine.bias(graph), channels, outputs);
  }

  @Override
  public List<Parameter> parameters() {
    return affine.parameters();
  }
}
