package org.hyperbolic4j.experiments.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.data.batch.BatchPlan;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.checkpoint.Checkpoint;
import org.hyperbolic4j.nn.checkpoint.CheckpointException;
import org.hyperbolic4j.nn.checkpoint.CheckpointFile;
import org.hyperbolic4j.nn.checkpoint.CheckpointMetadata;
import org.hyperbolic4j.nn.model.ModelSpec;
import org.hyperbolic4j.nn.model.Network;
import org.hyperbolic4j.nn.model.NetworkConfig;
import org.hyperbolic4j.nn.optim.Optimizer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The checkpoints of one run: what goes into them, when, and how a run comes back from them. */
final class RunCheckpoints {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunConfig config;
  private final int trainImages;
  private final RunDirectory directory;
  private final Network network;
  private final Optimizer optimizer;
  private final CheckpointPlan plan;

  RunCheckpoints(
      RunConfig config,
      int trainImages,
      RunDirectory directory,
      Network network,
      Optimizer optimizer,
      CheckpointPlan plan) {
    this.config = config;
    this.trainImages = trainImages;
    this.directory = directory;
    this.network = network;
    this.optimizer = optimizer;
    this.plan = plan;
  }

  /**
   * Says whether the last checkpoint, of a {@link System#nanoTime}, is old enough for a new one.
   */
  boolean isDue(long last) {
    return System.nanoTime() - last >= plan.interval().toNanos();
  }

  /**
   * Writes the checkpoint of the latest step.
   *
   * @throws TrainingFailedException if parameters or running statistics are not finite
   */
  void saveLast(TrainingState state) throws CheckpointException {
    CheckpointFile.write(directory.last(), checkpoint(state));
  }

  /** Writes the checkpoint of an epoch that has just ended, if it is one to be kept. */
  void keep(TrainingState state) throws CheckpointException {
    if (plan.keeps(state.epoch())) {
      CheckpointFile.write(directory.kept(state.epoch()), checkpoint(state));
    }
  }

  /** Writes the checkpoint of the best epoch. */
  void saveBest(TrainingState state) throws CheckpointException {
    CheckpointFile.write(directory.best(), checkpoint(state));
  }

  /**
   * Checks a figure.
   *
   * @throws TrainingFailedException if it is not finite
   */
  void requireFinite(String what, double value, TrainingState state) {
    if (!Double.isFinite(value)) {
      throw new TrainingFailedException(
          "%s is %s in epoch %d, after %d batches: a smaller --lr may help; %s"
              .formatted(
                  what,
                  value,
                  state.epoch() + 1,
                  state.batch(),
                  Files.exists(directory.last())
                      ? "the last checkpoint is " + directory.last()
                      : "there is no checkpoint yet"));
    }
  }

  /**
   * Checks what a checkpoint would hold, so that none is replaced by one that cannot go on.
   *
   * @throws TrainingFailedException if parameters or running statistics are not finite
   */
  void requireFiniteNetwork(TrainingState state) {
    network
        .parameters()
        .forEach(parameter -> requireFinite(parameter.name(), parameter.value(), state));
    network.buffers().forEach((name, buffer) -> requireFinite(name, buffer, state));
  }

  private void requireFinite(String name, INDArray array, TrainingState state) {
    for (double value : array.dup().data().asDouble()) {
      requireFinite("an element of " + name, value, state);
    }
  }

  private Checkpoint checkpoint(TrainingState state) {
    requireFiniteNetwork(state);
    Map<String, INDArray> parameters = new LinkedHashMap<>();
    network.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter.value()));
    int perEpoch = BatchPlan.testing(config.training().batch()).batchesPerEpoch(trainImages);
    CheckpointMetadata metadata =
        new CheckpointMetadata(
            manifoldName(config.network()),
            JSON.valueToTree(config.network()),
            JSON.valueToTree(state),
            state.epoch(),
            state.batch(),
            (long) state.epoch() * perEpoch + state.batch(),
            state.bestEpoch() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(state.bestAccuracy()),
            config.training().seed());
    return new Checkpoint(metadata, parameters, network.buffers(), optimizer.state());
  }

  /**
   * Brings network and optimiser back to the last checkpoint.
   *
   * @return the state there; the start where there is no checkpoint yet
   * @throws BadInputException if the checkpoint is damaged or of another network
   */
  TrainingState restoreLast() {
    if (!Files.exists(directory.last())) {
      return TrainingState.START;
    }
    try {
      Checkpoint checkpoint = CheckpointFile.read(directory.last());
      checkpoint.restoreParameters(network.parameters());
      checkpoint.restoreBuffers(network.buffers());
      checkpoint.restoreOptimizer(optimizer);
      return JSON.treeToValue(checkpoint.metadata().training(), TrainingState.class);
    } catch (CheckpointException e) {
      throw new BadInputException(e.getMessage(), e);
    } catch (JsonProcessingException e) {
      throw new BadInputException(
          "%s does not say how far its run had come".formatted(directory.last()), e);
    }
  }

  /**
   * The network of a checkpoint.
   *
   * @param file the checkpoint
   * @param manifolds where its manifold is found
   * @return the network with the checkpoint's parameters
   * @throws BadInputException if the file is no checkpoint, damaged, or its manifold is unknown
   */
  static Network load(Path file, ManifoldRegistry manifolds) {
    try {
      Checkpoint checkpoint = CheckpointFile.read(file);
      NetworkConfig config = config(file, checkpoint.metadata().network());
      if (!ModelSpec.parse(config.model()).hasEuclideanHead()) {
        checkpoint.manifold(manifolds);
      }
      Network network = Network.create(config, manifolds);
      checkpoint.restoreParameters(network.parameters());
      checkpoint.restoreBuffers(network.buffers());
      return network;
    } catch (CheckpointException e) {
      throw new BadInputException(e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new BadInputException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static NetworkConfig config(Path file, ObjectNode json) {
    try {
      return JSON.treeToValue(json, NetworkConfig.class);
    } catch (JsonProcessingException e) {
      throw new BadInputException(
          "%s does not say what network it is of: %s".formatted(file, e.getOriginalMessage()), e);
    }
  }

  private static String manifoldName(NetworkConfig network) {
    return network.headManifold() != null
        ? network.headManifold()
        : ModelSpec.parse(network.model()).family();
  }
}
