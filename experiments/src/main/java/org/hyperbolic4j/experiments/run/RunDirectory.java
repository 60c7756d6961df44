package org.hyperbolic4j.experiments.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.DiskFailure;
import org.hyperbolic4j.nn.checkpoint.AtomicFile;
import org.hyperbolic4j.nn.model.NetworkConfig;

/**
 * A run's folder: {@code run.json} (what was run), {@code metrics.jsonl} (one line an epoch) and
 * {@code model/} (checkpoints), {@code diverged.txt} where training was given up, and an empty
 * {@code lock}. Files are written whole or not at all.
 */
public final class RunDirectory {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectReader DESCRIPTION =
      JSON.readerFor(RunRecord.class)
          .with(
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
  private static final ObjectReader METRICS =
      JSON.readerFor(EpochMetrics.class)
          .with(
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private static final Pattern KEPT = Pattern.compile("epoch-(\\d{5,9})\\.npz");

  private final Path root;

  private RunDirectory(Path root) {
    this.root = root;
  }

  /**
   * Starts a new run.
   *
   * @param root the folder; made if missing
   * @return the run's folder
   * @throws BadInputException if the folder holds a run or parts of one, or cannot be made
   */
  public static RunDirectory create(Path root) {
    requireVacant(root);
    RunDirectory directory = new RunDirectory(root);
    try {
      Files.createDirectories(directory.models());
    } catch (IOException e) {
      throw new BadInputException(
          "cannot make the run's folder %s: %s".formatted(root, DiskFailure.reason(e)), e);
    }
    return directory;
  }

  /**
   * Makes an empty folder that no other process uses.
   *
   * @param parent where; made if missing
   * @param name what it is called; a number follows where there is one of that name
   * @return the folder
   * @throws BadInputException if it cannot be made
   */
  public static Path makeFolder(Path parent, String name) {
    try {
      Files.createDirectories(parent);
      Path folder = parent.resolve(name);
      for (int number = 2; !made(folder); number++) {
        folder = parent.resolve(name + "-" + number);
      }
      return folder;
    } catch (IOException e) {
      throw new BadInputException(
          "cannot make a folder in %s: %s".formatted(parent, DiskFailure.reason(e)), e);
    }
  }

  private static boolean made(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /**
   * Checks that a new run may use a folder.
   *
   * @param root the folder, which need not exist
   * @throws BadInputException if it holds a run or parts of one
   */
  public static void requireVacant(Path root) {
    RunDirectory directory = new RunDirectory(root);
    if (Files.exists(directory.description())) {
      throw new BadInputException(
          "%s holds a run already: give --resume to continue it, or another --out".formatted(root));
    }
    for (Path part : List.of(directory.metricsFile(), directory.last(), directory.best())) {
      if (Files.exists(part)) {
        throw new BadInputException(
            "%s is left of another run: remove it, or give another --out".formatted(part));
      }
    }
  }

  /**
   * Opens an existing run.
   *
   * @param root the folder
   * @return the run's folder
   * @throws BadInputException if there is no run
   */
  public static RunDirectory open(Path root) {
    RunDirectory directory = new RunDirectory(root);
    if (!Files.isRegularFile(directory.description())) {
      throw new BadInputException(
          "%s is not the folder of a run: it has no run.json".formatted(root));
    }
    return directory;
  }

  /**
   * The folder itself.
   *
   * @return its path
   */
  public Path root() {
    return root;
  }

  /**
   * The checkpoint of the latest step.
   *
   * @return its path, whether or not it exists
   */
  public Path last() {
    return models().resolve("last.npz");
  }

  /**
   * The checkpoint of the epoch with the best test accuracy.
   *
   * @return its path, whether or not it exists
   */
  public Path best() {
    return models().resolve("best.npz");
  }

  /**
   * A checkpoint that stays when the next epochs have theirs.
   *
   * @param epoch number of the epoch after which it was written, from 1
   * @return its path, whether or not it exists
   */
  public Path kept(int epoch) {
    return models().resolve("epoch-%05d.npz".formatted(epoch));
  }

  /**
   * The epochs of which checkpoints were kept.
   *
   * @return their numbers, ascending
   */
  public List<Integer> keptEpochs() {
    try (Stream<Path> files = Files.list(models())) {
      return files
          .map(file -> KEPT.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(matcher -> Integer.valueOf(matcher.group(1)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new BadInputException(
          "%s cannot be listed: %s".formatted(models(), DiskFailure.reason(e)), e);
    }
  }

  /**
   * Why the last attempt to train was given up.
   *
   * @return one line; empty if it was not, or the run has gone on since
   * @throws IOException if the file is there and cannot be read
   */
  public Optional<String> divergence() throws IOException {
    return Files.exists(divergenceFile())
        ? Optional.of(Files.readString(divergenceFile()).strip())
        : Optional.empty();
  }

  void writeDivergence(String reason) throws IOException {
    replace(divergenceFile(), reason + "\n");
  }

  void forgetDivergence() throws IOException {
    Files.deleteIfExists(divergenceFile());
  }

  /**
   * Writes {@code run.json}.
   *
   * @param record what was run
   * @throws IOException with one line that names the file, if it cannot be written; an old file
   *     stays as it was
   */
  public void writeDescription(RunRecord record) throws IOException {
    String text =
        JSON.copy().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(record) + "\n";
    replace(description(), text);
  }

  /**
   * Reads {@code run.json}.
   *
   * @return what was run
   * @throws BadInputException if the file is damaged
   */
  public RunRecord readDescription() {
    try {
      RunRecord record =
          DESCRIPTION.readValue(withWhatMayBeLeftOut(Files.readString(description())));
      if (record == null) {
        throw damaged("it is null", null);
      }
      return record;
    } catch (JsonProcessingException e) {
      throw damaged(JsonFailure.reason(e), e);
    } catch (IOException e) {
      throw damaged(DiskFailure.reason(e), e);
    }
  }

  /**
   * A description in which choices that there were not yet when it was written are null, and so is
   * where weights come from that are the run's own. What is not JSON stays as it is: its reader
   * says what is wrong with it.
   */
  private static String withWhatMayBeLeftOut(String text) {
    try {
      JsonNode description = JSON.readTree(text);
      if (description instanceof ObjectNode root
          && root.at("/config/network") instanceof ObjectNode network) {
        NetworkConfig.CHOICES_ADDED_LATER.stream()
            .filter(choice -> !network.has(choice))
            .forEach(network::putNull);
        if (!root.has("imported")) {
          root.putNull("imported");
        }
        return description.toString();
      }
    } catch (JsonProcessingException e) {
      return text;
    }
    return text;
  }

  private BadInputException damaged(String reason, IOException cause) {
    return new BadInputException(
        "%s cannot be read as the description of a run: %s".formatted(description(), reason),
        cause);
  }

  /**
   * Adds a line to {@code metrics.jsonl}.
   *
   * @param metrics what the epoch gave
   * @throws IOException with one line that names the file, if it cannot be written; it then stays
   *     as it was
   */
  public void append(EpochMetrics metrics) throws IOException {
    String lines = Files.exists(metricsFile()) ? Files.readString(metricsFile()) : "";
    replace(metricsFile(), lines + JSON.writeValueAsString(metrics) + "\n");
  }

  /**
   * Reads {@code metrics.jsonl}.
   *
   * @return what each epoch gave, in order; empty before the first has ended
   * @throws BadInputException if a line is damaged or out of order
   */
  public List<EpochMetrics> readMetrics() {
    if (!Files.exists(metricsFile())) {
      return List.of();
    }
    List<EpochMetrics> epochs = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(metricsFile(), StandardCharsets.UTF_8)) {
        EpochMetrics metrics = METRICS.readValue(line);
        if (metrics == null || metrics.epoch() != epochs.size() + 1) {
          throw damagedMetrics(epochs.size(), "it does not describe that epoch", null);
        }
        epochs.add(metrics);
      }
    } catch (JsonProcessingException e) {
      throw damagedMetrics(epochs.size(), JsonFailure.reason(e), e);
    } catch (IOException e) {
      throw new BadInputException(
          "%s cannot be read: %s".formatted(metricsFile(), DiskFailure.reason(e)), e);
    }
    return List.copyOf(epochs);
  }

  private BadInputException damagedMetrics(int before, String reason, IOException cause) {
    return new BadInputException(
        "%s, line %d cannot be read as the metrics of epoch %d: %s"
            .formatted(metricsFile(), before + 1, before + 1, reason),
        cause);
  }

  /**
   * Removes the lines of epochs that are about to be run again.
   *
   * @param epochs how many epochs are kept
   * @throws IOException if the file cannot be rewritten; it then stays as it was
   */
  public void keepMetrics(int epochs) throws IOException {
    if (!Files.exists(metricsFile())) {
      return;
    }
    List<String> kept = new ArrayList<>();
    for (String line : Files.readAllLines(metricsFile(), StandardCharsets.UTF_8)) {
      if (isOfEpochUpTo(line, epochs)) {
        kept.add(line + "\n");
      }
    }
    replace(metricsFile(), String.join("", kept));
  }

  private static void replace(Path file, String text) throws IOException {
    try {
      AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new IOException("%s: cannot be written: %s".formatted(file, DiskFailure.reason(e)), e);
    }
  }

  private static boolean isOfEpochUpTo(String line, int epochs) {
    try {
      JsonNode node = JSON.readTree(line);
      return node.path("epoch").isInt() && node.path("epoch").asInt() <= epochs;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private Path description() {
    return root.resolve("run.json");
  }

  private Path divergenceFile() {
    return root.resolve("diverged.txt");
  }

  private Path metricsFile() {
    return root.resolve("metrics.jsonl");
  }

  private Path models() {
    return root.resolve("model");
  }
}
