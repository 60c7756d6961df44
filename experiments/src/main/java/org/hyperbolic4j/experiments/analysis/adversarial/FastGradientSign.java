package org.hyperbolic4j.experiments.analysis.adversarial;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The fast gradient sign method (Goodfellow, Shlens, Szegedy: Explaining and harnessing adversarial
 * examples, ICLR 2015, section 4): one step of equal size in every value, uphill in the loss.
 */
final class FastGradientSign {

  private FastGradientSign() {}

  /**
   * The direction of the step.
   *
   * @param victim whose loss shall rise
   * @param images normalised images {@code [N, C, H, W]}
   * @param labels {@code [N]}
   * @return {@code [N, C, H, W]} of -1, 0 and 1, the caller's to close
   */
  static INDArray direction(Victim victim, INDArray images, int[] labels) {
    return Transforms.sign(victim.imageGradient(images, labels), true);
  }

  /**
   * Takes the step.
   *
   * @param images normalised images {@code [N, C, H, W]}
   * @param direction of the step
   * @param size its size on the scale of normalised images, at least 0
   * @return new images, anywhere
   */
  static INDArray moved(INDArray images, INDArray direction, double size) {
    return direction.mul(size).addi(images);
  }
}
