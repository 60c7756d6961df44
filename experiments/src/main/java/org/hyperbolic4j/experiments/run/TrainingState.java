package org.hyperbolic4j.experiments.run;

/**
 * How far a run has come: what its checkpoints hold beside the arrays.
 *
 * @param epoch epochs finished, which is the number of the current one counted from 0
 * @param batch batches of the current epoch finished
 * @param lossSum sum of the current epoch's losses over the images seen
 * @param correct images of the current epoch classified rightly
 * @param seen images of the current epoch seen
 * @param trainSeconds time the current epoch's steps took
 * @param testAccuracy test accuracy after the last finished epoch, 0 before the first
 * @param bestEpoch epoch with the best test accuracy, from 1; 0 before the first
 * @param bestAccuracy its test accuracy
 */
public record TrainingState(
    int epoch,
    int batch,
    double lossSum,
    long correct,
    long seen,
    double trainSeconds,
    double testAccuracy,
    int bestEpoch,
    double bestAccuracy) {

  /** Before the first step. */
  public static final TrainingState START = new TrainingState(0, 0, 0, 0, 0, 0, 0, 0, 0);

  TrainingState afterStep(double loss, int right, int images, double seconds) {
    return new TrainingState(
        epoch,
        batch + 1,
        lossSum + loss * images,
        correct + right,
        seen + images,
        trainSeconds + seconds,
        testAccuracy,
        bestEpoch,
        bestAccuracy);
  }

  TrainingState afterEpoch(double newTestAccuracy) {
    boolean better = bestEpoch == 0 || newTestAccuracy > bestAccuracy;
    return new TrainingState(
        epoch + 1,
        0,
        0,
        0,
        0,
        0,
        newTestAccuracy,
        better ? epoch + 1 : bestEpoch,
        better ? newTestAccuracy : bestAccuracy);
  }

  /** How far training has come, in epochs of that many batches. */
  double position(int batchesPerEpoch) {
    return epoch + (double) batch / batchesPerEpoch;
  }

  /**
   * Mean training loss of the current epoch so far.
   *
   * @return the mean, NaN before the epoch's first step
   */
  public double meanLoss() {
    return lossSum / seen;
  }

  /**
   * Training accuracy of the current epoch so far.
   *
   * @return the share, NaN before the epoch's first step
   */
  public double accuracy() {
    return (double) correct / seen;
  }
}
