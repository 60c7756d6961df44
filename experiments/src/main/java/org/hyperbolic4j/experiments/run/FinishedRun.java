package org.hyperbolic4j.experiments.run;

import java.nio.file.Path;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.Progress;
import org.hyperbolic4j.experiments.data.source.DataName;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.model.Network;

/** A run seen afterwards: its network, ready to be evaluated. */
public final class FinishedRun {

  /** Which of a run's checkpoints. */
  public enum Which {
    /** That of the latest step. */
    LAST,
    /** That of the epoch with the best test accuracy. */
    BEST
  }

  private final RunRecord record;
  private final Network network;

  private FinishedRun(RunRecord record, Network network) {
    this.record = record;
    this.network = network;
  }

  /**
   * Loads a run's network.
   *
   * @param folder the run's folder
   * @param which which checkpoint
   * @return the run
   * @throws BadInputException if there is no run, no such checkpoint, or it is damaged
   */
  public static FinishedRun open(Path folder, Which which) {
    RunDirectory directory = RunDirectory.open(folder);
    Path file =
        switch (which) {
          case LAST -> directory.last();
          case BEST -> directory.best();
        };
    return new FinishedRun(
        directory.readDescription(), RunCheckpoints.load(file, ManifoldRegistry.discover()));
  }

  /**
   * Loads the network of an epoch whose checkpoint was kept.
   *
   * @param folder the run's folder
   * @param epoch number of the epoch, from 1
   * @return the run
   * @throws BadInputException if there is no run, no such checkpoint, or it is damaged
   */
  public static FinishedRun openKept(Path folder, int epoch) {
    RunDirectory directory = RunDirectory.open(folder);
    return new FinishedRun(
        directory.readDescription(),
        RunCheckpoints.load(directory.kept(epoch), ManifoldRegistry.discover()));
  }

  /**
   * Makes a run's network as it was before training; no checkpoint is needed.
   *
   * @param folder the run's folder
   * @return the run
   * @throws BadInputException if there is no run
   */
  public static FinishedRun openInitial(Path folder) {
    RunRecord record = RunDirectory.open(folder).readDescription();
    return new FinishedRun(record, TrainingRun.network(record.config().network()));
  }

  /**
   * The run's own data.
   *
   * @param testLimit how many test images at most; 0 for as many as the run used
   * @param directory where the files are now; null for where they were
   * @return the data's configuration
   */
  public DataConfig data(int testLimit, Path directory) {
    DataConfig own = record.config().data();
    DataConfig placed = directory == null ? own : own.withDirectory(directory);
    return testLimit > 0 ? placed.withTestLimit(testLimit) : placed;
  }

  /**
   * Other images than the run's own: those of a folder are resized to what the network takes.
   *
   * @param data which images
   * @return the same, with an image size if they can have one and none was asked for
   */
  public DataConfig sized(DataConfig data) {
    var config = network.config();
    boolean resizable =
        DataName.of(data.name()) == DataName.FOLDER && config.height() == config.width();
    return resizable && data.imageSize() == 0 ? data.withImageSize(config.height()) : data;
  }

  /**
   * The network with the checkpoint's parameters.
   *
   * @return the run's own network, not a copy
   */
  public Network network() {
    return network;
  }

  /**
   * What was run.
   *
   * @return network, data and training
   */
  public RunConfig config() {
    return record.config();
  }

  /**
   * Evaluates the network on a test set.
   *
   * @param data which images
   * @param batch images at a time
   * @param progress told how a slow load goes on
   * @return loss, accuracy and scores
   * @throws BadInputException if the images do not fit the network
   */
  public Evaluation evaluate(DataConfig data, int batch, Progress progress) {
    return Evaluation.of(network, test(data, progress), batch);
  }

  /**
   * Loads a test set for the network.
   *
   * @param data which images
   * @param progress told how a slow load goes on
   * @return the images, with the shape and the number of classes that the network takes
   * @throws BadInputException if the images do not fit the network
   */
  public ImageSet test(DataConfig data, Progress progress) {
    ImageSet test = DataSets.test(data, progress);
    var config = network.config();
    boolean fits =
        test.shape().channels() == config.channels()
            && test.shape().height() == config.height()
            && test.shape().width() == config.width()
            && test.classes().leaves().size() == config.classes();
    if (!fits) {
      throw new BadInputException(
          "%s has images of %s in %d classes; the network was trained for [%d, %d, %d] in %d classes"
              .formatted(
                  test.name(),
                  test.shape(),
                  test.classes().leaves().size(),
                  config.channels(),
                  config.height(),
                  config.width(),
                  config.classes()));
    }
    return test;
  }
}
