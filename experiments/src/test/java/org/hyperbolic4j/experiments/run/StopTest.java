package org.hyperbolic4j.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run can be stopped after any step, the last of an epoch included, and leaves no trace. */
final class StopTest {

  @TempDir private Path folder;

  private static List<String> figures(Path run) throws IOException {
    return Files.readAllLines(run.resolve("metrics.jsonl")).stream()
        .map(line -> line.replaceAll("\"(images_per_second|seconds)\":[^,}]*,?", ""))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void aStoppedRunEndsWhereItWouldHaveEnded(int steps) throws IOException {
    Path whole = folder.resolve("whole");
    Path parts = folder.resolve("parts");
    try (TrainingRun run = SmallRun.start(whole, 2)) {
      SmallRun.train(run);
    }
    RunSummary stopped;
    try (TrainingRun run = SmallRun.start(parts, 2)) {
      stopped = SmallRun.train(run, steps);
    }
    // A stop after an epoch's last step comes before the epoch's evaluation.
    assertThat(stopped.finished()).isFalse();
    assertThat(stopped.state().epoch() * SmallRun.STEPS + stopped.state().batch()).isEqualTo(steps);
    assertThat(stopped.state().batch() == 0).isEqualTo(steps == 0);

    RunSummary resumed;
    try (TrainingRun run = SmallRun.resume(parts, 0)) {
      resumed = SmallRun.train(run);
    }

    assertThat(resumed.finished()).isTrue();
    for (String checkpoint : List.of("model/last.npz", "model/best.npz")) {
      assertThat(parts.resolve(checkpoint)).hasSameBinaryContentAs(whole.resolve(checkpoint));
    }
    assertThat(figures(parts)).hasSize(2).isEqualTo(figures(whole));
  }
}
