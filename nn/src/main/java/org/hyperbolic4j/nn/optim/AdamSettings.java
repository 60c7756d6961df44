package org.hyperbolic4j.nn.optim;

/**
 * What can be chosen about Adam.
 *
 * @param beta1 share of the first moment that a step keeps, in [0, 1)
 * @param beta2 share of the second moment that a step keeps, in [0, 1)
 * @param epsilon added to the root of the second moment, positive
 * @param amsgrad whether the second moment in use never falls (Reddi et al. 2018)
 * @param decay weight decay
 */
public record AdamSettings(
    double beta1, double beta2, double epsilon, boolean amsgrad, WeightDecay decay) {

  /**
   * Checks the values.
   *
   * @param beta1 share of the first moment that a step keeps, in [0, 1)
   * @param beta2 share of the second moment that a step keeps, in [0, 1)
   * @param epsilon added to the root of the second moment, positive
   * @param amsgrad whether the second moment in use never falls (Reddi et al. 2018)
   * @param decay weight decay
   * @throws IllegalArgumentException if a value is outside its range
   */
  public AdamSettings {
    if (!(beta1 >= 0 && beta1 < 1) || !(beta2 >= 0 && beta2 < 1)) {
      throw new IllegalArgumentException(
          "beta1 and beta2 must be in [0, 1), not %s and %s".formatted(beta1, beta2));
    }
    if (!(epsilon > 0 && Double.isFinite(epsilon))) {
      throw new IllegalArgumentException("epsilon must be finite and positive, not " + epsilon);
    }
  }

  /**
   * The usual values: 0.9, 0.999, 1e-8, no AMSGrad (Kingma and Ba 2015).
   *
   * @param decay weight decay
   * @return the settings
   */
  public static AdamSettings of(WeightDecay decay) {
    return new AdamSettings(0.9, 0.999, 1e-8, false, decay);
  }

  /** What is remembered about a parameter. */
  String[] slots() {
    return amsgrad
        ? new String[] {"first_moment", "second_moment", "largest_second_moment"}
        : new String[] {"first_moment", "second_moment"};
  }

  /** The learning rate divided by the bias of the first moment. */
  double correctedRate(double learningRate, long step) {
    return learningRate / (1 - Math.pow(beta1, (double) step));
  }

  /** The root of the bias of the second moment. */
  double rootCorrection(long step) {
    return Math.sqrt(1 - Math.pow(beta2, (double) step));
  }
}
