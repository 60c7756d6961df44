package org.hyperbolic4j.experiments.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.hyperbolic4j.experiments.data.Progress;
import org.hyperbolic4j.experiments.data.batch.Augmentation;
import org.hyperbolic4j.nn.model.NetworkConfig;

/** The smallest network on 32 images: two steps an epoch. */
final class SmallRun {

  static final int STEPS = 2;

  private static final DataConfig DATA =
      new DataConfig("shapetree", null, 0, 32, 16, Augmentation.NONE);

  private SmallRun() {}

  static TrainingConfig training(int epochs, TrainingConfig.Schedule schedule) {
    return new TrainingConfig(
        epochs, 16, 1, TrainingConfig.Algorithm.ADAM, 1e-3, schedule, 0, 0, 0, false);
  }

  static TrainingRun start(Path folder, int epochs) throws IOException {
    return start(folder, training(epochs, TrainingConfig.Schedule.CONSTANT));
  }

  static TrainingRun start(Path folder, TrainingConfig training) throws IOException {
    return start(folder, training, 0);
  }

  /** A run that keeps the checkpoints of epochs whose number can be divided. */
  static TrainingRun start(Path folder, TrainingConfig training, int keepEvery) throws IOException {
    return TrainingRun.start(
        DATA,
        training,
        (classes, shape) ->
            NetworkConfig.builder("poincare-2-2-2-resnet-8")
                .classes(classes)
                .images(shape.channels(), shape.height(), shape.width())
                .build(),
        () -> folder,
        Map.of(),
        new CheckpointPlan(Duration.ofDays(1), keepEvery),
        Progress.NONE);
  }

  /** Opens a run again; 0 epochs to leave their number. */
  static TrainingRun resume(Path folder, int epochs) throws IOException {
    return TrainingRun.resume(
        RunDirectory.open(folder),
        epochs,
        null,
        new CheckpointPlan(Duration.ofDays(1), 0),
        Progress.NONE);
  }

  /** Trains to the end. */
  static RunSummary train(TrainingRun run) throws IOException {
    return run.train(new StopAfter(Integer.MAX_VALUE), () -> false);
  }

  /** Trains a number of steps, as if a stop were asked for after the last. */
  static RunSummary train(TrainingRun run, int steps) throws IOException {
    StopAfter stop = new StopAfter(steps);
    return run.train(stop, () -> stop.steps <= 0);
  }

  private static final class StopAfter implements RunListener {

    private int steps;

    StopAfter(int steps) {
      this.steps = steps;
    }

    @Override
    public void epochStarts(int epoch, int images, int done) {}

    @Override
    public void stepDone(TrainingState state) {
      steps--;
    }

    @Override
    public void epochDone(EpochMetrics metrics) {}
  }
}
