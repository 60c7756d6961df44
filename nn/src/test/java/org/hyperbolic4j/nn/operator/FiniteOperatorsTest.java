package org.hyperbolic4j.nn.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.nn.engine.Engine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Operators give neither NaN nor infinity, in value or gradient, at zero vectors, points that
 * coincide, vectors from the smallest to far beyond every cap, and offsets as far.
 */
class FiniteOperatorsTest {

  private static final long[] MAP = {2, 3, 2, 2};
  private static final Set<LayerOperator> CAPPED =
      EnumSet.of(LayerOperator.HYPERPLANES, LayerOperator.NORMALISE, LayerOperator.ADD);

  /** Hyperplanes are given the squares of vectors, which end earlier. */
  private static double[] sizes(LayerOperator operator) {
    double far = operator.inputs().contains(LayerOperator.Input.NORMALS) ? 1e10 : 1e30;
    return new double[] {0, 1e-30, 1, 10, 50, far};
  }

  static Stream<Arguments> operators() {
    List<Arguments> all = new ArrayList<>();
    for (Manifold manifold : Manifolds.withOperators()) {
      for (Engine engine : Engine.values()) {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
          for (LayerOperator operator : LayerOperator.values()) {
            all.add(Arguments.of(manifold, engine, type, operator, TangentCap.NONE));
            if (CAPPED.contains(operator)) {
              all.add(Arguments.of(manifold, engine, type, operator, TangentCap.published(type)));
            }
          }
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("operators")
  void valuesAndGradientsAreFinite(
      Manifold manifold, Engine engine, DataType type, LayerOperator operator, TangentCap cap) {
    Inputs inputs = new Inputs(manifold, MAP, 3);
    OperatorRun run =
        new OperatorRun(
            manifold, engine, OperatorSettings.of(cap), operator, inputs.shapes(operator), type);
    for (double c : new double[] {1e-3, 100}) {
      for (double size : sizes(operator)) {
        for (Arrangement arrangement : Arrangement.values()) {
          List<INDArray> values = draw(inputs, operator, arrangement, size / Math.sqrt(c));
          String what = "%s of size %s, c = %s".formatted(arrangement, size, c);
          INDArray out = run.out(values, c);
          assertFinite(what, out);
          run.run(values, c, Nd4j.ones(DataType.DOUBLE, out.shape()))
              .gradients()
              .forEach(gradient -> assertFinite(what, gradient));
        }
      }
    }
  }

  /** How vectors lie. */
  private enum Arrangement {
    /** All in one place. */
    COINCIDENT,
    /** On coordinate axes, at right angles to some normals. */
    ON_AXES,
    /** Anywhere. */
    RANDOM
  }

  private static List<INDArray> draw(
      Inputs inputs, LayerOperator operator, Arrangement arrangement, double size) {
    Random random = new Random(5);
    List<INDArray> all = new ArrayList<>();
    List<long[]> shapes = inputs.shapes(operator);
    for (int i = 0; i < shapes.size(); i++) {
      long[] shape = shapes.get(i);
      all.add(
          switch (operator.inputs().get(i)) {
            case MAP, POINTS -> vectors(arrangement, shape, random).muli(size);
            case VECTOR ->
                vectors(arrangement, new long[] {1, shape[0]}, random).muli(size).ravel();
            case OFFSETS -> Nd4j.createFromArray(0.0, size, -size);
            case POSITIVE -> Nd4j.scalar(arrangement == Arrangement.RANDOM ? 1.0 : 0.0).reshape(1);
            case WEIGHTS -> Nd4j.ones(DataType.DOUBLE, shape);
            case NORMALS ->
                arrangement == Arrangement.RANDOM
                    ? Inputs.gaussian(shape, random)
                    : Nd4j.eye(shape[0]).castTo(DataType.DOUBLE);
          });
    }
    return all;
  }

  private static INDArray vectors(Arrangement arrangement, long[] shape, Random random) {
    if (arrangement == Arrangement.RANDOM) {
      return Inputs.gaussian(shape, random);
    }
    INDArray array = Nd4j.zeros(DataType.DOUBLE, shape);
    for (int i = 0; i < shape[0]; i++) {
      long axis = arrangement == Arrangement.COINCIDENT ? 0 : i % shape[1];
      array.slice(i).slice(axis).assign(1);
    }
    return array;
  }

  private static void assertFinite(String what, INDArray array) {
    for (double value : array.data().asDouble()) {
      assertThat(value).as(what).isFinite();
    }
  }
}
