package org.hyperbolic4j.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.optim.AdamSettings;
import org.hyperbolic4j.nn.optim.Optimizer;
import org.hyperbolic4j.nn.optim.Optimizers;
import org.hyperbolic4j.nn.optim.SgdSettings;
import org.hyperbolic4j.nn.optim.WeightDecay;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Batch norm on the ball beyond the reference figures. */
class ManifoldBatchNormTest {

  @ParameterizedTest
  @CsvSource({"FUSED, true", "FUSED, false", "GRAPH, true"})
  void aScaleThatWasPushedBelowZeroGrowsAgain(Engine engine, boolean adam) {
    Space ball = LayerRun.ball(1, engine);
    Layer layer = new ManifoldBatchNorm("layer", ball, 3, Centre.MIDPOINT, false, DataType.DOUBLE);
    Parameter scale = layer.parameters().get(1);
    Map<String, INDArray> down =
        Map.of(
            "layer.mean", Nd4j.zeros(DataType.DOUBLE, 3), "layer.var", Nd4j.createFromArray(1e3));
    optimizer(layer, adam).step(down, 2);
    assertThat(scale.value().getDouble(0)).isLessThan(1e-3);

    INDArray v = LayerRun.random(4, 3, 2, 2);
    INDArray wider = LayerRun.layer(layer, ball, engine, v, v).out().neg();
    Optimizer optimizer = optimizer(layer, adam);
    for (int i = 0; i < 5; i++) {
      optimizer.step(LayerRun.layer(layer, ball, engine, v, wider).gradients(), 0.01);
    }
    assertThat(scale.value().getDouble(0)).isGreaterThan(0.01);
  }

  private static Optimizer optimizer(Layer layer, boolean adam) {
    return adam
        ? Optimizers.adam(layer.parameters(), AdamSettings.of(WeightDecay.NONE), Map.of())
        : Optimizers.sgd(layer.parameters(), SgdSettings.of(0), Map.of());
  }

  @ParameterizedTest
  @CsvSource({"MIDPOINT, FUSED", "MIDPOINT, GRAPH", "FRECHET, FUSED", "FRECHET, GRAPH"})
  void everyBatchMovesTheRunningStatisticsATenthOfTheWay(Centre kind, Engine engine) {
    Space ball = LayerRun.ball(0.8, engine);
    Layer layer = new ManifoldBatchNorm("layer", ball, 3, kind, false, DataType.DOUBLE);
    INDArray centre = layer.buffers().get(0).value();
    INDArray dispersion = layer.buffers().get(1).value();
    double[] expectedCentre = new double[3];
    double expectedDispersion = 1;
    for (int batch = 1; batch <= 2; batch++) {
      // The curvature is learned: the second batch is seen at another one than the first.
      ball.curvature().parameters().get(0).value().assign(0.3 * (batch - 1));
      INDArray v = LayerRun.random(4, 3, 2, 2).mul(0.4).add(0.2 * batch);
      LayerRun.train(layer, engine, v);

      Geometry<Binary64> geometry =
          ball.manifold().geometry(new Binary64(0.8 * Math.exp(0.3 * (batch - 1))));
      Binary64[][] points = points(geometry, v);
      Binary64[] weights = new Binary64[points.length];
      Arrays.fill(weights, Binary64.ONE);
      Binary64[] middle =
          kind == Centre.MIDPOINT
              ? geometry.midpoint(points, weights)
              : geometry.frechetMean(points, weights);
      Binary64[] running = geometry.toPoint(field(expectedCentre));
      Binary64[] moved = geometry.geodesic(running, middle, new Binary64(0.1));
      expectedCentre =
          Arrays.stream(geometry.toTangent(moved)).mapToDouble(Binary64::getReal).toArray();
      expectedDispersion =
          0.9 * expectedDispersion + 0.1 * geometry.dispersion(points, middle).getReal();
      assertThat(centre.toDoubleVector()).containsExactly(expectedCentre, within(1e-8));
      assertThat(dispersion.getDouble(0)).isCloseTo(expectedDispersion, within(1e-8));
    }
    assertThat(centre.norm2Number().doubleValue()).isGreaterThan(0.01);
  }

  private static Binary64[][] points(Geometry<Binary64> geometry, INDArray v) {
    double[][] positions = v.permute(0, 2, 3, 1).dup('c').reshape(-1, 3).toDoubleMatrix();
    return Arrays.stream(positions)
        .map(position -> geometry.toPoint(field(position)))
        .toArray(Binary64[][]::new);
  }

  private static Binary64[] field(double[] values) {
    return Arrays.stream(values).mapToObj(Binary64::new).toArray(Binary64[]::new);
  }

  @ParameterizedTest
  @CsvSource({"MIDPOINT, FUSED", "MIDPOINT, GRAPH", "FRECHET, FUSED", "FRECHET, GRAPH"})
  void vectorsAreMapsOfOnePosition(Centre kind, Engine engine) {
    Space ball = LayerRun.ball(0.8, engine);
    Layer layer = new ManifoldBatchNorm("layer", ball, 3, kind, false, DataType.DOUBLE);
    LayerRun.assign(layer, "layer.mean", LayerRun.random(3).mul(0.3));
    INDArray v = LayerRun.random(6, 3).mul(0.4);
    INDArray cotangent = LayerRun.random(6, 3);
    LayerRun.Result ofMaps =
        LayerRun.layer(layer, ball, engine, LayerRun.map(v), LayerRun.map(cotangent));
    LayerRun.requireSame(LayerRun.layer(layer, ball, engine, v, cotangent), ofMaps.ofVectors());
    LayerRun.train(layer, engine, v);
    INDArray evaluated = LayerRun.evaluate(layer, engine, LayerRun.map(v)).reshape(6, 3);
    assertThat(LayerRun.evaluate(layer, engine, v).distance2(evaluated))
        .isCloseTo(0, within(1e-12));
  }
}
