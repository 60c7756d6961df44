package org.hyperbolic4j.nn.layer;

import java.util.List;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Ordinary fully connected layer {@code v weight + bias}, {@code [N, D]} to {@code [N, K]}.
 * Parameters: {@code NAME.weight} {@code [D, K]}, {@code NAME.bias} {@code [K]}.
 */
public final class EuclideanLinear implements Layer {

  private final AffineParameters affine;

  /**
   * A layer.
   *
   * @param name prefix of the parameters' names
   * @param weights initial weights {@code [D, K]}, row-major
   * @param outputs K
   * @param bias whether there is a bias
   * @param type storage type
   */
  public EuclideanLinear(String name, double[] weights, int outputs, boolean bias, DataType type) {
    affine = new AffineParameters(name, weights, outputs, bias, type);
  }

  @Override
  public SDVariable apply(LayerGraph graph, SDVariable v) {
    SDVariable product = v.mmul(affine.weights(graph));
    return affine.bias(graph).map(product::add).orElse(product);
  }

  @Override
  public List<Parameter> parameters() {
    return affine.parameters();
  }
}
