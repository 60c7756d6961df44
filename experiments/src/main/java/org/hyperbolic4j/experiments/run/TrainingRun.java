package org.hyperbolic4j.experiments.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.data.ImageShape;
import org.hyperbolic4j.experiments.data.Progress;
import org.hyperbolic4j.experiments.data.batch.BatchPlan;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.model.Network;
import org.hyperbolic4j.nn.model.NetworkConfig;
import org.hyperbolic4j.nn.optim.Optimizer;

/**
 * A run from its configuration to its result: data, network and optimiser, put together. Until it
 * is closed no other run can use its folder.
 */
public final class TrainingRun implements AutoCloseable {

  /** Says what network fits images and classes. */
  @FunctionalInterface
  public interface NetworkChoice {
    /**
     * The network.
     *
     * @param classes number of classes
     * @param shape shape of the images
     * @return its configuration
     */
    NetworkConfig choose(int classes, ImageShape shape);
  }

  private final RunConfig config;
  private final RunDirectory directory;
  private final RunLock lock;
  private final DataSets sets;
  private final Network network;
  private final Optimizer optimizer;
  private final RunCheckpoints checkpoints;
  private TrainingState state = TrainingState.START;
  private TrainingConfig before;

  private TrainingRun(
      RunConfig config,
      RunDirectory directory,
      RunLock lock,
      DataSets sets,
      Network network,
      CheckpointPlan checkpointPlan) {
    this.config = config;
    this.before = config.training();
    this.directory = directory;
    this.lock = lock;
    this.sets = sets;
    this.network = network;
    this.optimizer = Optimizing.optimizer(config.training(), network);
    this.checkpoints =
        new RunCheckpoints(
            config, sets.train().size(), directory, network, optimizer, checkpointPlan);
  }

