package org.hyperbolic4j.nn.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.nn.engine.Engine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Operators on both engines against the geometry, which differentiates itself: values, and
 * gradients with respect to every input and c.
 */
class OperatorsAgainstGeometryTest {

  private static final OperatorSettings UNCAPPED = OperatorSettings.of(TangentCap.NONE);

  /** In units of the curvature's radius, in tangent coordinates. */
  private static final double FURTHEST = 1.5;

  static Stream<Arguments> operators() {
    List<Arguments> all = new ArrayList<>();
    for (Manifold manifold : Manifolds.withOperators()) {
      for (Engine engine : Engine.values()) {
        for (LayerOperator operator : LayerOperator.values()) {
          all.add(Arguments.of(manifold, engine, operator, new long[] {4, 3}));
          all.add(Arguments.of(manifold, engine, operator, new long[] {2, 2, 2, 1}));
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("operators")
  void valuesAndGradientsAreThoseOfTheGeometry(
      Manifold manifold, Engine engine, LayerOperator operator, long[] map) {
    Inputs inputs = new Inputs(manifold, map, 3);
    OperatorRun run =
        new OperatorRun(
            manifold, engine, UNCAPPED, operator, inputs.shapes(operator), DataType.DOUBLE);
    double tolerance = operator.name().contains("FRECHET") ? 1e-8 : 1e-9;
    for (int seed = 0; seed < (operator.name().contains("FRECHET") ? 3 : 10); seed++) {
      Random random = new Random(seed);
      double c = Math.exp(1.5 * random.nextGaussian());
      List<INDArray> values = inputs.draw(operator, c, FURTHEST, random);
      INDArray cotangent = Inputs.gaussian(run.out(values, c).shape(), random);
      OperatorRun.Result result = run.run(values, c, cotangent);
      List<double[]> expected = ofTheGeometry(manifold, operator, values, c, cotangent);
      String draw = "seed %d, c = %s, ".formatted(seed, c);
      Closeness.require(
          draw + "result", values(Inputs.toRows(result.out())), expected.get(0), tolerance);
      for (int i = 0; i < values.size(); i++) {
        Closeness.require(
            draw + "gradient of input " + i,
            values(Inputs.toRows(operator.inputs().get(i), result.gradients().get(i))),
            expected.get(i + 1),
            tolerance);
      }
      int last = values.size();
      Closeness.require(
          draw + "gradient of c",
          values(result.gradients().get(last)),
          expected.get(last + 1),
          tolerance);
    }
  }

  private static double[] values(INDArray array) {
    return array.dup('c').data().asDouble();
  }

  /** The result, the gradients of the inputs, and that of c, all in the order of rows. */
  private static List<double[]> ofTheGeometry(
      Manifold manifold, LayerOperator operator, List<INDArray> values, double c, INDArray w) {
    List<INDArray> rows = new ArrayList<>();
    int variables = 1;
    for (int i = 0; i < values.size(); i++) {
      rows.add(Inputs.toRows(operator.inputs().get(i), values.get(i)));
      variables += (int) values.get(i).length();
    }
    Gradient[][][] inputs = new Gradient[rows.size()][][];
    int variable = 0;
    for (int i = 0; i < inputs.length; i++) {
      double[][] matrix = rows.get(i).toDoubleMatrix();
      inputs[i] = new Gradient[matrix.length][matrix[0].length];
      for (int row = 0; row < matrix.length; row++) {
        for (int column = 0; column < matrix[0].length; column++) {
          inputs[i][row][column] = Gradient.variable(variables, variable++, matrix[row][column]);
        }
      }
    }
    Geometry<Gradient> geometry = manifold.geometry(Gradient.variable(variables, variables - 1, c));
    Gradient[][] out = operator.expected(geometry, inputs);
    double[] cotangent = Inputs.toRows(w).data().asDouble();
    double[] results = new double[cotangent.length];
    double[] gradient = new double[variables];
    int at = 0;
    for (Gradient[] row : out) {
      for (Gradient element : row) {
        results[at] = element.getValue();
        for (int i = 0; i < variables; i++) {
          gradient[i] += cotangent[at] * element.getPartialDerivative(i);
        }
        at++;
      }
    }
    List<double[]> parts = new ArrayList<>(List.of(results));
    int from = 0;
    for (INDArray input : rows) {
      int to = from + (int) input.length();
      parts.add(Arrays.copyOfRange(gradient, from, to));
      from = to;
    }
    parts.add(new double[] {gradient[variables - 1]});
    return parts;
  }
}
