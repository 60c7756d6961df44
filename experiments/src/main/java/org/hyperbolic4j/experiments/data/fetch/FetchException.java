package org.hyperbolic4j.experiments.data.fetch;

/**
 * A data set could not be fetched: the network, the server, the content or the disk failed. The
 * message is one line that says what, where, and what helps.
 */
public final class FetchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A failure.
   *
   * @param message one line
   */
  public FetchException(String message) {
    super(message);
  }

  /**
   * A failure, noticed by somebody else.
   *
   * @param message one line
   * @param cause who noticed
   */
  public FetchException(String message, Throwable cause) {
    super(message, cause);
  }
}
