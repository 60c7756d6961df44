package org.hyperbolic4j.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hyperbolic4j.benchmarks.floor.MapShape;
import org.hyperbolic4j.nn.engine.Backend;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.engine.Step;
import org.hyperbolic4j.nn.layer.LayerGraph;
import org.hyperbolic4j.nn.layer.Phase;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * The kernels of networks that are no operators of a manifold, as {@link OperatorBenchmark}
 * measures those.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {JvmFlags.VECTOR_API, JvmFlags.UNROLLING})
public class KernelBenchmark {

  /** Which kernel; all of them by default. */
  @Param public NetworkKernel kernel;

  /** Shape of the feature map: images, channels, height, width. */
  @Param({"128x8x32x32", "128x16x16x16", "128x32x8x8"})
  public String shape;

  private MeasuredGraph graph;

  /** Builds the graph. */
  @Setup
  public void buildGraph() {
    Backend.start();
    Nd4j.getRandom().setSeed(1);
    LayerGraph empty = new LayerGraph(SameDiff.create(), Engine.FUSED, Phase.TRAINING);
    graph = new MeasuredGraph(kernel.apply(new Inputs(empty, MapShape.parse(shape))));
  }

  static Subject subject(BenchmarkParams params) {
    String shape = params.getParam("shape");
    NetworkKernel kernel = NetworkKernel.valueOf(params.getParam("kernel"));
    return new Subject(kernel.toString(), shape, kernel.passes(MapShape.parse(shape)));
  }

  /**
   * The kernel.
   *
   * @return its result
   */
  @Benchmark
  public Map<String, INDArray> forward() {
    return graph.forward();
  }

  /**
   * The kernel and its gradients.
   *
   * @return the loss and the gradients with respect to every input but the curvature
   */
  @Benchmark
  public Step forwardAndBackward() {
    return graph.forwardAndBackward();
  }
}
