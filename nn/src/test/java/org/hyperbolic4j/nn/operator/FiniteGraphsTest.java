package org.hyperbolic4j.nn.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.nn.Finite;
import org.hyperbolic4j.nn.engine.Backend;
import org.hyperbolic4j.nn.engine.GraphSession;
import org.hyperbolic4j.nn.engine.Step;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What once gave NaN or infinity in float32 where operators are composed in a graph. */
class FiniteGraphsTest {

  @BeforeAll
  static void start() {
    Backend.start();
  }

  static List<Manifold> manifolds() {
    return Manifolds.withOperators();
  }

  @FunctionalInterface
  private interface Operator {
    SDVariable apply(LayerOperators operators, SDVariable... in);
  }

  private static final Operator HYPERPLANES =
      (operators, in) -> operators.hyperplanes(in[0], in[1], in[2], in[3], in[4]);

  private static final Operator HYPERPLANE_DISTANCES =
      (operators, in) -> operators.hyperplaneDistances(in[0], in[1], in[2], in[3], in[4]);

  @ParameterizedTest
  @MethodSource("manifolds")
  void normalsWhoseSquaredLengthUnderflows(Manifold manifold) {
    for (Operator operator : List.of(HYPERPLANES, HYPERPLANE_DISTANCES)) {
      assertFinite(
          manifold,
          operator,
          array(1, 2, 0, 0.1),
          array(1, 1, 0),
          vector(Float.MIN_NORMAL, 1e-30),
          vector(800, -0.3),
          vector(0.1));
    }
  }

  @ParameterizedTest
  @MethodSource("manifolds")
  void squaredLengthsThatOverflowInRadiiOfCurvature(Manifold manifold) {
    for (Operator operator : List.of(HYPERPLANES, HYPERPLANE_DISTANCES)) {
      assertFinite(
          manifold,
          operator,
          array(1, 2, -0.03, 6.7e13),
          array(1, 1, 6e28),
          vector(0.5, 0.9),
          vector(0.2, 1e21),
          vector(1e11));
    }
  }

  @ParameterizedTest
  @MethodSource("manifolds")
  void normalsOfAnyLength(Manifold manifold) {
    for (Operator operator : List.of(HYPERPLANES, HYPERPLANE_DISTANCES)) {
      assertFinite(
          manifold,
          operator,
          array(1, 2, 1e18, 6e33),
          array(1, 1, 47),
          vector(1.5e8, 9e33),
          vector(65, 0),
          vector(6e-5));
    }
  }

  @ParameterizedTest
  @MethodSource("manifolds")
  void curvaturesWhoseSquareUnderflows(Manifold manifold) {
    assertFinite(
        manifold,
        (operators, in) -> operators.dispersion(in[0], in[1], in[2]),
        array(2, 2, 50, -3, 4, 50),
        vector(1e-37, 0),
        vector(1e-23));
  }

  /**
   * Their distance in float32 is rounding, or 0, and does not say how far they may be stretched.
   */
  @ParameterizedTest
  @MethodSource("manifolds")
  void pointsStretchedFromAFarCentre(Manifold manifold) {
    assertFinite(
        manifold,
        (operators, in) -> operators.normalise(in[0], in[1], in[2], in[3], in[4], 1e-3, in[5]),
        array(
            4,
            3,
            -2.7248146e-10,
            0,
            0,
            1.7054868e-7,
            0,
            0,
            2.1776743e-7,
            0,
            0,
            -2.3927055e-10,
            0,
            0),
        vector(8.1729063e20, 7.4887498e20, 6.7927933e20),
        vector(20),
        vector(-34.11855, -43.748981, 82.205254),
        vector(3.8e35),
        vector(1));
  }

  @ParameterizedTest
  @MethodSource("manifolds")
  void pointsFarBeyondTheBoundaryAtLargeCurvature(Manifold manifold) {
    assertFinite(
        manifold,
        (operators, in) -> operators.toTangent(in[0], in[1]),
        array(1, 3, 222198, -5.9e16, 0),
        vector(1e16));
  }

  /** Of slices of one row of rank 2, ND4J's gradient failed now and then. */
  @ParameterizedTest
  @MethodSource("manifolds")
  void aSinglePoint(Manifold manifold) {
    for (int time = 0; time < 10; time++) {
      assertFinite(
          manifold,
          (operators, in) -> operators.toTangent(in[0], in[1]),
          array(1, 5, 1.5, 0.1, 0.2, -0.3, 0.4),
          vector(1));
    }
  }

  /** Over one channel of rank 2, ND4J could not differentiate a sum. */
  @ParameterizedTest
  @MethodSource("manifolds")
  void pointsOfALine(Manifold manifold) {
    assertFinite(
        manifold,
        (operators, in) -> operators.toTangent(in[0], in[1]),
        array(3, 2, 1.1, 0.2, 1.2, -0.3, 1.3, 0.4),
        vector(1));
  }

  private static INDArray array(int rows, int columns, double... values) {
    return vector(values).reshape(rows, columns);
  }

  private static INDArray vector(double... values) {
    return Nd4j.createFromArray(values).castTo(DataType.FLOAT);
  }

  private static void assertFinite(Manifold manifold, Operator operator, INDArray... inputs) {
    LayerOperators operators =
        manifold.graphOperators(OperatorSettings.of(TangentCap.NONE)).orElseThrow();
    SameDiff sd = SameDiff.create();
    List<String> names = new ArrayList<>();
    SDVariable[] in = new SDVariable[inputs.length];
    for (int i = 0; i < in.length; i++) {
      names.add("input" + i);
      in[i] = sd.var(names.get(i), inputs[i]);
    }
    SDVariable out = operator.apply(operators, in);
    out.sum("loss");
    sd.setLossVariables("loss");
    Step step = new GraphSession(sd).step(Map.of(), List.of(out.name()), names);
    Finite.require("result", step.outputs().get(out.name()));
    step.gradients().forEach(Finite::require);
    assertThat(step.gradients()).isNotEmpty();
  }
}
