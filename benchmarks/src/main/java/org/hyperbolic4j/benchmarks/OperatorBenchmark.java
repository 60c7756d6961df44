package org.hyperbolic4j.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hyperbolic4j.benchmarks.floor.MapShape;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.engine.Backend;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.engine.Operators;
import org.hyperbolic4j.nn.engine.Step;
import org.hyperbolic4j.nn.layer.LayerGraph;
import org.hyperbolic4j.nn.layer.Phase;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
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
 * Every operator of layers on the feature maps of ResNet-20 (8, 16, 32), kernels against composed
 * SameDiff operations. The backward pass is measured with the forward pass before it and a sum as
 * the loss; nobody learns the curvature.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {JvmFlags.VECTOR_API, JvmFlags.UNROLLING})
public class OperatorBenchmark {

  /** Which manifold, by name. */
  @Param("poincare")
  public String manifold;

  /** Which statement of the operator. */
  @Param({"FUSED", "GRAPH"})
  public Engine engine;

  /** Which operator; all of them by default. */
  @Param public LayerOperator operator;

  /** Shape of the feature map: images, channels, height, width. */
  @Param({"128x8x32x32", "128x16x16x16", "128x32x8x8"})
  public String shape;

  private MeasuredGraph graph;

  /** Builds the graph. */
  @Setup
  public void buildGraph() {
    Backend.start();
    Nd4j.getRandom().setSeed(1);
    Manifold found = ManifoldRegistry.discover().get(manifold);
    LayerOperators operators =
        Operators.of(found, engine, OperatorSettings.of(TangentCap.published(DataType.FLOAT)));
    LayerGraph empty = new LayerGraph(SameDiff.create(), engine, Phase.TRAINING);
    graph = new MeasuredGraph(operator.apply(operators, new Inputs(empty, MapShape.parse(shape))));
  }

  static Subject subject(BenchmarkParams params) {
    String shape = params.getParam("shape");
    LayerOperator operator = LayerOperator.valueOf(params.getParam("operator"));
    return new Subject(operator.toString(), shape, operator.passes(MapShape.parse(shape)));
  }

  /**
   * The operator.
   *
   * @return its result
   */
  @Benchmark
  public Map<String, INDArray> forward() {
    return graph.forward();
  }

  /**
   * The operator and its gradients.
   *
   * @return the loss and the gradients with respect to every input but the curvature
   */
  @Benchmark
  public Step forwardAndBackward() {
    return graph.forwardAndBackward();
  }
}
