package org.hyperbolic4j.nn.optim;

/**
 * What can be chosen about stochastic gradient descent.
 *
 * @param momentum share of the velocity that a step keeps, in [0, 1)
 * @param nesterov whether to step along {@code g + momentum * velocity} instead of the velocity
 * @param decay weight decay
 */
public record SgdSettings(double momentum, boolean nesterov, WeightDecay decay) {

  /**
   * Checks the values.
   *
   * @param momentum share of the velocity that a step keeps, in [0, 1)
   * @param nesterov whether to step along {@code g + momentum * velocity} instead of the velocity
   * @param decay weight decay
   * @throws IllegalArgumentException if the momentum is outside [0, 1), or Nesterov's step is asked
   *     for without momentum
   */
  public SgdSettings {
    if (!(momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException("momentum must be in [0, 1), not " + momentum);
    }
    if (nesterov && momentum == 0) {
      throw new IllegalArgumentException("Nesterov's step needs a positive momentum");
    }
  }

  /**
   * Heavy-ball momentum without decay.
   *
   * @param momentum in [0, 1), 0 for none
   * @return the settings
   */
  public static SgdSettings of(double momentum) {
    return new SgdSettings(momentum, false, WeightDecay.NONE);
  }

  /** What is remembered about a parameter. */
  String[] slots() {
    return momentum > 0 ? new String[] {"momentum"} : new String[0];
  }
}
