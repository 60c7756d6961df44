package org.hyperbolic4j.nn.optim;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Changes parameters in place so that a loss falls. Made by {@link Optimizers}. */
public interface Optimizer {

  /**
   * Makes one step with every parameter. Nothing is changed if a gradient is missing or does not
   * fit.
   *
   * @param gradients by parameter name, each of its parameter's shape and type: the derivatives of
   *     the loss by the array's elements (for points, by their ambient coordinates); further
   *     entries are ignored
   * @param learningRate step size, not negative
   * @throws IllegalArgumentException if a parameter has no gradient, or one of another shape or
   *     type, or if the learning rate is negative or not finite
   */
  void step(Map<String, INDArray> gradients, double learningRate);

  /**
   * What the optimiser remembers between steps: moments in the type of their parameter, and the
   * number of steps. {@link #restore} with it continues bit for bit.
   *
   * @return copies by name, in a fixed order
   */
  Map<String, INDArray> state();

  /**
   * Takes over a state. Nothing is changed if the state does not fit.
   *
   * @param state what {@link #state} gave for the same parameters and settings; it is copied
   * @throws IllegalArgumentException with one line that names the first array that is missing, not
   *     known, or of another shape or type
   */
  void restore(Map<String, INDArray> state);
}
