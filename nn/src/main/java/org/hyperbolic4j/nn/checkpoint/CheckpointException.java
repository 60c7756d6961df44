package org.hyperbolic4j.nn.checkpoint;

import java.io.IOException;

/** A checkpoint cannot be written, read or used; the message is one line that names the file. */
public final class CheckpointException extends IOException {

  private static final long serialVersionUID = 1;

  /**
   * One line: source and reason.
   *
   * @param source which checkpoint, usually a file
   * @param reason what is wrong, and what would be right
   */
  CheckpointException(String source, String reason) {
    super(oneLine(source + ": " + reason));
  }

  /**
   * One line: source and reason.
   *
   * @param source which checkpoint, usually a file
   * @param reason what is wrong, and what would be right
   * @param cause what was caught
   */
  CheckpointException(String source, String reason, Throwable cause) {
    super(oneLine(source + ": " + reason), cause);
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\s*\\R\\s*", " ");
  }
}
