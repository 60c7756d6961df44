package org.hyperbolic4j.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.operator.NativeOperators;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.engine.NativeEngines;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Native operators on both engines against the hyperboloid's geometry, which differentiates itself:
 * values, and gradients by every input and c.
 */
class NativeOperatorsTest {

  private static final Manifold LORENTZ = ManifoldRegistry.discover().get("lorentz");

  static Stream<Arguments> operators() {
    List<Arguments> all = new ArrayList<>();
    for (Engine engine : Engine.values()) {
      for (NativeOperator operator : NativeOperator.values()) {
        if (operator != NativeOperator.POOL) {
          all.add(Arguments.of(engine, operator, new long[] {NativeOperator.IMAGES, 3}));
        }
        all.add(Arguments.of(engine, operator, new long[] {NativeOperator.IMAGES, 3, 2, 1}));
      }
    }
    return all.stream();
  }

  private static Map<String, INDArray> draw(
      NativeOperator operator, long[] map, double size, Random random) {
    Map<String, INDArray> inputs = new LinkedHashMap<>();
    for (NativeOperator.Input input : operator.inputs()) {
      INDArray value =
          switch (input) {
            case MAP -> gaussian(random, size, map);
            case CENTRE, BIAS -> gaussian(random, size, map[1]);
            case NUMBERS -> gaussian(random, 0.7, map[1]);
            case WEIGHTS -> gaussian(random, 0.7, map[1], map[1]);
            case DISPERSION, SCALE ->
                Nd4j.createFromArray(size * size * Math.exp(0.3 * random.nextGaussian()));
          };
      inputs.put(input.name().toLowerCase(Locale.ROOT), value);
    }
    return inputs;
  }

  private static INDArray gaussian(Random random, double size, long... shape) {
    INDArray array = Nd4j.create(DataType.DOUBLE, shape);
    for (long i = 0; i < array.length(); i++) {
      array.putScalar(i, size * random.nextGaussian());
    }
    return array;
  }

  private static LayerRun.Result run(
      NativeOperator operator,
      Engine engine,
      LayerCurvature curvature,
      Map<String, INDArray> inputs,
      INDArray cotangent) {
    NativeOperators operators =
        NativeEngines.operators(LORENTZ, engine, OperatorSettings.of(TangentCap.NONE));
    return LayerRun.run(
        (graph, in) -> operator.apply(operators, in, curvature.in(graph)),
        List.of(),
        curvature,
        engine,
        inputs,
        cotangent);
  }

  private static long[] outputShape(NativeOperator operator, long[] map) {
    return switch (operator) {
      case CENTRE -> new long[] {map[1]};
      case DISPERSION -> new long[] {1};
      case POOL -> new long[] {map[0], map[1]};
      default -> map;
    };
  }

  @ParameterizedTest
  @MethodSource("operators")
  void valuesAndGradientsAreThoseOfTheGeometry(Engine engine, NativeOperator operator, long[] map) {
    for (int seed = 0; seed < 6; seed++) {
      Random random = new Random(seed);
      double c = Math.exp(1.5 * random.nextGaussian());
      double radii = seed == 5 ? 1e-5 : 0.3 + 2 * random.nextDouble();
      Map<String, INDArray> inputs = draw(operator, map, radii / Math.sqrt(c), random);
      INDArray cotangent = gaussian(random, 1, outputShape(operator, map));
      LayerCurvature curvature =
          LayerCurvature.learned("curvature", new Curvature(c), DataType.DOUBLE);
      LayerRun.Result actual = run(operator, engine, curvature, inputs, cotangent);
      LayerRun.Result expected =
          GeometryOracle.of(
              LORENTZ,
              c,
              inputs,
              cotangent,
              (geometry, in) -> operator.formula(geometry, in, inputs));
      requireCurvature(actual, expected, cotangent, c);
      LayerRun.requireSame(actual, expected);
    }
  }

  /**
   * Where space is nearly flat, the gradient by c is a small rest of the terms that the oracle adds
   * up, and has their rounding; it is compared beside them, and left out of what is expected.
   */
  private static void requireCurvature(
      LayerRun.Result actual, LayerRun.Result expected, INDArray cotangent, double c) {
    double terms = cotangent.mul(expected.out()).norm1Number().doubleValue() / c;
    double wanted = expected.gradients().remove("c").getDouble(0);
    assertThat(actual.gradients().get("c").getDouble(0))
        .as("gradient of c")
        .isCloseTo(wanted, within(1e-10 * Math.max(Math.abs(wanted), terms)));
  }
}
