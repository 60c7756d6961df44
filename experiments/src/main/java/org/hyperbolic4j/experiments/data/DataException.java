package org.hyperbolic4j.experiments.data;

import java.nio.file.Path;

/**
 * Data that cannot be used: a file that is missing, damaged or not what it should be, or a request
 * no data set can meet. The message is one line that names the file, the place in it and what would
 * be right; it is meant for the person at the command line.
 */
public final class DataException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Trouble that is not in a file.
   *
   * @param problem what is wrong and what would be right, one line
   */
  public DataException(String problem) {
    super(problem);
  }

  /**
   * Trouble with a file as a whole.
   *
   * @param file the file or folder
   * @param problem what is wrong and what would be right, one line
   */
  public DataException(Path file, String problem) {
    super(file + ": " + problem);
  }

  /**
   * Trouble with a file as a whole, noticed by somebody else.
   *
   * @param file the file or folder
   * @param problem what is wrong and what would be right, one line
   * @param cause who noticed
   */
  public DataException(Path file, String problem, Throwable cause) {
    super(file + ": " + problem, cause);
  }

  /**
   * Trouble at one place of a file.
   *
   * @param file the file
   * @param offset the place, in bytes from the start of the (unpacked) file
   * @param problem what is wrong and what would be right, one line
   */
  public DataException(Path file, long offset, String problem) {
    super(file + ", byte " + offset + ": " + problem);
  }
}
