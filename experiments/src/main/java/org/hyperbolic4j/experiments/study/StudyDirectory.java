package org.hyperbolic4j.experiments.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.DiskFailure;
import org.hyperbolic4j.experiments.run.JsonFailure;
import org.hyperbolic4j.experiments.run.RunLock;
import org.hyperbolic4j.nn.checkpoint.AtomicFile;

/**
 * A study's folder: {@code study.json} (what is run), {@code cells/ID/} (a run, results by name,
 * what commands printed), {@code results.json} and {@code table.md}. Files are written whole or not
 * at all, so that a result that is there is complete.
 */
public final class StudyDirectory implements AutoCloseable {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** In the result of a training run that was given up: why. */
  static final String DIVERGED = "diverged";

  private final Path root;
  private final RunLock lock;
  private final Description description;

  /**
   * What a folder's results are results of.
   *
   * @param name the study
   * @param scale how much of it
   * @param started when it was first started, in UTC, as ISO 8601 has it
   * @param source the study's file
   */
  record Description(String name, Scale scale, String started, String source) {}

  private StudyDirectory(Path root, RunLock lock, Description description) {
    this.root = root;
    this.lock = lock;
    this.description = description;
  }

  /**
   * Opens a study's folder, or makes it.
   *
   * @param folder the folder
   * @param name the study
   * @param scale how much of it
   * @param source its file's text
   * @return the folder, which no other process uses until it is closed
   * @throws BadInputException if it holds another study, or cannot be used
   * @throws IOException if it cannot be written
   */
  public static StudyDirectory open(Path folder, String name, Scale scale, String source)
      throws IOException {
    Path root = folder.toAbsolutePath().normalize();
    RunLock lock = RunLock.of(root);
    try {
      Path file = root.resolve("study.json");
      if (Files.exists(file)) {
        Description found = read(file);
        if (found.scale() != scale || !runsTheSame(name, found.source(), source)) {
          throw new BadInputException(
              "%s holds results of another study or scale, or of another version of this one: give"
                      .formatted(folder)
                  + " another --out, or remove it");
        }
        Description current = new Description(name, scale, found.started(), source);
        if (!found.equals(current)) {
          write(file, JSON.writeValueAsString(current));
        }
        return new StudyDirectory(root, lock, current);
      }
      String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
      Description made = new Description(name, scale, now, source);
      write(file, JSON.writeValueAsString(made));
      return new StudyDirectory(root, lock, made);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** What is taken from results, and how it is called, may change. */
  private static boolean runsTheSame(String name, String before, String source) {
    if (before.equals(source)) {
      return true;
    }
    try {
      return StudyFiles.parse(name, before).runsAs(StudyFiles.parse(name, source));
    } catch (BadInputException e) {
      return false;
    }
  }

  private static Description read(Path file) throws IOException {
    String reason = "it is incomplete";
    try {
      Description found = JSON.readValue(Files.readString(file), Description.class);
      if (found != null && found.source() != null && found.scale() != null) {
        return found;
      }
    } catch (JsonProcessingException e) {
      reason = JsonFailure.reason(e);
    }
    throw new BadInputException(
        "%s cannot be read as the description of a study: %s".formatted(file, reason));
  }

  /**
   * The folder itself.
   *
   * @return its absolute path
   */
  public Path root() {
    return root;
  }

  /** When the study was first started. */
  String started() {
    return description.started();
  }

  /** The study's file. */
  String source() {
    return description.source();
  }

  /** Why a cell's training was given up, if it was. */
  Optional<String> divergence(String id) throws IOException {
    return result(id, Study.TRAIN)
        .map(result -> result.path(DIVERGED))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText);
  }

  Path cell(String id) {
    return root.resolve("cells").resolve(id);
  }

  Path run(String id) {
    return cell(id).resolve("run");
  }

  /** What a command prints. */
  Path printed(String id, String command) {
    return cell(id).resolve(command + ".log");
  }

  /** What a command complains about. */
  Path complaints(String id, String command) {
    return cell(id).resolve(command + ".err");
  }

  /** The result of a command, if it is there; one that is damaged is made again. */
  Optional<JsonNode> result(String id, String command) throws IOException {
    Path file = cell(id).resolve(command + ".json");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(Files.readString(file)));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  void writeResult(String id, String command, JsonNode result) throws IOException {
    write(cell(id).resolve(command + ".json"), JSON.writeValueAsString(result));
  }

  void writeSummary(String file, String text) throws IOException {
    write(root.resolve(file), text);
  }

  private static void write(Path file, String text) throws IOException {
    try {
      Files.createDirectories(file.getParent());
      AtomicFile.write(file, out -> out.write((text + "\n").getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new IOException("%s: cannot be written: %s".formatted(file, DiskFailure.reason(e)), e);
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
