package org.hyperbolic4j.nn.operator;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.nn.Finite;
import org.hyperbolic4j.nn.engine.Engine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Frechet means composed of graph operations, whose iteration is too long for the laws of
 * operators, give neither NaN nor infinity, in value or gradient, at zero vectors, points that
 * coincide, and vectors from the smallest to far beyond every cap.
 */
class FiniteFrechetMeansTest {

  private static final long[] MAP = {2, 3, 2, 2};
  private static final double[] CURVATURES = {1e-3, 100};

  /**
   * A batch.
   *
   * @param arrangement how vectors lie
   * @param size how far out, in units of the curvature's radius
   */
  private record Batch(Arrangement arrangement, double size) {}

  private static final List<Batch> BATCHES =
      List.of(
          new Batch(Arrangement.COINCIDENT, 0),
          new Batch(Arrangement.RANDOM, 1e-30),
          new Batch(Arrangement.ON_AXES, 1),
          new Batch(Arrangement.COINCIDENT, 50),
          new Batch(Arrangement.RANDOM, 50),
          new Batch(Arrangement.RANDOM, 1e30));

  static Stream<Arguments> means() {
    return Manifolds.withOperators().stream()
        .flatMap(
            manifold ->
                Stream.of(
                    Arguments.of(manifold, LayerOperator.FRECHET_MEAN, DataType.DOUBLE),
                    Arguments.of(manifold, LayerOperator.WEIGHTED_FRECHET_MEAN, DataType.FLOAT)));
  }

  @ParameterizedTest
  @MethodSource("means")
  void valuesAndGradientsAreFinite(Manifold manifold, LayerOperator mean, DataType type) {
    OperatorRun run =
        new OperatorRun(
            manifold,
            Engine.GRAPH,
            OperatorSettings.of(TangentCap.NONE),
            mean,
            new Inputs(manifold, MAP, 1).shapes(mean),
            type);
    INDArray cotangent = Nd4j.ones(DataType.DOUBLE, MAP[1]);
    for (int i = 0; i < BATCHES.size(); i++) {
      Batch batch = BATCHES.get(i);
      double c = CURVATURES[i % CURVATURES.length];
      INDArray vectors = vectors(batch.arrangement).muli(batch.size / Math.sqrt(c));
      INDArray weights = Nd4j.ones(DataType.DOUBLE, MAP[0], 1, MAP[2], MAP[3]);
      OperatorRun.Result result =
          run.run(
              mean == LayerOperator.FRECHET_MEAN ? List.of(vectors) : List.of(vectors, weights),
              c,
              cotangent);
      String what = "%s, c = %s".formatted(batch, c);
      Finite.require(what, result.out());
      result.gradients().forEach(gradient -> Finite.require(what, gradient));
    }
  }

  /** How vectors lie. */
  private enum Arrangement {
    /** All in one place. */
    COINCIDENT,
    /** On coordinate axes, one image on each. */
    ON_AXES,
    /** Anywhere. */
    RANDOM
  }

  private static INDArray vectors(Arrangement arrangement) {
    if (arrangement == Arrangement.RANDOM) {
      return Inputs.gaussian(MAP, new Random(5));
    }
    INDArray array = Nd4j.zeros(DataType.DOUBLE, MAP);
    for (int i = 0; i < MAP[0]; i++) {
      long axis = arrangement == Arrangement.COINCIDENT ? 0 : i % MAP[1];
      array.slice(i).slice(axis).assign(1);
    }
    return array;
  }
}
