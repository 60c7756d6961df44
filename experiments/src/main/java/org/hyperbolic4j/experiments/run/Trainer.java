package org.hyperbolic4j.experiments.run;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.batch.Batch;
import org.hyperbolic4j.experiments.data.batch.BatchPipeline;
import org.hyperbolic4j.experiments.data.batch.BatchPlan;
import org.hyperbolic4j.nn.model.Network;
import org.hyperbolic4j.nn.model.TrainingStep;
import org.hyperbolic4j.nn.optim.LearningRateSchedule;
import org.hyperbolic4j.nn.optim.Optimizer;

/**
 * The training loop of a run: from any state to the end or to a stop, with metrics and checkpoints
 * on the way. Where it stops and starts again leaves no trace in the figures.
 */
final class Trainer {

  private final RunConfig config;
  private final ImageSet train;
  private final ImageSet test;
  private final Network network;
  private final Optimizer optimizer;
  private final LearningRateSchedule schedule;
  private final RunDirectory directory;
  private final RunCheckpoints checkpoints;
  private final RunListener listener;
  private final BooleanSupplier stop;
  private final int perEpoch;

  Trainer(
      RunConfig config,
      ImageSet train,
      ImageSet test,
      Network network,
      Optimizer optimizer,
      LearningRateSchedule schedule,
      RunDirectory directory,
      RunCheckpoints checkpoints,
      RunListener listener,
      BooleanSupplier stop) {
    this.config = config;
    this.train = train;
    this.test = test;
    this.network = network;
    this.optimizer = optimizer;
    this.schedule = schedule;
    this.directory = directory;
    this.checkpoints = checkpoints;
    this.listener = listener;
    this.stop = stop;
    this.perEpoch = plan().batchesPerEpoch(train.size());
  }

  /**
   * Trains until the configured epochs are done or a stop is asked for.
   *
   * @param from where to start
   * @return how far it came
   * @throws IOException if metrics or a checkpoint cannot be written
   * @throws TrainingFailedException if a loss or a parameter is no longer a number
   */
  TrainingState run(TrainingState from) throws IOException {
    TrainingState state = from;
    int epochs = config.training().epochs();
    try (BatchPipeline batches =
        BatchPipeline.open(train, plan(), state.epoch(), state.batch(), epochs)) {
      long checkpointed = System.nanoTime();
      while (state.epoch() < epochs) {
        long epochStart = System.nanoTime();
        listener.epochStarts(state.epoch() + 1, train.size(), (int) state.seen());
        while (state.batch() < perEpoch) {
          if (stop.getAsBoolean()) {
            checkpoints.saveLast(state);
            return state;
          }
          state = step(state, batches.next());
          listener.stepDone(state);
          if (checkpoints.isDue(checkpointed)) {
            checkpoints.saveLast(state);
            checkpointed = System.nanoTime();
          }
        }
        Optional<Evaluation> evaluation =
            Evaluation.of(network, test, config.training().batch(), stop);
        if (evaluation.isEmpty()) {
          checkpoints.saveLast(state);
          return state;
        }
        state = endEpoch(state, evaluation.get(), epochStart);
        checkpointed = System.nanoTime();
      }
    }
    return state;
  }

  private BatchPlan plan() {
    return BatchPlan.training(
            config.training().batch(), config.training().seed(), config.data().augmentation())
        .withType(config.network().precision().type());
  }

  private TrainingState step(TrainingState state, Batch batch) {
    long start = System.nanoTime();
    int[] labels = batch.labels().toIntVector();
    TrainingStep step = network.step(batch.images(), labels);
    checkpoints.requireFinite("the loss", step.loss(), state);
    int correct = Scores.of(step.logits()).correct(labels);
    optimizer.step(step.gradients(), schedule.at(state.position(perEpoch)));
    double seconds = (System.nanoTime() - start) * 1e-9;
    return state.afterStep(step.loss(), correct, batch.size(), seconds);
  }

  private TrainingState endEpoch(TrainingState state, Evaluation evaluation, long epochStart)
      throws IOException {
    checkpoints.requireFinite("the test loss", evaluation.loss(), state);
    checkpoints.requireFiniteNetwork(state);
    double lastRate = schedule.at(state.position(perEpoch) - 1.0 / perEpoch);
    TrainingState next = state.afterEpoch(evaluation.accuracy());
    EpochMetrics metrics =
        new EpochMetrics(
            next.epoch(),
            state.meanLoss(),
            state.accuracy(),
            evaluation.loss(),
            evaluation.accuracy(),
            state.seen() / state.trainSeconds(),
            (System.nanoTime() - epochStart) * 1e-9,
            lastRate,
            config.network().learnCurvature() ? network.curvatures() : null);
    directory.append(metrics);
    if (next.bestEpoch() == next.epoch()) {
      checkpoints.saveBest(next);
    }
    checkpoints.keep(next);
    checkpoints.saveLast(next);
    listener.epochDone(metrics);
    return next;
  }
}
