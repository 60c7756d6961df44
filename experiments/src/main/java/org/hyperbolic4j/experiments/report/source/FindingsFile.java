package org.hyperbolic4j.experiments.report.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.DiskFailure;
import org.hyperbolic4j.experiments.run.JsonFailure;

/** A study's {@code results.json}. What it says beyond {@link Findings} is not looked at. */
final class FindingsFile {

  private static final String FILE = "results.json";

  private static final ObjectReader RESULTS =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build()
          .readerFor(Findings.class);

  private FindingsFile() {}

  /**
   * Says whether a folder is that of a study.
   *
   * @param folder the folder
   * @return true if it holds results
   */
  static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE));
  }

  /**
   * Reads a study's results.
   *
   * @param folder its folder
   * @return what it found
   * @throws BadInputException if the file is missing or damaged
   */
  static Findings read(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      Findings study = RESULTS.readValue(Files.readString(file));
      if (study == null) {
        throw damaged(file, "it is null", null);
      }
      return study;
    } catch (JsonProcessingException e) {
      throw damaged(file, JsonFailure.reason(e), e);
    } catch (IOException e) {
      throw damaged(file, DiskFailure.reason(e), e);
    }
  }

  private static BadInputException damaged(Path file, String reason, IOException cause) {
    return new BadInputException(
        "%s cannot be read as the results of a study: %s".formatted(file, reason), cause);
  }
}
