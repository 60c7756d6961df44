package org.hyperbolic4j.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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
}
