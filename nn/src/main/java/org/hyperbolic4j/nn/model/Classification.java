package org.hyperbolic4j.nn.model;

import java.util.Arrays;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Class labels, the loss they define, and how many a network gets right. */
public final class Classification {

  private Classification() {}

  /**
   * The mean cross-entropy.
   *
   * <p>Composed, because SameDiff's own sparse cross-entropy ignores the gradient that comes into
   * it: its mean over a batch would have the gradient of the sum.
   *
   * @param logits {@code [N, classes]}
   * @param oneHot {@code [N, classes]}
   * @return a scalar of the given name
   */
  static SDVariable crossEntropy(String name, SDVariable logits, SDVariable oneHot) {
    SameDiff sd = logits.getSameDiff();
    // SameDiff's logSoftmax is the logarithm of a softmax that may be 0.
    SDVariable below = logits.sub(logits.max(true, 1));
    SDVariable total = sd.math().log(sd.math().exp(below).sum(1));
    return total.sub(oneHot.mul(below).sum(1)).mean(name);
  }

  /**
   * The sum over images of the labels' logits; its gradient by what belongs to one image is that of
   * the image's own score, unless images share batch statistics.
   *
   * @param logits {@code [N, classes]}
   * @param oneHot {@code [N, classes]}
   * @return a scalar of the given name
   */
  static SDVariable labelScores(String name, SDVariable logits, SDVariable oneHot) {
    return oneHot.mul(logits).sum(name);
  }

  /** Labels as rows of zeros with a one. */
  static INDArray oneHot(int[] labels, int classes, DataType type) {
    double[][] rows = new double[labels.length][classes];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IllegalArgumentException(
            "label %d of image %d is not one of the %d classes 0 to %d"
                .formatted(labels[i], i, classes, classes - 1));
      }
      rows[i][labels[i]] = 1;
    }
    return Nd4j.createFromArray(rows).castTo(type);
  }

  /**
   * The classes with the highest logits.
   *
   * @param logits {@code [N, classes]}
   * @return {@code [N]}, the lowest class of those that are equal
   */
  public static int[] predictions(INDArray logits) {
    double[][] rows = logits.toDoubleMatrix();
    int[] classes = new int[rows.length];
    Arrays.setAll(classes, i -> ClassScores.predicted(rows[i]));
    return classes;
  }

  /**
   * How many labels are the class with the highest logit.
   *
   * @param logits {@code [N, classes]}
   * @param labels {@code [N]}
   * @return between 0 and N
   */
  public static int correct(INDArray logits, int[] labels) {
    int[] predictions = predictions(logits);
    int correct = 0;
    for (int i = 0; i < labels.length; i++) {
      if (predictions[i] == labels[i]) {
        correct++;
      }
    }
    return correct;
  }
}
