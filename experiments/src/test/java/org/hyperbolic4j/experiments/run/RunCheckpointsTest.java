package org.hyperbolic4j.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.hyperbolic4j.experiments.data.batch.Augmentation;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.model.Network;
import org.hyperbolic4j.nn.model.NetworkConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

final class RunCheckpointsTest {

  @TempDir private Path folder;

  private final Network network =
      Network.create(
          NetworkConfig.builder("poincare-2-2-2-resnet-8").build(), ManifoldRegistry.discover());

  private RunCheckpoints checkpoints(RunDirectory directory) {
    TrainingConfig training = SmallRun.training(1, TrainingConfig.Schedule.CONSTANT);
    DataConfig data = new DataConfig("shapetree", null, 0, 32, 16, Augmentation.NONE);
    return new RunCheckpoints(
        new RunConfig(network.config(), data, training),
        32,
        directory,
        network,
        Optimizing.optimizer(training, network),
        new CheckpointPlan(Duration.ZERO, 0));
  }

  private void noCheckpointIsWrittenWith(INDArray array, double value) throws IOException {
    RunDirectory directory = RunDirectory.create(folder.resolve("run"));
    RunCheckpoints checkpoints = checkpoints(directory);
    checkpoints.saveLast(TrainingState.START);
    byte[] before = Files.readAllBytes(directory.last());
    array.putScalar(0, value);

    assertThatThrownBy(() -> checkpoints.saveLast(TrainingState.START))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageContaining(String.valueOf(value))
        .hasMessageEndingWith("the last checkpoint is " + directory.last());
    assertThatThrownBy(() -> checkpoints.saveBest(TrainingState.START))
        .isInstanceOf(TrainingFailedException.class);

    assertThat(directory.last()).hasBinaryContent(before);
    assertThat(directory.best()).doesNotExist();
  }

  @Test
  void aParameterThatIsNoNumberIsNotWritten() throws IOException {
    noCheckpointIsWrittenWith(network.parameters().get(1).value(), Double.NaN);
  }

  @Test
  void aStatisticThatIsInfiniteIsNotWritten() throws IOException {
    noCheckpointIsWrittenWith(
        network.buffers().values().iterator().next(), Double.POSITIVE_INFINITY);
  }
}
