package org.hyperbolic4j.experiments.run;

/** Is told how a run goes on; called on the training thread. */
public interface RunListener {

  /**
   * An epoch starts, or goes on after a stop.
   *
   * @param epoch from 1
   * @param images training images of the epoch
   * @param done images of them already seen
   */
  void epochStarts(int epoch, int images, int done);

  /**
   * A step is done.
   *
   * @param state how far the run has come
   */
  void stepDone(TrainingState state);

  /**
   * An epoch is done, its metrics and checkpoint are written.
   *
   * @param metrics what it gave
   */
  void epochDone(EpochMetrics metrics);
}
