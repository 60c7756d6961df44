package org.hyperbolic4j.experiments;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Why a file or folder could not be used, in words. */
public final class DiskFailure {

  private DiskFailure() {}

  /**
   * The reason.
   *
   * @param failure what was thrown
   * @return the reason, without the file's name where the exception has one of its own
   */
  public static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "access denied";
    }
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    if (failure.getMessage() == null) {
      return failure.getClass().getSimpleName();
    }
    return failure.getClass() == IOException.class
        ? failure.getMessage()
        : failure.getClass().getSimpleName() + " " + failure.getMessage();
  }
}
