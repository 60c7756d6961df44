package org.hyperbolic4j.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hyperbolic4j.nn.engine.Backend;
import org.hyperbolic4j.nn.engine.Step;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A graph forward, and forward and backward: the backward pass is measured with the forward pass
 * before it and a sum as the loss; nobody learns the curvature.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {JvmFlags.VECTOR_API, JvmFlags.UNROLLING})
public abstract class GraphBenchmark {

  private MeasuredGraph graph;

  /** Builds the graph, from the same random numbers each time. */
  @Setup
  public void buildGraph() {
    Backend.start();
    Nd4j.getRandom().setSeed(1);
    graph = new MeasuredGraph(result());
  }

  /** What is measured, in a graph of its own. */
  abstract SDVariable result();

  /**
   * The graph.
   *
   * @return its result
   */
  @Benchmark
  public Map<String, INDArray> forward() {
    return graph.forward();
  }

  /**
   * The graph and its gradients.
   *
   * @return the loss and the gradients with respect to every input but the curvature
   */
  @Benchmark
  public Step forwardAndBackward() {
    return graph.forwardAndBackward();
  }
}
