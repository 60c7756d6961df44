package org.hyperbolic4j.nn.optim;

import java.util.Map;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How one parameter is moved, with what is remembered about it. */
interface Update {

  Parameter parameter();

  /**
   * Moves the parameter.
   *
   * @param gradient of the parameter's shape and type
   * @param learningRate step size
   * @param step number of this step, from 1
   */
  void step(INDArray gradient, double learningRate, long step);

  /** Brings the parameter back onto its space where the space has changed. */
  default void settle() {}

  /** The arrays remembered, themselves, by what they are. */
  Map<String, INDArray> state();
}
