package org.hyperbolic4j.nn.optim;

import org.hyperbolic4j.nn.parameter.Parameter;

/**
 * Gradient descent with momentum as PyTorch defines it: {@code u = momentum u + g}, then a step
 * along {@code u}, or along {@code g + momentum u} after Nesterov (Sutskever et al. 2013).
 */
final class SgdUpdate extends FlatUpdate {

  private final double momentum;
  private final boolean nesterov;

  SgdUpdate(Parameter parameter, SgdSettings settings) {
    super(parameter, settings.decay(), settings.slots());
    this.momentum = settings.momentum();
    this.nesterov = settings.nesterov();
  }

  @Override
  void move(
      double[] value,
      double[] gradient,
      double[][] moments,
      int count,
      double learningRate,
      long step) {
    if (moments.length == 0) {
      for (int i = 0; i < count; i++) {
        value[i] -= learningRate * gradient[i];
      }
      return;
    }
    double[] velocity = moments[0];
    for (int i = 0; i < count; i++) {
      velocity[i] = momentum * velocity[i] + gradient[i];
      double direction = nesterov ? gradient[i] + momentum * velocity[i] : velocity[i];
      value[i] -= learningRate * direction;
    }
  }
}
