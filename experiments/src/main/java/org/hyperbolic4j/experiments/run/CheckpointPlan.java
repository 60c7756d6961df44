package org.hyperbolic4j.experiments.run;

import java.time.Duration;

/**
 * When a run writes checkpoints beside those of the last and of the best epoch.
 *
 * @param interval how old the last one may become within an epoch: how much work a crash may cost
 * @param keepEvery a checkpoint of each epoch whose number this divides stays; 0 for none
 */
public record CheckpointPlan(Duration interval, int keepEvery) {

  /**
   * Checks the values.
   *
   * @param interval how old the last one may become within an epoch
   * @param keepEvery a checkpoint of each epoch whose number this divides stays; 0 for none
   * @throws IllegalArgumentException with one line that says what is wrong
   */
  public CheckpointPlan {
    if (interval.isNegative()) {
      throw new IllegalArgumentException(
          "the seconds between checkpoints must not be negative, but are " + interval.toSeconds());
    }
    if (keepEvery < 0) {
      throw new IllegalArgumentException(
          "checkpoints are kept every N epochs, or never with N = 0, not N = " + keepEvery);
    }
  }

  boolean keeps(int epoch) {
    return keepEvery > 0 && epoch % keepEvery == 0;
  }
}
