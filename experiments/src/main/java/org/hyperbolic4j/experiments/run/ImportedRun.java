package org.hyperbolic4j.experiments.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.data.Progress;
import org.hyperbolic4j.nn.model.Network;
import org.hyperbolic4j.nn.model.NetworkConfig;

/**
 * A run before its first step whose weights come from elsewhere: it can be evaluated as it is, and
 * be trained by resuming it.
 */
public final class ImportedRun {

  private ImportedRun() {}

  /**
   * Makes the run's folder, when everything else is there and fits.
   *
   * @param plan which images, which network, and how training is to go on
   * @param weights sets the network's weights
   * @param imported where they come from
   * @param root the folder, which must not hold a run
   * @param options the command line's options, for the description
   * @param progress told how a slow load goes on
   * @return the network with its weights
   * @throws BadInputException if the data, the network, the weights or the folder are wrong
   * @throws IOException if a file cannot be written
   */
  public static Network create(
      Plan plan,
      Consumer<Network> weights,
      RunRecord.Imported imported,
      Path root,
      Map<String, String> options,
      Progress progress)
      throws IOException {
    RunDirectory.requireVacant(root);
    DataSets sets = DataSets.load(plan.data(), progress);
    NetworkConfig chosen = plan.networks().choose(sets.classes(), sets.train().shape());
    Network network = TrainingRun.network(chosen);
    weights.accept(network);
    RunConfig run = new RunConfig(chosen, plan.data(), plan.training());
    RunLock lock = RunLock.of(root);
    try {
      RunDirectory directory = RunDirectory.create(root);
      checkpoints(run, sets, directory, network).saveLast(TrainingState.START);
      Session session = Session.from(TrainingState.START);
      directory.writeDescription(
          new RunRecord(run, options, sets.record(), List.of(session), imported));
    } finally {
      lock.close();
    }
    return network;
  }

  /**
   * What is known before the images are.
   *
   * @param data which images
   * @param training how training is to go on
   * @param networks which network
   */
  public record Plan(
      DataConfig data, TrainingConfig training, TrainingRun.NetworkChoice networks) {}

  private static RunCheckpoints checkpoints(
      RunConfig run, DataSets sets, RunDirectory directory, Network network) {
    return new RunCheckpoints(
        run,
        sets.train().size(),
        directory,
        network,
        Optimizing.optimizer(run.training(), network),
        new CheckpointPlan(Duration.ZERO, 0));
  }
}
