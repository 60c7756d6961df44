package org.hyperbolic4j.nn.layer;

import java.util.List;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Fully connected layer in native coordinates (Chen et al. 2022, eq. 3), {@code [N, D]} to {@code
 * [N, K]}. Parameters: {@code NAME.weight} {@code [D, K]}, {@code NAME.time} {@code [K]}, {@code
 * NAME.bias} {@code [K]}.
 */
public final class NativeLinear implements Layer {

  private final NativeAffine affine;

  /**
   * A layer.
   *
   * @param name prefix of the parameters' names
   * @param space where
   * @param weights initial weights {@code [D, K]}, row-major
   * @param outputs K
   * @param bias whether there is a bias
   * @param type storage type
   */
  public NativeLinear(
      String name, NativeSpace space, double[] weights, int outputs, boolean bias, DataType type) {
    affine = new NativeAffine(name, space, weights, outputs, bias, type);
  }

  @Override
  public SDVariable apply(LayerGraph graph, SDVariable x) {
    SDVariable bounded = Magnitudes.bounded(x);
    return affine.apply(
        graph, bounded.mmul(affine.weights(graph)), bounded.mul(bounded).sum(true, 1));
  }

  @Override
  public List<Parameter> parameters() {
    return affine.parameters();
  }
}
