package org.hyperbolic4j.benchmarks;

import org.hyperbolic4j.benchmarks.floor.MapShape;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.engine.Operators;
import org.hyperbolic4j.nn.layer.LayerGraph;
import org.hyperbolic4j.nn.layer.Phase;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * Every operator of layers on the feature maps of ResNet-20 (8, 16, 32), kernels against composed
 * SameDiff operations.
 */
public class OperatorBenchmark extends GraphBenchmark {

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

  @Override
  SDVariable result() {
    Manifold found = ManifoldRegistry.discover().get(manifold);
    LayerOperators operators =
        Operators.of(found, engine, OperatorSettings.of(TangentCap.published(DataType.FLOAT)));
    LayerGraph empty = new LayerGraph(SameDiff.create(), engine, Phase.TRAINING);
    return operator.apply(operators, new Inputs(empty, MapShape.parse(shape)));
  }

  static Subject subject(BenchmarkParams params) {
    String shape = params.getParam("shape");
    LayerOperator operator = LayerOperator.valueOf(params.getParam("operator"));
    return new Subject(operator.toString(), shape, operator.passes(MapShape.parse(shape)));
  }
}
