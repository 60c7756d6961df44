package org.hyperbolic4j.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.hyperbolic4j.experiments.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Checkpoints that stay when later epochs have theirs. */
final class KeptCheckpointsTest {

  private static final TrainingConfig FIVE = SmallRun.training(5, TrainingConfig.Schedule.CONSTANT);

  @TempDir private Path folder;

  private static INDArray parameter(FinishedRun run) {
    return run.network().parameters().get(0).value();
  }

  @Test
  void everySecondEpochStays() throws IOException {
    try (TrainingRun run = SmallRun.start(folder, FIVE, 2)) {
      SmallRun.train(run);
    }

    assertThat(RunDirectory.open(folder).keptEpochs()).containsExactly(2, 4);
    assertThat(parameter(FinishedRun.openKept(folder, 2)))
        .isNotEqualTo(parameter(FinishedRun.openKept(folder, 4)));
    assertThatThrownBy(() -> FinishedRun.openKept(folder, 3))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("epoch-00003.npz");
  }

  @Test
  void aRunThatIsNotAskedToKeepsNone() throws IOException {
    try (TrainingRun run = SmallRun.start(folder, 2)) {
      SmallRun.train(run);
    }

    assertThat(RunDirectory.open(folder).keptEpochs()).isEmpty();
  }
}
