package org.hyperbolic4j.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.model.Network;
import org.hyperbolic4j.nn.model.NetworkConfig;
import org.hyperbolic4j.nn.model.TrainingStep;
import org.hyperbolic4j.nn.optim.AdamSettings;
import org.hyperbolic4j.nn.optim.Optimizer;
import org.hyperbolic4j.nn.optim.Optimizers;
import org.hyperbolic4j.nn.optim.WeightDecay;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Whole networks on random images of CIFAR's shape, in images a second: training steps (forward,
 * backward, Adam) and evaluation.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(
    value = 1,
    jvmArgsAppend = {JvmFlags.VECTOR_API, JvmFlags.UNROLLING})
public class StepBenchmark {

  private static final int BATCH = 128;
  private static final int CLASSES = 10;

  /** Which network, by name. */
  @Param({"poincare-8-16-32-resnet-20", "euclidean-8-16-32-resnet-20"})
  public String model;

  /** How its operators are computed. */
  @Param({"FUSED", "GRAPH"})
  public Engine engine;

  private Network network;
  private Optimizer optimizer;
  private INDArray images;
  private int[] labels;

  /** Makes the network and a batch. */
  @Setup
  public void makeNetwork() {
    NetworkConfig config = NetworkConfig.builder(model).classes(CLASSES).engine(engine).build();
    network = Network.create(config, ManifoldRegistry.discover());
    optimizer =
        Optimizers.adam(
            network.parameters(), AdamSettings.of(WeightDecay.l2(1e-4)), network.pointSpaces());
    Nd4j.getRandom().setSeed(1);
    images = Nd4j.randn(DataType.FLOAT, BATCH, config.channels(), config.height(), config.width());
    labels = new Random(1).ints(BATCH, 0, CLASSES).toArray();
  }

  /**
   * One training step.
   *
   * @return loss and gradients
   */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public TrainingStep train() {
    TrainingStep step = network.step(images, labels);
    optimizer.step(step.gradients(), 1e-3);
    return step;
  }

  /**
   * Class scores of one batch.
   *
   * @return logits
   */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public INDArray evaluate() {
    return network.evaluate(images);
  }
}
