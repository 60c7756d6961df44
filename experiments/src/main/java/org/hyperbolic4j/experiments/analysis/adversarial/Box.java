package org.hyperbolic4j.experiments.analysis.adversarial;

import org.hyperbolic4j.experiments.data.batch.Normalisation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The normalised images that a pixel-space attack may choose from: those whose pixels are at most
 * epsilon away from the given ones and from 0 to 1.
 */
final class Box implements AutoCloseable {

  private static final double BLACK = (0 - Normalisation.MEAN) / Normalisation.STANDARD_DEVIATION;
  private static final double WHITE = (1 - Normalisation.MEAN) / Normalisation.STANDARD_DEVIATION;

  private final INDArray lower;
  private final INDArray upper;

  /**
   * The images near some.
   *
   * @param images normalised images {@code [N, C, H, W]}
   * @param radius epsilon on the scale of normalised images, see {@link #normalised}
   */
  Box(INDArray images, double radius) {
    lower = Transforms.max(images.sub(radius), BLACK, false);
    upper = Transforms.min(images.add(radius), WHITE, false);
  }

  /** What a difference of pixels from 0 to 1 is between normalised images. */
  static double normalised(double difference) {
    return difference / Normalisation.STANDARD_DEVIATION;
  }

  /** Moves images in place to the nearest ones of the box. */
  void clip(INDArray images) {
    Transforms.max(images, lower, false);
    Transforms.min(images, upper, false);
  }

  @Override
  public void close() {
    lower.close();
    upper.close();
  }
}
