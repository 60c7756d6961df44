package org.hyperbolic4j.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.engine.Backend;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.engine.GraphSession;
import org.hyperbolic4j.nn.engine.Operators;
import org.hyperbolic4j.nn.engine.Step;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
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

/**
 * Every operator of layers on the feature maps of ResNet-20 (8, 16, 32), kernels against composed
 * SameDiff operations. The backward pass is measured with the forward pass before it and a sum as
 * the loss.
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

  private static final String LOSS = "loss";

  /** Which manifold, by name. */
  @Param("poincare")
  public String manifold;

  /** Which statement of the operator. */
  @Param({"FUSED", "GRAPH"})
  public Engine engine;

  /** Which operator. */
  @Param({
    "HYPERPLANES",
    "HYPERPLANE_DISTANCES",
    "MIDPOINT",
    "DISPERSION",
    "NORMALISE",
    "ADD",
    "DISTANCE",
    "TO_POINT"
  })
  public LayerOperator operator;

  /** Shape of the feature map: images, channels, height, width. */
  @Param({"128x8x32x32", "128x16x16x16", "128x32x8x8"})
  public String shape;

  private GraphSession session;
  private String result;
  private List<String> inputs;

  /** Builds the graph. */
  @Setup
  public void buildGraph() {
    Backend.start();
    Nd4j.getRandom().setSeed(1);
    Manifold found = ManifoldRegistry.discover().get(manifold);
    LayerOperators operators =
        Operators.of(found, engine, OperatorSettings.of(TangentCap.published(DataType.FLOAT)));
    long[] axes = Arrays.stream(shape.split("x")).mapToLong(Long::parseLong).toArray();
    SameDiff graph = SameDiff.create();
    SDVariable output =
        operator.apply(operators, new LayerOperator.Inputs(graph, DataType.FLOAT, axes));
    result = output.name();
    inputs =
        graph.variableMap().values().stream()
            .filter(variable -> variable.getVariableType() == VariableType.VARIABLE)
            .map(SDVariable::name)
            .toList();
    output.sum().rename(LOSS);
    graph.setLossVariables(LOSS);
    session = new GraphSession(graph);
  }

  /**
   * The operator.
   *
   * @return its result
   */
  @Benchmark
  public Map<String, INDArray> forward() {
    return session.output(Map.of(), List.of(result));
  }

  /**
   * The operator and its gradients.
   *
   * @return the loss and the gradients with respect to every input
   */
  @Benchmark
  public Step forwardAndBackward() {
    return session.step(Map.of(), List.of(LOSS), inputs);
  }
}
