package org.hyperbolic4j.experiments.analysis.adversarial;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Two classes with scores 0 and {@code <w, x>}, whose attacks can be worked out by hand. */
final class LinearVictim implements Victim {

  private final INDArray weights;

  LinearVictim(double... weights) {
    this.weights = Nd4j.createFromArray(weights).reshape(weights.length, 1);
  }

  private INDArray score(INDArray images) {
    return images.reshape(images.size(0), images.length() / images.size(0)).mmul(weights);
  }

  @Override
  public INDArray logits(INDArray images) {
    INDArray score = score(images);
    return Nd4j.hstack(score.mul(0), score);
  }

  @Override
  public INDArray imageGradient(INDArray images, int[] labels) {
    INDArray gradient = Transforms.sigmoid(score(images));
    for (int i = 0; i < labels.length; i++) {
      gradient.putScalar(i, 0, (gradient.getDouble(i, 0) - labels[i]) / labels.length);
    }
    return gradient.mmul(weights.transpose()).reshape(images.shape());
  }
}
