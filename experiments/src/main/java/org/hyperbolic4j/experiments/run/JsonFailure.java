package org.hyperbolic4j.experiments.run;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.stream.Collectors;

/** Why JSON or YAML could not be read, in one line: where, and what. */
public final class JsonFailure {

  private JsonFailure() {}

  /**
   * The reason.
   *
   * @param failure what the reader threw
   * @return where and what, in one line
   */
  public static String reason(JsonProcessingException failure) {
    if (failure instanceof UnrecognizedPropertyException unknown) {
      return path(unknown) + " is not known";
    }
    if (failure instanceof ValueInstantiationException refused && refused.getCause() != null) {
      return refused.getPath().isEmpty()
          ? refused.getCause().getMessage()
          : path(refused) + ": " + refused.getCause().getMessage();
    }
    if (failure instanceof MismatchedInputException mismatch && !mismatch.getPath().isEmpty()) {
      return path(mismatch) + " is missing or of the wrong kind";
    }
    JsonLocation place = failure.getLocation();
    String what = failure.getOriginalMessage().lines().findFirst().orElse("");
    return place == null
        ? what
        : "line %d, column %d: %s".formatted(place.getLineNr(), place.getColumnNr(), what);
  }

  private static String path(JsonMappingException failure) {
    return failure.getPath().stream()
        .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
        .collect(Collectors.joining("."));
  }
}
