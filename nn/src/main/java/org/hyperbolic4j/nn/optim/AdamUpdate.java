package org.hyperbolic4j.nn.optim;

import org.hyperbolic4j.nn.parameter.Parameter;

/**
 * Adam (Kingma and Ba 2015) with bias correction, and AMSGrad (Reddi et al. 2018) as PyTorch
 * defines it: the maximum is taken before the correction.
 */
final class AdamUpdate extends FlatUpdate {

  private final AdamSettings settings;

  AdamUpdate(Parameter parameter, AdamSettings settings) {
    super(parameter, settings.decay(), settings.slots());
    this.settings = settings;
  }

  @Override
  void move(
      double[] value,
      double[] gradient,
      double[][] moments,
      int count,
      double learningRate,
      long step) {
    double beta1 = settings.beta1();
    double beta2 = settings.beta2();
    double[] first = moments[0];
    double[] second = moments[1];
    for (int i = 0; i < count; i++) {
      first[i] = beta1 * first[i] + (1 - beta1) * gradient[i];
      second[i] = beta2 * second[i] + (1 - beta2) * gradient[i] * gradient[i];
    }
    double[] scale = second;
    if (settings.amsgrad()) {
      scale = moments[2];
      for (int i = 0; i < count; i++) {
        scale[i] = Math.max(scale[i], second[i]);
      }
    }
    double rate = settings.correctedRate(learningRate, step);
    double rootCorrection = settings.rootCorrection(step);
    double epsilon = settings.epsilon();
    for (int i = 0; i < count; i++) {
      value[i] -= rate * first[i] / (Math.sqrt(scale[i]) / rootCorrection + epsilon);
    }
  }
}
