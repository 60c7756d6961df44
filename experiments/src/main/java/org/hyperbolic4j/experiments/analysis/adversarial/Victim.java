package org.hyperbolic4j.experiments.analysis.adversarial;

import org.hyperbolic4j.nn.model.Network;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What is attacked: a classifier whose loss can be differentiated by its images. */
interface Victim {

  /**
   * Class scores.
   *
   * @param images {@code [N, C, H, W]}
   * @return {@code [N, classes]}, valid until the next call of any method
   */
  INDArray logits(INDArray images);

  /**
   * Gradient of the mean cross-entropy with respect to the images.
   *
   * @param images {@code [N, C, H, W]}
   * @param labels {@code [N]}
   * @return {@code [N, C, H, W]}, valid until the next call of any method
   */
  INDArray imageGradient(INDArray images, int[] labels);

  /** A network at evaluation. */
  static Victim of(Network network) {
    return new Victim() {
      @Override
      public INDArray logits(INDArray images) {
        return network.evaluate(images);
      }

      @Override
      public INDArray imageGradient(INDArray images, int[] labels) {
        return network.imageGradient(images, labels);
      }
    };
  }
}
