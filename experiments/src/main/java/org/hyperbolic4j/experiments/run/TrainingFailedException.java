package org.hyperbolic4j.experiments.run;

/** Training cannot go on: its numbers are no longer finite. */
public final class TrainingFailedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * A failure.
   *
   * @param message one line
   */
  public TrainingFailedException(String message) {
    super(message);
  }
}
