package org.hyperbolic4j.experiments.analysis.adversarial;

import org.hyperbolic4j.experiments.data.RandomStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Projected gradient descent (Madry et al., Towards deep learning models resistant to adversarial
 * attacks, ICLR 2018): from a random start near the image, steps of the gradient's sign, each
 * followed by a move back into the box. The images after the last step count.
 *
 * @param steps how many, at least 1
 * @param stepSize size of a step as a share of epsilon, at least 0
 * @param seed of the random starts
 */
record ProjectedGradientDescent(int steps, double stepSize, long seed) {

  /**
   * Attacks images in pixel space.
   *
   * @param victim whose loss shall rise
   * @param images normalised images {@code [N, C, H, W]}
   * @param labels {@code [N]}
   * @param first number of the first image in its set, which its start depends on
   * @param radius epsilon on the scale of normalised images
   * @return new images at most {@code radius} away and in the range of pixels
   */
  INDArray attacked(Victim victim, INDArray images, int[] labels, int first, double radius) {
    try (Box box = new Box(images, radius)) {
      INDArray attacked = noise(images, first).muli(radius).addi(images);
      box.clip(attacked);
      for (int step = 0; step < steps; step++) {
        try (INDArray direction = FastGradientSign.direction(victim, attacked, labels)) {
          attacked.addi(direction.muli(stepSize * radius));
        }
        box.clip(attacked);
      }
      return attacked;
    }
  }

  /** Uniform from -1 to 1, an image's numbers being the same in batches of any size. */
  private INDArray noise(INDArray images, int first) {
    int count = (int) images.size(0);
    int length = (int) (images.length() / count);
    double[] values = new double[count * length];
    for (int image = 0; image < count; image++) {
      RandomStream random = RandomStream.of(seed, first + image);
      for (int i = 0; i < length; i++) {
        values[image * length + i] = random.between(-1, 1);
      }
    }
    return Nd4j.createFromArray(values).reshape(images.shape()).castTo(images.dataType());
  }
}
