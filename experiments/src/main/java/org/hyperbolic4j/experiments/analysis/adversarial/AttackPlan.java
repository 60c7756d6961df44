package org.hyperbolic4j.experiments.analysis.adversarial;

import java.util.List;

/**
 * Which attacks to try.
 *
 * @param epsilons sizes of perturbations in 255ths: of the scale of normalised images for the
 *     attack there, of the scale of pixels from 0 to 1 for attacks in pixel space
 * @param pgdSteps steps of projected gradient descent; 0 to leave it out
 * @param pgdStepSize size of such a step as a share of epsilon
 * @param seed of the random starts
 */
public record AttackPlan(List<Double> epsilons, int pgdSteps, double pgdStepSize, long seed) {

  /**
   * Checks the plan.
   *
   * @param epsilons sizes of perturbations in 255ths: of the scale of normalised images for the
   *     attack there, of the scale of pixels from 0 to 1 for attacks in pixel space
   * @param pgdSteps steps of projected gradient descent; 0 to leave it out
   * @param pgdStepSize size of such a step as a share of epsilon
   * @param seed of the random starts
   * @throws IllegalArgumentException with one line if a number is negative or not finite, or there
   *     is no epsilon
   */
  public AttackPlan {
    epsilons = List.copyOf(epsilons);
    if (epsilons.isEmpty() || !epsilons.stream().allMatch(AttackPlan::isSize)) {
      throw new IllegalArgumentException(
          "epsilons must be numbers of at least 0, in 255ths, but are " + epsilons);
    }
    if (pgdSteps < 0) {
      throw new IllegalArgumentException("PGD steps must be at least 0, but are " + pgdSteps);
    }
    if (!isSize(pgdStepSize)) {
      throw new IllegalArgumentException(
          "the PGD step size must be a share of epsilon of at least 0, but is " + pgdStepSize);
    }
  }

  private static boolean isSize(double value) {
    return value >= 0 && Double.isFinite(value);
  }

  /** A size as a number. */
  static double fraction(double epsilon) {
    return epsilon / 255;
  }
}
