package org.hyperbolic4j.experiments.analysis.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reports as JSON. */
public final class JsonLine {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private JsonLine() {}

  /**
   * Writes a report.
   *
   * @param report a record of numbers, strings, lists and such records; no number in it is NaN or
   *     infinite: what is undefined is null
   * @return one line, names in snake case, in the order of the record
   */
  public static String of(Record report) {
    try {
      return MAPPER.writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of numbers and strings can be written", e);
    }
  }
}
