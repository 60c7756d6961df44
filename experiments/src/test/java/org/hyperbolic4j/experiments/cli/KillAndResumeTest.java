package org.hyperbolic4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hyperbolic4j.nn.checkpoint.Checkpoint;
import org.hyperbolic4j.nn.checkpoint.CheckpointFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run in a process of its own, ended in the middle of an epoch. */
final class KillAndResumeTest {

  private static final String[] OPTIONS = {
    "--epochs", "3", "--limit", "96", "--learn-curvature", "--checkpoint-seconds", "0"
  };

  @TempDir private Path folder;

  private Process start(Path run, String... options) throws IOException {
    return ProcessRun.start(
            folder.resolve("process.log"), List.of(), CommandRun.trainArguments(run, options))
        .process();
  }

  /** Waits until the run is inside an epoch that is not its first. */
  private static void awaitMiddleOfAnEpoch(Process process, Path run)
      throws IOException, InterruptedException {
    Path last = run.resolve("model/last.npz");
    while (process.isAlive()) {
      if (Files.exists(last)) {
        Checkpoint checkpoint = CheckpointFile.read(last);
        if (checkpoint.metadata().epoch() >= 1 && checkpoint.metadata().batch() >= 2) {
          return;
        }
      }
      Thread.sleep(20);
    }
  }

  private void resumesAndEndsLikeAnUninterruptedRun(Path run, String... options)
      throws IOException {
    Path whole = folder.resolve("whole");
    assertThat(CommandRun.train(whole, options).exit()).isZero();

    CommandRun resumed = CommandRun.of("train", "--out", run.toString(), "--resume");

    assertThat(resumed.err()).isEmpty();
    assertThat(resumed.exit()).isZero();
    for (String checkpoint : List.of("model/last.npz", "model/best.npz")) {
      assertThat(CheckpointBits.ofCheckpoint(run.resolve(checkpoint)))
          .as(checkpoint)
          .isNotEmpty()
          .isEqualTo(CheckpointBits.ofCheckpoint(whole.resolve(checkpoint)));
    }
    assertThat(figures(run)).isEqualTo(figures(whole));
  }

  /** The metrics without those that measure time. */
  private static List<String> figures(Path run) throws IOException {
    return Files.readAllLines(run.resolve("metrics.jsonl")).stream()
        .map(line -> line.replaceAll("\"(images_per_second|seconds)\":[^,}]*,?", ""))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"adam", "sgd"})
  @Timeout(120)
  void aKilledRunEndsBitForBitWhereItWouldHaveEnded(String optimizer) throws Exception {
    Path run = folder.resolve("killed");
    String[] options = Arrays.copyOf(OPTIONS, OPTIONS.length + 2);
    options[OPTIONS.length] = "--optimizer";
    options[OPTIONS.length + 1] = optimizer;
    Process process = start(run, options);
    awaitMiddleOfAnEpoch(process, run);
    process.destroyForcibly().waitFor();

    assertThat(Files.readAllLines(run.resolve("metrics.jsonl")).size()).isLessThan(3);
    resumesAndEndsLikeAnUninterruptedRun(run, options);
  }

  @Test
  @Timeout(120)
  void aRunKilledBeforeItsFirstCheckpointStartsAgain() throws Exception {
    Path run = folder.resolve("killed");
    String[] options = {"--epochs", "1", "--limit", "160", "--optimizer", "sgd"};
    Process process = start(run, options);
    while (process.isAlive() && !Files.exists(run.resolve("run.json"))) {
      Thread.sleep(5);
    }
    process.destroyForcibly().waitFor();

    assertThat(run.resolve("run.json")).exists();
    assertThat(run.resolve("model/last.npz")).doesNotExist();
    resumesAndEndsLikeAnUninterruptedRun(run, options);
  }

  @Test
  @Timeout(120)
  void aRunningRunIsNotResumed() throws Exception {
    Path run = folder.resolve("running");
    Process process = start(run, OPTIONS);
    awaitMiddleOfAnEpoch(process, run);
    CommandRun second = CommandRun.of("train", "--out", run.toString(), "--resume");
    boolean running = process.isAlive();
    process.destroyForcibly().waitFor();

    assertThat(running).isTrue();
    assertThat(second.exit()).isEqualTo(2);
    assertThat(second.err()).startsWith("h4j: " + run + " is in use").hasLineCount(1);
  }

  @Test
  @Timeout(120)
  void anInterruptedRunSaysHowToContinueAndDoes() throws Exception {
    Path run = folder.resolve("interrupted");
    Process process = start(run, OPTIONS);
    awaitMiddleOfAnEpoch(process, run);
    process.destroy();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(folder.resolve("process.log")))
        .contains("stopped in epoch")
        .contains("continue with: h4j train --out " + run + " --resume");
    resumesAndEndsLikeAnUninterruptedRun(run, OPTIONS);
  }
}