  /**
   * Starts a run: loads the data, builds the network, makes the folder and writes its description.
   *
   * @param data which images
   * @param training how to train
   * @param networks which network
   * @param folder gives the run's folder, when everything else is there
   * @param options the command line's options, for the description
   * @param checkpointPlan when checkpoints are written
   * @param progress told how a slow load goes on
   * @return the run, before its first step
   * @throws BadInputException if the data, the options or the folder are wrong
   * @throws IOException if the description cannot be written
   */
  public static TrainingRun start(
      DataConfig data,
      TrainingConfig training,
      NetworkChoice networks,
      Supplier<Path> folder,
      Map<String, String> options,
      CheckpointPlan checkpointPlan,
      Progress progress)
      throws IOException {
    DataSets sets = DataSets.load(data, progress);
    NetworkConfig chosen = networks.choose(sets.classes(), sets.train().shape());
    RunConfig config = new RunConfig(chosen, data, training);
    Network network = network(chosen);
    Path root = folder.get();
    RunLock lock = RunLock.of(root);
    try {
      RunDirectory directory = RunDirectory.create(root);
      directory.writeDescription(
          new RunRecord(
              config, options, sets.record(), List.of(Session.from(TrainingState.START)), null));
      return new TrainingRun(config, directory, lock, sets, network, checkpointPlan);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Opens a run where it stopped.
   *
   * @param directory the run's folder
   * @param epochs how many epochs it shall have in all; 0 to leave that as it is
   * @param dataFolder absolute path of the folder where the data's files are now; null if they are
   *     where they were
   * @param checkpointPlan when checkpoints are written
   * @param progress told how a slow load goes on
   * @return the run, at its last checkpoint
   * @throws BadInputException if the folder is damaged or the data are no longer the same
   * @throws IOException if the description cannot be written
   */
  public static TrainingRun resume(
      RunDirectory directory,
      int epochs,
      Path dataFolder,
      CheckpointPlan checkpointPlan,
      Progress progress)
      throws IOException {
    RunLock lock = RunLock.of(directory.root());
    try {
      RunRecord record = directory.readDescription();
      RunConfig config = record.config();
      if (dataFolder != null) {
        config = config.withData(config.data().withDirectory(dataFolder));
      }
      DataSets sets = DataSets.load(config.data(), progress);
      if (!sets.record().equals(record.data())) {
        throw new BadInputException(
            "the images of '%s' are not those that %s was started with"
                .formatted(config.data().name(), directory.root()));
      }
      if (epochs > 0) {
        config = config.withTraining(config.training().withEpochs(epochs));
      }
      TrainingRun run =
          new TrainingRun(config, directory, lock, sets, network(config.network()), checkpointPlan);
      run.continueAtCheckpoint(record);
      return run;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private void continueAtCheckpoint(RunRecord record) throws IOException {
    before = record.config().training();
    if (record.imported() != null && !Files.exists(directory.last())) {
      throw new BadInputException(
          "%s is missing, and with it the weights of the run: import %s again"
              .formatted(directory.last(), record.imported().file()));
    }
    state = checkpoints.restoreLast();
    int epochs = config.training().epochs();
    int begun = state.batch() > 0 ? state.epoch() + 1 : state.epoch();
    if (epochs < begun) {
      throw new BadInputException(
          "--epochs %d is less than the %d that %s has begun already"
              .formatted(epochs, begun, directory.root()));
    }
    directory.writeDescription(record.continued(config, Session.from(state)));
    directory.keepMetrics(state.epoch());
  }

  static Network network(NetworkConfig config) {
    try {
      return Network.create(config, ManifoldRegistry.discover());
    } catch (IllegalArgumentException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }

  /**
   * The run's configuration.
   *
   * @return network, data and training
   */
  public RunConfig config() {
    return config;
  }

  /**
   * The run's folder.
   *
   * @return its folder
   */
  public RunDirectory directory() {
    return directory;
  }

  /**
   * One line for people.
   *
   * @return model, size, data and engine
   */
  public String describe() {
    return String.format(
        Locale.ROOT,
        "%s (%,d parameters, %sengine %s) on %s: %,d training and %,d test images, %d classes",
        config.network().model(),
        network.parameterCount(),
        curvature(),
        config.network().engine().toString().toLowerCase(Locale.ROOT),
        config.data().name(),
        sets.train().size(),
        sets.test().size(),
        sets.classes());
  }

  private String curvature() {
    if (network.curvatures().isEmpty()) {
      return "";
    }
    return "c = %s%s, "
        .formatted(
            config.network().curvature(), config.network().learnCurvature() ? " at the start" : "");
  }

  /**
   * What a resumed run does to the learning rate, if it has another number of epochs than before.
   *
   * @return one line for people; empty if the learning rate is what it would have been
   */
  public Optional<String> rescheduling() {
    if (before.epochs() == config.training().epochs()
        || before.schedule() == TrainingConfig.Schedule.CONSTANT) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "the %s schedule now takes %d epochs instead of %d: the learning rate goes on at %.3g"
                + " instead of %.3g",
            before.schedule().toString().toLowerCase(Locale.ROOT),
            config.training().epochs(),
            before.epochs(),
            rate(config.training()),
            rate(before)));
  }

  private double rate(TrainingConfig training) {
    int perEpoch = BatchPlan.testing(training.batch()).batchesPerEpoch(sets.train().size());
    return Optimizing.schedule(training).at(state.position(perEpoch));
  }

  /**
   * Trains until all epochs are done or a stop is asked for.
   *
   * @param listener told how it goes on
   * @param stop asked before every batch, in training and evaluation
   * @return how it ended
   * @throws IOException if metrics or a checkpoint cannot be written; what was written before stays
   * @throws TrainingFailedException if a loss or a parameter is no longer a number
   */
  public RunSummary train(RunListener listener, BooleanSupplier stop) throws IOException {
    directory.forgetDivergence();
    Trainer trainer =
        new Trainer(
            config,
            sets.train(),
            sets.test(),
            network,
            optimizer,
            Optimizing.schedule(config.training()),
            directory,
            checkpoints,
            listener,
            stop);
    TrainingState end;
    try {
      end = trainer.run(state);
    } catch (TrainingFailedException e) {
      directory.writeDivergence(e.getMessage());
      throw e;
    }
    return new RunSummary(end, end.epoch() >= config.training().epochs());
  }

  /** Gives the folder to others. */
  @Override
  public void close() throws IOException {
    lock.close();
  }
}
