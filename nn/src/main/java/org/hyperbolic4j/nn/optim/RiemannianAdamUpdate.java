package org.hyperbolic4j.nn.optim;

import org.hyperbolic4j.nn.parameter.Parameter;
import org.hyperbolic4j.nn.parameter.PointSpace;

/**
 * Riemannian Adam (Becigneul and Ganea 2019, algorithm 1) with the bias correction and epsilon of
 * {@link AdamUpdate}: every point has one second moment, of the Riemannian norm of its gradient;
 * its first moment is transported along every step.
 */
final class RiemannianAdamUpdate extends PointUpdate {

  private final AdamSettings settings;

  RiemannianAdamUpdate(Parameter parameter, PointSpace space, AdamSettings settings) {
    super(parameter, space, settings.slots());
    this.settings = settings;
  }

  @Override
  double[] displacement(
      int row, double[] gradient, double[] momentum, double learningRate, long step) {
    double squaredNorm = 0;
    for (int i = 0; i < gradient.length; i++) {
      momentum[i] = settings.beta1() * momentum[i] + (1 - settings.beta1()) * gradient[i];
      squaredNorm += gradient[i] * gradient[i];
    }
    double second = settings.beta2() * moment(1, row) + (1 - settings.beta2()) * squaredNorm;
    remember(1, row, second);
    double scale = second;
    if (settings.amsgrad()) {
      scale = Math.max(moment(2, row), second);
      remember(2, row, scale);
    }
    double rate =
        settings.correctedRate(learningRate, step)
            / (Math.sqrt(scale) / settings.rootCorrection(step) + settings.epsilon());
    double[] displacement = new double[gradient.length];
    for (int i = 0; i < gradient.length; i++) {
      displacement[i] = -rate * momentum[i];
    }
    return displacement;
  }
}
