package org.hyperbolic4j.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hyperbolic4j.nn.engine.Engine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class EuclideanBatchNormTest {

  @ParameterizedTest
  @EnumSource
  void everyBatchMovesTheRunningStatisticsATenthOfTheWay(Engine engine) {
    Layer layer = new EuclideanBatchNorm("layer", 3, false, false, DataType.DOUBLE);
    INDArray mean = Nd4j.zeros(DataType.DOUBLE, 3);
    INDArray variance = Nd4j.ones(DataType.DOUBLE, 3);
    for (int batch = 1; batch <= 2; batch++) {
      INDArray v = LayerRun.random(4, 3, 2, 2).mul(batch).add(batch);
      LayerRun.train(layer, engine, v);
      mean = mean.mul(0.9).add(v.mean(0, 2, 3).mul(0.1));
      variance = variance.mul(0.9).add(v.var(true, 0, 2, 3).mul(0.1));
      assertThat(layer.buffers().get(0).value().distance2(mean)).isCloseTo(0, within(1e-13));
      assertThat(layer.buffers().get(1).value().distance2(variance)).isCloseTo(0, within(1e-13));
    }
  }

  @ParameterizedTest
  @CsvSource({"FUSED, true", "FUSED, false", "GRAPH, true", "GRAPH, false"})
  void vectorsAreMapsOfOnePosition(Engine engine, boolean relu) {
    Space ball = LayerRun.ball(1, engine);
    Layer layer = new EuclideanBatchNorm("layer", 3, relu, false, DataType.DOUBLE);
    LayerRun.assign(layer, "layer.shift", LayerRun.random(3));
    INDArray v = LayerRun.random(6, 3);
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
