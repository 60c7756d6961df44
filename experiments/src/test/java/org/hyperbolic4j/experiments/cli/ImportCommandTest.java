package org.hyperbolic4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weights out of runs and into new ones. */
final class ImportCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path runs;
  private static Path trained;

  @TempDir private Path folder;
  private Path file;
  private Path made;

  @BeforeAll
  static void train() {
    trained = runs.resolve("trained");
    assertThat(CommandRun.train(trained, "--curvature", "0.3").exit()).isZero();
  }

  @BeforeEach
  void namesFiles() {
    file = folder.resolve("net");
    made = folder.resolve("made");
  }

  private CommandRun export(String... options) {
    List<String> arguments = new ArrayList<>(List.of("export", trained.toString()));
    arguments.addAll(List.of("--out", file.toString()));
    arguments.addAll(List.of(options));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  /** Imports the file as the small network on few images. */
  private CommandRun importFile(String... options) {
    List<String> arguments = new ArrayList<>(List.of("import", file.toString()));
    arguments.addAll(List.of("--out", made.toString()));
    for (int i = 0; i < CommandRun.SMALL.size(); i += 2) {
      if (!Arrays.asList(options).contains(CommandRun.SMALL.get(i))) {
        arguments.addAll(CommandRun.SMALL.subList(i, i + 2));
      }
    }
    arguments.addAll(List.of(options));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static Map<String, String> weights(Path run) throws IOException {
    return CheckpointBits.of(run).entrySet().stream()
        .filter(array -> !array.getKey().startsWith("optimizer/"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private JsonNode description() throws IOException {
    return JSON.readTree(made.resolve("run.json").toFile());
  }

  private static List<String> evaluated(Path run) {
    CommandRun eval = CommandRun.of("eval", run.toString(), "--batch", "12");
    assertThat(eval.err()).isEmpty();
    return eval.out().replace(run.toString(), "RUN").lines().toList();
  }

  private void refused(CommandRun command, String... parts) {
    assertThat(command.exit()).isEqualTo(2);
    assertThat(command.err().lines().findFirst().orElse("")).startsWith("h4j: ").contains(parts);
    assertThat(command.err().lines().filter(line -> !line.contains("--help"))).hasSize(1);
    assertThat(made.resolve("run.json")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"npz, ours", "safetensors, published"})
  void whatIsExportedAndImportedIsTheSameNetwork(String format, String names) throws IOException {
    CommandRun export = export("--format", format, "--names", names);
    assertThat(export.err()).isEmpty();
    assertThat(export.exit()).isZero();
    assertThat(export.out()).contains(file + ": ", "names " + names);

    CommandRun imported = importFile("--bn-statistics", "running");

    assertThat(imported.err()).isEmpty();
    assertThat(imported.exit()).isZero();
    assertThat(imported.out()).contains("names " + names, "c = 0.3", "the run lies in " + made);
    assertThat(weights(made)).isNotEmpty().isEqualTo(weights(trained));
    assertThat(evaluated(made)).isEqualTo(evaluated(trained));
    JsonNode description = description();
    assertThat(description.at("/imported/file").asText()).isEqualTo(file.toString());
    assertThat(description.at("/imported/names").asText()).isEqualTo(names);
    assertThat(description.at("/imported/checksum").asText()).hasSize(64);
    assertThat(description.at("/config/network/curvature").asDouble()).isEqualTo(0.3);
    assertThat(description.at("/options/--curvature").asText()).isEqualTo("0.3");
  }

  @Test
  void aTrainedRunSaysNothingOfAnImport() throws IOException {
    assertThat(Files.readString(trained.resolve("run.json"))).doesNotContain("imported");
  }

  @Test
  void publishedNamesAreEvaluatedWithStatisticsOfTheBatch() throws IOException {
    export("--names", "published");
    assertThat(importFile().out()).contains("batch norm with batch statistics");
    assertThat(description().at("/config/network/evaluationStatistics").asText())
        .isEqualTo("BATCH");
    assertThat(description().at("/options/--bn-statistics").asText()).isEqualTo("batch");
    assertThat(description().at("/config/network/departures")).isEmpty();
    assertThat(evaluated(made)).isNotEqualTo(evaluated(trained));
  }

  @Test
  void anImportedRunIsTrainedByResumingIt() throws IOException {
    export();
    importFile();
    Map<String, String> before = weights(made);

    CommandRun resumed =
        CommandRun.of("train", "--out", made.toString(), "--resume", "--epochs", "1");

    assertThat(resumed.err()).isEmpty();
    assertThat(resumed.out()).contains("epoch 1/1");
    assertThat(weights(made)).hasSameSizeAs(before).isNotEqualTo(before);
    assertThat(description().at("/imported/file").asText()).isEqualTo(file.toString());
    assertThat(description().at("/sessions")).hasSize(2);
    assertThat(CommandRun.of("eval", made.toString(), "--checkpoint", "best").exit()).isZero();
  }

  @Test
  void anImportedRunWithoutItsWeightsIsNotTrained() throws IOException {
    export();
    importFile();
    Files.delete(made.resolve("model/last.npz"));
    CommandRun resumed = CommandRun.of("train", "--out", made.toString(), "--resume");
    assertThat(resumed.exit()).isEqualTo(2);
    assertThat(resumed.err())
        .contains(made.resolve("model/last.npz") + " is missing", "import " + file + " again");
  }

  @Test
  void precisionIsThatOfTheFileUnlessGiven() throws IOException {
    export();
    importFile("--precision", "double");
    assertThat(description().at("/config/network/precision").asText()).isEqualTo("DOUBLE");
    CommandRun.of("export", made.toString(), "--out", file.toString());
    made = folder.resolve("second");
    assertThat(importFile().out()).contains("precision double");
    made = folder.resolve("third");
    assertThat(importFile("--precision", "float").exit()).isZero();
    assertThat(weights(made)).isEqualTo(weights(trained));
  }

  @Test
  void theBestCheckpointIsExported() throws IOException {
    export("--checkpoint", "best");
    importFile();
    Map<String, String> best = CheckpointBits.ofCheckpoint(trained.resolve("model/best.npz"));
    assertThat(weights(made))
        .isNotEmpty()
        .allSatisfy((name, bits) -> assertThat(best).containsEntry(name, bits));
  }

  @Test
  void whatDoesNotFitIsRefusedBeforeAnythingIsMade() throws IOException {
    export();
    refused(importFile("--model", "poincare-2-2-4-resnet-8"), file + ": does not fit", "head.z");
    refused(importFile("--curvature", "0.1"), "curvature c = 0.3, not --curvature 0.1");
    refused(importFile("--model", "ball"), "ball");
    refused(importFile("--limit", "-1"), "--limit");
    Path whole = Files.copy(file, folder.resolve("whole"));
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
    refused(importFile(), file + ": has", "bytes of data");
    Files.delete(file);
    refused(importFile(), file + ": no such file or folder");
    file = whole;
    made = trained;
    assertThat(importFile().err()).contains("holds a run already");
  }

  @Test
  void exportsThatCannotBeAreRefused() {
    refused(CommandRun.of("export", folder.toString(), "--out", file.toString()), "run.json");
    refused(CommandRun.of("export", trained.toString()), "--out");
    refused(export("--format", "onnx"), "safetensors, npz");
    refused(export("--names", "theirs"), "ours, published");
    file = folder.resolve("nowhere").resolve("net");
    CommandRun nowhere = export();
    assertThat(nowhere.exit()).isEqualTo(1);
    assertThat(nowhere.err()).contains(file + " cannot be written: no such file or folder");
  }
}
