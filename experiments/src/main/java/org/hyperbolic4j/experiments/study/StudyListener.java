package org.hyperbolic4j.experiments.study;

/** Is told how a study goes on, by one thread at a time. */
public interface StudyListener {

  /**
   * A cell begins.
   *
   * @param cell its name
   */
  void starts(String cell);

  /**
   * A cell is done.
   *
   * @param cell its name
   * @param done how many are, of all
   * @param seconds what it took; negative if it had been done before
   */
  void done(String cell, int done, double seconds);

  /**
   * A cell has failed.
   *
   * @param cell its name
   * @param reason why, in one line
   */
  void failed(String cell, String reason);
}
