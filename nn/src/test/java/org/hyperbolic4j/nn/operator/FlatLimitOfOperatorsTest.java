package org.hyperbolic4j.nn.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
 * As c goes to 0, operators become Euclidean ones, values and gradients by their inputs, with an
 * error of order c.
 */
class FlatLimitOfOperatorsTest {

  private static final long[] MAP = {6, 4};

  /** Errors are at most this many times c, for arguments of length about 1. */
  private static final double ORDER = 200;

  private static final double ROUNDING = 1e-9;

  /** The Euclidean statement of an operator. */
  @FunctionalInterface
  private interface Flat {
    INDArray of(List<INDArray> inputs);
  }

  static Stream<Arguments> operators() {
    return Manifolds.withOperators().stream()
        .flatMap(
            manifold ->
                Stream.of(Engine.values())
                    .flatMap(
                        engine ->
                            Stream.of(
                                    LayerOperator.HYPERPLANES,
                                    LayerOperator.HYPERPLANE_DISTANCES,
                                    LayerOperator.MIDPOINT,
                                    LayerOperator.WEIGHTED_MIDPOINT,
                                    LayerOperator.FRECHET_MEAN,
                                    LayerOperator.DISPERSION,
                                    LayerOperator.NORMALISE,
                                    LayerOperator.ADD,
                                    LayerOperator.DISTANCE)
                                .map(operator -> Arguments.of(manifold, engine, operator))));
  }

  @ParameterizedTest
  @MethodSource("operators")
  void isEuclidean(Manifold manifold, Engine engine, LayerOperator operator) {
    Inputs shapes = new Inputs(manifold, MAP, 3);
    OperatorRun run =
        new OperatorRun(
            manifold,
            engine,
            OperatorSettings.of(TangentCap.NONE),
            operator,
            shapes.shapes(operator),
            DataType.DOUBLE);
    for (double c : new double[] {1e-5, 1e-10}) {
      Random random = new Random(7);
      // Vectors of length up to 1, as far as the drawing knows.
      List<INDArray> inputs = shapes.draw(operator, 1, 1, random);
      Flat flat = flat(operator);
      INDArray expected = flat.of(inputs);
      INDArray cotangent = Inputs.gaussian(expected.shape(), random);
      OperatorRun.Result actual = run.run(inputs, c, cotangent);
      assertClose("value", actual.out(), expected, c);
      INDArray direction = Inputs.gaussian(inputs.get(0).shape(), random);
      double slope = actual.gradients().get(0).mul(direction).sumNumber().doubleValue();
      double step = 1e-7;
      List<INDArray> after = moved(inputs, direction.mul(step));
      List<INDArray> before = moved(inputs, direction.mul(-step));
      double flatSlope =
          flat.of(after).sub(flat.of(before)).mul(cotangent).sumNumber().doubleValue() / (2 * step);
      assertThat(Math.abs(slope - flatSlope)).as("slope").isLessThan(ORDER * c + 1e-6);
    }
  }

  private static List<INDArray> moved(List<INDArray> inputs, INDArray by) {
    List<INDArray> moved = new ArrayList<>(inputs);
    moved.set(0, inputs.get(0).add(by));
    return moved;
  }

  private static void assertClose(String what, INDArray actual, INDArray expected, double c) {
    assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
    assertThat(actual.sub(expected).amaxNumber().doubleValue())
        .as("%s, c = %s", what, c)
        .isLessThan(ORDER * c + ROUNDING);
  }

  private static Flat flat(LayerOperator operator) {
    return switch (operator) {
      case HYPERPLANES -> in -> planes(in);
      case HYPERPLANE_DISTANCES -> in -> planes(in).mul(2);
      case MIDPOINT, FRECHET_MEAN -> in -> in.get(0).mean(0);
      case WEIGHTED_MIDPOINT ->
          in -> in.get(0).mulColumnVector(in.get(1)).sum(0).div(in.get(1).sumNumber());
      case DISPERSION ->
          in ->
              Nd4j.createFromArray(
                  4 * squares(in.get(0).subRowVector(in.get(1))).meanNumber().doubleValue());
      case NORMALISE ->
          in -> {
            double spread = in.get(2).getDouble(0) + LayerOperator.EPSILON;
            double ratio = Math.sqrt(in.get(4).getDouble(0) / spread);
            return in.get(0).subRowVector(in.get(1)).mul(ratio).addRowVector(in.get(3));
          };
      case ADD -> in -> in.get(0).add(in.get(1));
      case DISTANCE ->
          in -> Nd4j.math().sqrt(squares(in.get(0).sub(in.get(1)))).mul(2).reshape(MAP[0], 1);
      default -> throw new IllegalArgumentException("no flat statement of " + operator);
    };
  }

  /** {@code 2 (<u, z_k> - r_k |z_k|)}. */
  private static INDArray planes(List<INDArray> in) {
    INDArray lengths = in.get(1).norm2(0);
    return in.get(0).mmul(in.get(1)).subRowVector(lengths.mul(in.get(2))).mul(2);
  }

  private static INDArray squares(INDArray rows) {
    return rows.mul(rows).sum(1);
  }
}
