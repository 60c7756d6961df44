package org.hyperbolic4j.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hipparchus.special.Gamma;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.init.Initialisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What layers do that start at half the identity. */
class IdentityLayersTest {

  @ParameterizedTest
  @CsvSource({"0.1,FUSED", "1,FUSED", "0.1,GRAPH", "1,GRAPH"})
  void squareLinearLayersOfAnyDepthAreTheIdentity(double c, Engine engine) {
    Space ball = LayerRun.ball(c, engine);
    Layer layer = linear(ball, 6, 6);
    INDArray v = LayerRun.random(5, 6);
    LayerRun.Result result =
        LayerRun.run(
            (graph, inputs) -> {
              var u = inputs.get("v");
              for (int depth = 0; depth < 56; depth++) {
                u = layer.apply(graph, u);
              }
              return u;
            },
            List.of(),
            ball,
            engine,
            Map.of("v", v),
            v);
    assertClose(result.out(), v);
    assertClose(result.gradients().get("v"), v);
  }

  @ParameterizedTest
  @EnumSource
  void aSmallConvolutionCopiesThePixelScaledByTheConcatenation(Engine engine) {
    Space ball = LayerRun.ball(0.1, engine);
    Layer layer =
        new HyperplaneConvolution(
            "layer",
            ball,
            Initialisation.IDENTITY.weights(4, 3, 4, new Random(1)),
            4,
            4,
            Window.centred(3, 1),
            true,
            DataType.DOUBLE);
    INDArray v = LayerRun.random(2, 4, 5, 5).muli(1e-5);
    INDArray out = LayerRun.layer(layer, ball, engine, v, v).out();
    double ratio = HyperplaneConvolution.concatenation(4, 9);
    assertThat(out.distance2(v.mul(ratio))).isLessThan(1e-8 * v.norm2Number().doubleValue());
  }

  @Test
  void theConcatenationIsARatioOfBetaFunctions() {
    assertThat(HyperplaneConvolution.concatenation(2, 1)).isEqualTo(1);
    // B(1, 1/2) = 2 and B(2, 1/2) = 4/3.
    assertThat(HyperplaneConvolution.concatenation(2, 2)).isCloseTo(2.0 / 3, within(1e-15));
    double n = 16;
    double expected =
        Math.exp(
            Gamma.logGamma(9 * n / 2)
                - Gamma.logGamma(9 * n / 2 + 0.5)
                - Gamma.logGamma(n / 2)
                + Gamma.logGamma(n / 2 + 0.5));
    assertThat(HyperplaneConvolution.concatenation(16, 9)).isCloseTo(expected, within(1e-13));
  }

  @ParameterizedTest
  @EnumSource
  void columnsOfZeroHaveFiniteGradients(Engine engine) {
    Space ball = LayerRun.ball(1, engine);
    Layer layer = linear(ball, 3, 5);
    INDArray v = LayerRun.random(4, 3);
    LayerRun.Result result = LayerRun.layer(layer, ball, engine, v, LayerRun.random(4, 5));
    result
        .gradients()
        .forEach(
            (name, gradient) -> {
              for (double value : gradient.data().asDouble()) {
                assertThat(value).as(name).isFinite();
              }
            });
    assertThat(result.gradients().get("layer.z").getColumn(4).norm2Number().doubleValue())
        .isPositive();
    assertThat(result.out().getColumn(4).norm2Number().doubleValue()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void theAverageOfAConstantMapIsTheConstant(Engine engine) {
    Space ball = LayerRun.ball(1, engine);
    INDArray v = Nd4j.valueArrayOf(new long[] {2, 3, 4, 4}, 0.2, DataType.DOUBLE);
    LayerRun.Result result =
        LayerRun.run(
            (graph, inputs) ->
                Pooling.global(inputs.get("v")).add(ball.curvature().in(graph).mul(0)),
            List.of(),
            ball,
            engine,
            Map.of("v", v),
            Nd4j.ones(DataType.DOUBLE, 2, 3));
    for (double value : result.out().data().asDouble()) {
      assertThat(value).isCloseTo(0.2, within(1e-15));
    }
  }

  private static Layer linear(Space space, int inputs, int outputs) {
    return new HyperplaneLinear(
        "layer",
        space,
        Initialisation.IDENTITY.weights(inputs, 1, outputs, new Random(1)),
        outputs,
        true,
        HyperplaneLinear.Output.TANGENT,
        DataType.DOUBLE);
  }

  private static void assertClose(INDArray actual, INDArray expected) {
    assertThat(actual.distance2(expected)).isLessThan(1e-10 * expected.norm2Number().doubleValue());
  }
}
