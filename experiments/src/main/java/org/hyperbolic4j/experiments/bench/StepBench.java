package org.hyperbolic4j.experiments.bench;

import java.util.Random;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.engine.GraphSize;
import org.hyperbolic4j.nn.engine.OperationListener;
import org.hyperbolic4j.nn.model.Network;
import org.hyperbolic4j.nn.model.NetworkConfig;
import org.hyperbolic4j.nn.model.TrainingStep;
import org.hyperbolic4j.nn.optim.AdamSettings;
import org.hyperbolic4j.nn.optim.Optimizer;
import org.hyperbolic4j.nn.optim.Optimizers;
import org.hyperbolic4j.nn.optim.WeightDecay;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network and one batch of random images, on which it is trained with Adam, or evaluated, again
 * and again.
 */
public final class StepBench implements AutoCloseable {

  private static final double LEARNING_RATE = 1e-3;
  private static final double WEIGHT_DECAY = 1e-4;

  private final NetworkConfig config;
  private final Network network;
  private final Optimizer optimizer;
  private final INDArray images;
  private final int[] labels;
  private final boolean inference;

  /**
   * A bench.
   *
   * @param config the network
   * @param batch images a step
   * @param inference whether to evaluate instead of training
   * @throws IllegalArgumentException with one line if there is no such network
   */
  public StepBench(NetworkConfig config, int batch, boolean inference) {
    this.config = config;
    this.network = Network.create(config, ManifoldRegistry.discover());
    this.optimizer =
        Optimizers.adam(
            network.parameters(),
            AdamSettings.of(WeightDecay.l2(WEIGHT_DECAY)),
            network.pointSpaces());
    this.inference = inference;
    Random random = new Random(config.seed());
    Nd4j.getRandom().setSeed(config.seed());
    this.images =
        Nd4j.randn(
            config.precision().type(), batch, config.channels(), config.height(), config.width());
    this.labels = random.ints(batch, 0, config.classes()).toArray();
  }

  NetworkConfig config() {
    return config;
  }

  int batch() {
    return labels.length;
  }

  boolean inference() {
    return inference;
  }

  /** Makes steps that are not timed, in which the JVM compiles what it runs. */
  void warmUp(int steps) {
    for (int i = 0; i < steps; i++) {
      step();
    }
  }

  /** How many operations a step executes. */
  GraphSize size() {
    return inference ? network.sizeOfEvaluation() : network.sizeOfStep();
  }

  /** Tells somebody of every operation. */
  void listen(OperationListener listener) {
    network.listen(listener);
  }

  /** Makes one step. */
  Times step() {
    long start = System.nanoTime();
    if (inference) {
      network.evaluate(images);
      return new Times(System.nanoTime() - start, 0);
    }
    TrainingStep step = network.step(images, labels);
    long passed = System.nanoTime();
    optimizer.step(step.gradients(), LEARNING_RATE);
    return new Times(passed - start, System.nanoTime() - passed);
  }

  @Override
  public void close() {
    network.close();
  }

  /**
   * Nanoseconds of a step.
   *
   * @param passes forward and backward
   * @param optimizer changing the parameters
   */
  record Times(long passes, long optimizer) {
    long sum() {
      return passes + optimizer;
    }
  }
}
