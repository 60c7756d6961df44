package org.hyperbolic4j.experiments.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.hyperbolic4j.experiments.data.Progress;
import org.hyperbolic4j.experiments.data.batch.Augmentation;
import org.hyperbolic4j.experiments.run.CheckpointPlan;
import org.hyperbolic4j.experiments.run.DataConfig;
import org.hyperbolic4j.experiments.run.EpochMetrics;
import org.hyperbolic4j.experiments.run.RunListener;
import org.hyperbolic4j.experiments.run.TrainingConfig;
import org.hyperbolic4j.experiments.run.TrainingRun;
import org.hyperbolic4j.experiments.run.TrainingState;
import org.hyperbolic4j.nn.model.CurvatureScope;
import org.hyperbolic4j.nn.model.NetworkConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What studies read of a run of two epochs. */
final class TrainingResultTest {

  private static final RunListener NOBODY =
      new RunListener() {
        @Override
        public void epochStarts(int epoch, int images, int done) {}

        @Override
        public void stepDone(TrainingState state) {}

        @Override
        public void epochDone(EpochMetrics metrics) {}
      };

  @TempDir private Path folder;

  private void train() throws IOException {
    TrainingConfig training =
        new TrainingConfig(
            2,
            16,
            1,
            TrainingConfig.Algorithm.ADAM,
            1e-2,
            TrainingConfig.Schedule.CONSTANT,
            0,
            0,
            0,
            false);
    try (TrainingRun run =
        TrainingRun.start(
            new DataConfig("shapetree", null, 0, 32, 16, Augmentation.NONE),
            training,
            (classes, shape) ->
                NetworkConfig.builder("poincare-2-2-2-resnet-8")
                    .classes(classes)
                    .images(shape.channels(), shape.height(), shape.width())
                    .learnCurvature(true)
                    .curvatureScope(CurvatureScope.PER_LAYER)
                    .build(),
            () -> folder,
            Map.of(),
            new CheckpointPlan(Duration.ofDays(1), 0),
            Progress.NONE)) {
      run.train(NOBODY, () -> false);
    }
  }

  @Test
  void aFinishedRunGivesItsLastEpochAndItsCurves() throws IOException {
    train();

    JsonNode result = TrainingResult.of(folder).orElseThrow();

    assertThat(result.get("epochs").asInt()).isEqualTo(2);
    assertThat(result.at("/curves/epoch").toString()).isEqualTo("[1,2]");
    assertThat(result.at("/curves/test_accuracy/1")).isEqualTo(result.get("test_accuracy"));
    assertThat(result.get("seconds_per_epoch").asDouble())
        .isEqualTo(result.get("seconds").asDouble() / 2);
    List<Double> curvatures = new ArrayList<>();
    result.get("curvatures").forEach(curvature -> curvatures.add(curvature.asDouble()));
    assertThat(curvatures).hasSizeGreaterThan(10);
    assertThat(result.get("least_curvature").asDouble()).isEqualTo(Collections.min(curvatures));
    assertThat(result.get("largest_curvature").asDouble())
        .isEqualTo(Collections.max(curvatures))
        .isGreaterThan(result.get("least_curvature").asDouble());
  }

  @Test
  void aRunWithoutItsCheckpointIsNotFinished() throws IOException {
    train();
    Files.delete(folder.resolve("model").resolve("last.npz"));

    assertThat(TrainingResult.of(folder)).isEmpty();
  }
}
