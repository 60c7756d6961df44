package org.hyperbolic4j.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.hyperbolic4j.experiments.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A resumed run may have another number of epochs, but not fewer than it has begun. */
final class EpochsOfResumedRunTest {

  @TempDir private Path folder;

  @Test
  void anEpochThatIsBegunCounts() throws IOException {
    try (TrainingRun run = SmallRun.start(folder, 2)) {
      SmallRun.train(run, SmallRun.STEPS + 1);
    }

    assertThatThrownBy(() -> SmallRun.resume(folder, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessage("--epochs 1 is less than the 2 that %s has begun already", folder);
    try (TrainingRun run = SmallRun.resume(folder, 2)) {
      assertThat(run.rescheduling()).isEmpty();
      assertThat(SmallRun.train(run).finished()).isTrue();
    }
    try (TrainingRun run = SmallRun.resume(folder, 2)) {
      assertThat(SmallRun.train(run).state().epoch()).isEqualTo(2);
    }
  }

  @Test
  void aScheduleThatIsStretchedIsSaid() throws IOException {
    try (TrainingRun run =
        SmallRun.start(folder, SmallRun.training(1, TrainingConfig.Schedule.COSINE))) {
      assertThat(run.rescheduling()).isEmpty();
      SmallRun.train(run);
    }

    try (TrainingRun run = SmallRun.resume(folder, 2)) {
      assertThat(run.rescheduling())
          .hasValue(
              "the cosine schedule now takes 2 epochs instead of 1:"
                  + " the learning rate goes on at 0.000500 instead of 0.00");
    }
  }

  @Test
  void aConstantLearningRateStays() throws IOException {
    SmallRun.start(folder, 1).close();

    try (TrainingRun run = SmallRun.resume(folder, 2)) {
      assertThat(run.rescheduling()).isEmpty();
    }
  }
}
