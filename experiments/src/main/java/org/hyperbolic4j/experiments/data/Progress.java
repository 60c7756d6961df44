package org.hyperbolic4j.experiments.data;

/** Told how far a slow load has come. Called on the thread that loads. */
@FunctionalInterface
public interface Progress {

  /** Tells nobody. */
  Progress NONE = (task, done, total) -> {};

  /**
   * Some images more are there.
   *
   * @param task what is being done, for people
   * @param done images so far
   * @param total images in the end
   */
  void report(String task, long done, long total);
}
