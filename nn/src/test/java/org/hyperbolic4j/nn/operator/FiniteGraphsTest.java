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
          array(1, 2, 0, 0.1f),
          array(1, 1, 0),
          vector(Float.MIN_NORMAL, 1e-30f),
          vector(800, -0.3f),
          vector(0.1f));
    }
  }

  @ParameterizedTest
  @MethodSource("manifolds")
  void squaredLengthsThatOverflowInRadiiOfCurvature(Manifold manifold) {
    for (Operator operator : List.of(HYPERPLANES, HYPERPLANE_DISTANCES)) {
      assertFinite(
          manifold,
          operator,
          array(1, 2, -0.03f, 6.7e13f),
          array(1, 1, 6e28f),
          vector(0.5f, 0.9f),
          vector(0.2f, 1e21f),
          vector(1e11f));
    }
  }

  @ParameterizedTest
  @MethodSource("manifolds")
  void normalsOfAnyLength(Manifold manifold) {
    for (Operator operator : List.of(HYPERPLANES, HYPERPLANE_DISTANCES)) {
      assertFinite(
          manifold,
          operator,
          array(1, 2, 1e18f, 6e33f),
          array(1, 1, 47),
          vector(1.5e8f, 9e33f),
          vector(65, 0),
          vector(6e-5f));
    }
  }

  @ParameterizedTest
  @MethodSource("manifolds")
  void curvaturesWhoseSquareUnderflows(Manifold manifold) {
    assertFinite(
        manifold,
        (operators, in) -> operators.dispersion(in[0], in[1], in[2]),
        array(2, 2, 50, -3, 4, 50),
        vector(1e-37f, 0),
        vector(1e-23f));
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
            -2.7248146e-10f,
            0,
            0,
            1.7054868e-7f,
            0,
            0,
            2.1776743e-7f,
            0,
            0,
            -2.3927055e-10f,
            0,
            0),
        vector(8.1729063e20f, 7.4887498e20f, 6.7927933e20f),
        vector(20),
        vector(-34.11855f, -43.748981f, 82.205254f),
        vector(3.8e35f),
        vector(1));
  }

  @ParameterizedTest
  @MethodSource("manifolds")
  void pointsFarBeyondTheBoundaryAtLargeCurvature(Manifold manifold) {
    assertFinite(
        manifold,
        (operators, in) -> operators.toTangent(in[0], in[1]),
        array(1, 3, 222198, -5.9e16f, 0),
        vector(1e16f));
  }

  private static INDArray array(int rows, int columns, float... values) {
    return Nd4j.createFromArray(values).reshape(rows, columns);
  }

  private static INDArray vector(float... values) {
    return Nd4j.createFromArray(values);
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
