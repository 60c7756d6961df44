package org.hyperbolic4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hyperbolic4j.experiments.run.Provenance;
import org.hyperbolic4j.nn.checkpoint.CheckpointFile;
import org.hyperbolic4j.nn.engine.Backend;
import org.hyperbolic4j.nn.engine.WorkerPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private static List<JsonNode> metrics(Path run) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(run.resolve("metrics.jsonl"))) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  @Test
  void aRunLeavesDescriptionMetricsAndCheckpoints() throws IOException {
    Path run = folder.resolve("run");
    CommandRun command = CommandRun.train(run);

    assertThat(command.err()).isEmpty();
    assertThat(command.exit()).isZero();
    assertThat(command.out())
        .contains("epoch 1/2")
        .contains("epoch 2/2")
        .contains("test accuracy")
        .contains("the run lies in " + run);
    JsonNode description = JSON.readTree(run.resolve("run.json").toFile());
    assertThat(description.at("/config/network/model").asText())
        .isEqualTo("poincare-2-2-2-resnet-8");
    assertThat(description.at("/options/--engine").asText()).isEqualTo("fused");
    assertThat(description.at("/data/trainChecksum").asText()).hasSize(64);
    JsonNode session = description.at("/sessions/0");
    assertThat(Instant.parse(session.at("/started").asText())).isBeforeOrEqualTo(Instant.now());
    JsonNode provenance = session.at("/provenance");
    assertThat(provenance.at("/sourceRevision").asText())
        .isEqualTo(Provenance.revisionOfThisProgram());
    assertThat(provenance.at("/java").asText()).startsWith(Runtime.version().toString());
    assertThat(provenance.at("/nd4j").asText()).matches("[0-9].*");
    JsonNode backend = provenance.at("/backend");
    assertThat(backend.at("/name").asText()).isEqualTo(Backend.info().name()).isNotEmpty();
    assertThat(backend.at("/oneDnn").isBoolean()).isTrue();
    assertThat(backend.at("/oneDnn").asBoolean()).isEqualTo(Backend.info().oneDnn());
    assertThat(backend.at("/kernelThreads").asInt()).isEqualTo(WorkerPool.configuredThreads());
    assertThat(backend.at("/nativeThreads").asInt()).isPositive();
    assertThat(metrics(run)).hasSize(2);
    for (JsonNode line : metrics(run)) {
      assertThat(line.fieldNames())
          .toIterable()
          .contains(
              "epoch",
              "train_loss",
              "train_accuracy",
              "test_loss",
              "test_accuracy",
              "images_per_second",
              "seconds");
      assertThat(line.get("train_loss").asDouble()).isFinite().isPositive();
      assertThat(line.get("test_loss").asDouble()).isFinite().isPositive();
    }
    assertThat(CheckpointFile.read(run.resolve("model/last.npz")).metadata().epoch()).isEqualTo(2L);
    assertThat(CheckpointFile.read(run.resolve("model/best.npz")).metadata().epoch())
        .isBetween(1L, 2L);
    try (var files = Files.walk(run)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> run.relativize(file).toString()))
          .containsExactlyInAnyOrder(
              "run.json",
              "metrics.jsonl",
              "lock",
              Path.of("model", "last.npz").toString(),
              Path.of("model", "best.npz").toString());
    }
  }

  @Test
  void theSameSeedGivesTheSameBits() throws IOException {
    CommandRun.train(folder.resolve("a"), "--seed", "5");
    CommandRun.train(folder.resolve("b"), "--seed", "5");
    CommandRun.train(folder.resolve("c"), "--seed", "6");

    Map<String, String> bits = CheckpointBits.of(folder.resolve("a"));
    assertThat(CheckpointBits.of(folder.resolve("b"))).isNotEmpty().isEqualTo(bits);
    assertThat(CheckpointBits.of(folder.resolve("c"))).isNotEqualTo(bits);
  }

  @Test
  void aRunOfNativeLayersResumesAndIsEvaluated() throws IOException {
    List<String> options =
        List.of("--model lorentz-2-2-2-resnet-8 --layers native --schedule constant".split(" "));
    Path whole = folder.resolve("whole");
    CommandRun.train(whole, options.toArray(String[]::new));
    Path parts = folder.resolve("parts");
    List<String> half = new ArrayList<>(options);
    half.addAll(List.of("--epochs", "1"));
    CommandRun.train(parts, half.toArray(String[]::new));
    CommandRun resumed =
        CommandRun.of("train", "--out", parts.toString(), "--resume", "--epochs", "2");
    assertThat(resumed.err()).isEmpty();
    assertThat(CheckpointBits.of(parts)).isNotEmpty().isEqualTo(CheckpointBits.of(whole));
    CommandRun evaluated = CommandRun.of("eval", parts.toString());
    assertThat(evaluated.exit()).isZero();
    assertThat(evaluated.out()).contains("accuracy");
    CommandRun others =
        CommandRun.of("train", "--out", parts.toString(), "--resume", "--layers", "hyperplane");
    assertThat(others.exit()).isEqualTo(2);
    assertThat(others.err()).hasLineCount(1).contains("--layers hyperplane differs");
  }

  @Test
  void onlyNetworksOnAManifoldSpeakOfCurvature() {
    String[] euclidean = {"--model", "euclidean-2-2-2-resnet-8", "--epochs", "1"};
    assertThat(CommandRun.train(folder.resolve("a"), euclidean).out())
        .contains("parameters, engine fused");
    assertThat(CommandRun.train(folder.resolve("b"), "--epochs", "1").out())
        .contains("parameters, c = 0.1, engine fused");
  }

  @Test
  void aLossThatIsNoNumberEndsTheRunAndLeavesTheLastGoodCheckpoint() throws IOException {
    Path run = folder.resolve("run");
    // The first epoch's only step has the learning rate 0, the second's overflows.
    CommandRun command =
        CommandRun.train(
            run,
            "--model",
            "euclidean-2-2-2-resnet-8",
            "--limit",
            "16",
            "--epochs",
            "3",
            "--lr",
            "1e30",
            "--schedule",
            "constant",
            "--warmup",
            "1");

    assertThat(command.exit()).isEqualTo(1);
    assertThat(command.err())
        .hasLineCount(1)
        .startsWith("h4j: the test loss is NaN in epoch 2")
        .contains("a smaller --lr may help", "the last checkpoint is " + run);
    assertThat(metrics(run)).hasSize(1);
    assertThat(Files.readString(run.resolve("metrics.jsonl"))).doesNotContain("NaN");
    assertThat(CheckpointFile.read(run.resolve("model/last.npz")).metadata().epoch()).isOne();
    assertThat(CommandRun.of("eval", run.toString()).exit()).isZero();
  }

  @Test
  void evaluationRepeatsTheLastTestAccuracy() throws IOException {
    Path run = folder.resolve("run");
    CommandRun.train(run);

    CommandRun evaluation = CommandRun.of("eval", run.toString());

    JsonNode last = metrics(run).get(1);
    assertThat(evaluation.exit()).isZero();
    assertThat(evaluation.out())
        .contains(
            "loss %.4f, accuracy %.2f %%"
                .formatted(
                    last.get("test_loss").asDouble(), 100 * last.get("test_accuracy").asDouble()));
  }

  @Test
  void aFinishedRunGoesOnForMoreEpochsAsIfItHadNeverEnded() throws IOException {
    Path whole = folder.resolve("whole");
    Path parts = folder.resolve("parts");
    CommandRun.train(whole, "--epochs", "3", "--schedule", "constant");
    CommandRun.train(parts, "--epochs", "2", "--schedule", "constant");

    CommandRun resumed =
        CommandRun.of("train", "--out", parts.toString(), "--resume", "--epochs", "3");

    assertThat(resumed.err()).isEmpty();
    assertThat(resumed.out()).doesNotContain("schedule");
    assertThat(metrics(parts)).hasSize(3);
    assertThat(CheckpointBits.of(parts)).isEqualTo(CheckpointBits.of(whole));
    assertThat(metrics(parts).get(2).get("test_loss"))
        .isEqualTo(metrics(whole).get(2).get("test_loss"));
  }

  private static String dataFolder(Path run) throws IOException {
    return JSON.readTree(run.resolve("run.json").toFile()).at("/config/data/directory").asText();
  }

  @Test
  void aRunGoesOnWhereverItIsStartedFromAndWhereverItsDataAreNow() throws IOException {
    Path run = folder.resolve("run");
    Path images = BlackCifar.write(folder.resolve("cifar"));
    Path relative = Path.of("").toAbsolutePath().relativize(images);
    CommandRun.train(run, "--data", "cifar10", "--data-dir", relative.toString(), "--epochs", "1");
    assertThat(dataFolder(run)).isEqualTo(images.toString());
    Path moved = Files.move(images, folder.resolve("moved"));

    CommandRun resumed =
        CommandRun.of(
            "train",
            "--out",
            run.toString(),
            "--resume",
            "--epochs",
            "2",
            "--data-dir",
            moved.toString());

    assertThat(resumed.err()).isEmpty();
    assertThat(resumed.exit()).isZero();
    assertThat(resumed.out()).contains("the cosine schedule now takes 2 epochs instead of 1");
    assertThat(metrics(run)).hasSize(2);
    assertThat(dataFolder(run)).isEqualTo(moved.toString());
    JsonNode sessions = JSON.readTree(run.resolve("run.json").toFile()).at("/sessions");
    assertThat(sessions).hasSize(2);
    assertThat(sessions.at("/0/epoch").asInt()).isZero();
    assertThat(sessions.at("/1/epoch").asInt()).isOne();
    assertThat(sessions.at("/1/provenance")).isEqualTo(sessions.at("/0/provenance"));
  }
}
