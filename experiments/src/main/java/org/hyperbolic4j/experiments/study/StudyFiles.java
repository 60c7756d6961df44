package org.hyperbolic4j.experiments.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.DiskFailure;
import org.hyperbolic4j.experiments.run.JsonFailure;

/** Where studies come from: the paper's come with the program, others from files. */
public final class StudyFiles {

  private static final String EXTENSION = ".yaml";

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private StudyFiles() {}

  /**
   * Names of the paper's studies.
   *
   * @return in the order of the paper
   */
  public static List<String> names() {
    return text("index.txt").lines().filter(line -> !line.isBlank()).toList();
  }

  /**
   * The text of a study.
   *
   * @param study one of {@link #names}, or the path of a file that ends in {@code .yaml}
   * @return its YAML
   * @throws BadInputException if there is none
   */
  public static String source(String study) {
    if (!study.endsWith(EXTENSION)) {
      if (!names().contains(study)) {
        throw new BadInputException(
            "there is no study '%s'; there are %s, or give a file that ends in %s"
                .formatted(study, String.join(", ", names()), EXTENSION));
      }
      return text(study + EXTENSION);
    }
    try {
      return Files.readString(Path.of(study));
    } catch (NoSuchFileException e) {
      throw new BadInputException("there is no file %s".formatted(study), e);
    } catch (IOException e) {
      throw new BadInputException("cannot read %s: %s".formatted(study, DiskFailure.reason(e)), e);
    }
  }

  /**
   * The name of a study: that of its file without folders and extension.
   *
   * @param study one of {@link #names}, or the path of a file
   * @return the name
   */
  public static String name(String study) {
    if (!study.endsWith(EXTENSION)) {
      return study;
    }
    String file = Path.of(study).getFileName().toString();
    return file.substring(0, file.length() - EXTENSION.length());
  }

  /**
   * Reads a study.
   *
   * @param name its name, for complaints
   * @param source its YAML
   * @return the study
   * @throws BadInputException with one line if the text is not one
   */
  public static StudyFile parse(String name, String source) {
    if (source.isBlank()) {
      throw new BadInputException("study '%s' is empty".formatted(name));
    }
    try {
      return YAML.readValue(source, StudyFile.class);
    } catch (JsonProcessingException e) {
      throw new BadInputException("study '%s': %s".formatted(name, JsonFailure.reason(e)), e);
    }
  }

  private static String text(String file) {
    try (InputStream in = StudyFiles.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
