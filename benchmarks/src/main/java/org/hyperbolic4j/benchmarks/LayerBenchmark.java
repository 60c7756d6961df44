package org.hyperbolic4j.benchmarks;

import org.hyperbolic4j.benchmarks.floor.MapShape;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.engine.Operators;
import org.hyperbolic4j.nn.layer.LayerCurvature;
import org.hyperbolic4j.nn.layer.LayerGraph;
import org.hyperbolic4j.nn.layer.Phase;
import org.hyperbolic4j.nn.layer.Space;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * Every layer of residual networks and of their Euclidean twins, as {@link OperatorBenchmark}
 * measures operators: with the gradients by the map and the parameters.
 */
public class LayerBenchmark extends GraphBenchmark {

  /** Which manifold, by name. */
  @Param("poincare")
  public String manifold;

  /** Which statement of the operators. */
  @Param({"FUSED", "GRAPH"})
  public Engine engine;

  /** Which layer; all of them by default. */
  @Param public NetworkLayer layer;

  /** Shape of the feature map: images, channels, height, width. */
  @Param({"128x8x32x32", "128x16x16x16", "128x32x8x8"})
  public String shape;

  @Override
  SDVariable result() {
    Manifold found = ManifoldRegistry.discover().get(manifold);
    LayerOperators operators =
        Operators.of(found, engine, OperatorSettings.of(TangentCap.published(DataType.FLOAT)));
    Space space =
        new Space(found, operators, LayerCurvature.fixed("c", new Curvature(0.1), DataType.FLOAT));
    LayerGraph empty = new LayerGraph(SameDiff.create(), engine, Phase.TRAINING);
    return layer.apply(space, new Inputs(empty, MapShape.parse(shape)));
  }

  static Subject subject(BenchmarkParams params) {
    String shape = params.getParam("shape");
    NetworkLayer layer = NetworkLayer.valueOf(params.getParam("layer"));
    return new Subject(layer.toString(), shape, layer.passes(MapShape.parse(shape)));
  }
}
