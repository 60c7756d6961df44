package org.hyperbolic4j.nn.optim;

import org.hyperbolic4j.nn.parameter.Parameter;
import org.hyperbolic4j.nn.parameter.PointSpace;

/**
 * Riemannian gradient descent (Bonnabel 2013), with the momentum of {@link SgdUpdate} transported
 * along every step.
 */
final class RiemannianSgdUpdate extends PointUpdate {

  private final double kept;
  private final boolean nesterov;

  RiemannianSgdUpdate(Parameter parameter, PointSpace space, SgdSettings settings) {
    super(parameter, space, settings.slots());
    this.kept = settings.momentum();
    this.nesterov = settings.nesterov();
  }

  @Override
  double[] displacement(
      int row, double[] gradient, double[] momentum, double learningRate, long step) {
    double[] displacement = new double[gradient.length];
    for (int i = 0; i < gradient.length; i++) {
      momentum[i] = kept * momentum[i] + gradient[i];
      double direction = nesterov ? gradient[i] + kept * momentum[i] : momentum[i];
      displacement[i] = -learningRate * direction;
    }
    return displacement;
  }
}
