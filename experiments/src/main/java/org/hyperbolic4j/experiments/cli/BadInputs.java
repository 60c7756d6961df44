package org.hyperbolic4j.experiments.cli;

import java.util.function.Supplier;
import org.hyperbolic4j.experiments.BadInputException;

/** Where what a user wrote is checked by others. */
final class BadInputs {

  private BadInputs() {}

  /**
   * Calls a check whose complaints are about what the user wrote.
   *
   * @throws BadInputException instead of the check's {@link IllegalArgumentException}
   */
  static <T> T rethrow(Supplier<T> check) {
    try {
      return check.get();
    } catch (IllegalArgumentException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }
}
