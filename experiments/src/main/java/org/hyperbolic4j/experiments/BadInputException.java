package org.hyperbolic4j.experiments;

/**
 * Something a user gave is wrong: an option, a file, a folder. The message is one line that says
 * what is wrong, where, and what would be right. The command line ends with exit code 2.
 */
public final class BadInputException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * A wrong input.
   *
   * @param message one line
   */
  public BadInputException(String message) {
    super(message);
  }

  /**
   * A wrong input, found by a failure further down.
   *
   * @param message one line
   * @param cause the failure
   */
  public BadInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
