package org.hyperbolic4j.examples.stereographic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Every graph operator is the geometry, in value and in the gradient by every input and by c. */
class GraphOperatorsTest {

  private static final int N = 3;
  private static final int C = 2;
  private static final double[] CURVATURES = {1, 1e-4, 0, -1e-9, -0.3, -1};

  /** The composition of one operator. */
  private interface Composition {
    SDVariable of(LayerOperators operators, SDVariable[] inputs, SDVariable c);
  }

  /** Its statement in the geometry; inputs and the result in row-major order. */
  private interface Statement {
    List<Gradient> of(Geometry<Gradient> geometry, Gradient[][] inputs);
  }

  private record Operator(
      String name, long[][] shapes, Composition composition, Statement statement) {}

  private static final List<Operator> OPERATORS =
      List.of(
          new Operator(
              "toPoint",
              new long[][] {{N, C}},
              (m, in, c) -> m.toPoint(in[0], c),
              (g, in) -> rows(in[0]).flatMap(v -> Arrays.stream(g.toPoint(v))).toList()),
          new Operator(
              "toTangent",
              new long[][] {{N, C}},
              (m, in, c) -> m.toTangent(in[0], c),
              (g, in) -> rows(in[0]).flatMap(x -> Arrays.stream(g.toTangent(x))).toList()),
          new Operator(
              "distance",
              new long[][] {{N, C}, {N, C}},
              (m, in, c) -> m.distance(in[0], in[1], c),
              (g, in) -> {
                List<Gradient[]> u = rows(in[0]).toList();
                List<Gradient[]> v = rows(in[1]).toList();
                List<Gradient> out = new ArrayList<>();
                for (int i = 0; i < N; i++) {
                  out.add(g.distance(g.toPoint(u.get(i)), g.toPoint(v.get(i))));
                }
                return out;
              }),
          new Operator(
              "add",
              new long[][] {{N, C}, {N, C}},
              (m, in, c) -> m.add(in[0], in[1], c),
              (g, in) -> {
                List<Gradient[]> u = rows(in[0]).toList();
                List<Gradient[]> v = rows(in[1]).toList();
                List<Gradient> out = new ArrayList<>();
                for (int i = 0; i < N; i++) {
                  Gradient[] sum =
                      g.gyrovectors().orElseThrow().add(g.toPoint(u.get(i)), g.toPoint(v.get(i)));
                  out.addAll(Arrays.asList(g.toTangent(sum)));
                }
                return out;
              }),
          new Operator(
              "midpoint",
              new long[][] {{N, C}, {N, 1}},
              (m, in, c) -> m.weightedCentre(in[0], in[1], Centre.MIDPOINT, c),
              (g, in) -> List.of(g.toTangent(g.midpoint(points(g, in[0]), in[1])))),
          new Operator(
              "plain midpoint",
              new long[][] {{N, C}},
              (m, in, c) -> m.centre(in[0], Centre.MIDPOINT, c),
              (g, in) -> List.of(g.toTangent(g.midpoint(points(g, in[0]), ones(in[0][0]))))),
          new Operator(
              "dispersion",
              new long[][] {{N, C}, {C}},
              (m, in, c) -> m.dispersion(in[0], in[1], c),
              (g, in) -> List.of(g.dispersion(points(g, in[0]), g.toPoint(in[1])))),
          new Operator(
              "normalise",
              new long[][] {{N, C}, {C}, {1}, {C}, {1}},
              (m, in, c) -> m.normalise(in[0], in[1], in[2], in[3], in[4], 0.25, c),
              (g, in) -> {
                Gradient[] mean = g.toPoint(in[1]);
                Gradient[] bias = g.toPoint(in[3]);
                Gradient ratio = in[4][0].divide(in[2][0].add(0.25)).sqrt();
                return rows(in[0])
                    .flatMap(
                        v -> {
                          Gradient[] log = g.logmap(mean, g.toPoint(v));
                          Gradient[] moved = g.transport(mean, bias, log);
                          for (int i = 0; i < C; i++) {
                            moved[i] = moved[i].multiply(ratio);
                          }
                          return Arrays.stream(g.toTangent(g.expmap(bias, moved)));
                        })
                    .toList();
              }),
          new Operator(
              "hyperplaneDistances",
              new long[][] {{N, C}, {3, C}, {3}},
              (m, in, c) -> hyperplanes(m, in, c, false),
              (g, in) ->
                  rows(in[0])
                      .flatMap(
                          v ->
                              Arrays.stream(
                                  g.hyperplaneDistances(g.toPoint(v), matrix(in[1]), in[2])))
                      .toList()),
          new Operator(
              "hyperplanes",
              new long[][] {{N, C}, {3, C}, {3}},
              (m, in, c) -> hyperplanes(m, in, c, true),
              (g, in) ->
                  rows(in[0])
                      .flatMap(
                          v ->
                              Arrays.stream(
                                  g.toTangent(
                                      g.fullyConnected(g.toPoint(v), matrix(in[1]), in[2]))))
                      .toList()));

  private static SDVariable hyperplanes(
      LayerOperators operators, SDVariable[] in, SDVariable c, boolean layer) {
    SDVariable inner = in[0].mmul(in[1].permute(1, 0));
    SDVariable square = in[0].mul(in[0]).sum(true, 1);
    var math = c.getSameDiff().math();
    SDVariable lengths = math.sqrt(in[1].mul(in[1]).sum(1));
    return layer
        ? operators.hyperplanes(inner, square, lengths, in[2], c)
        : operators.hyperplaneDistances(inner, square, lengths, in[2], c);
  }

  private static Stream<Gradient[]> rows(Gradient[] map) {
    return Arrays.stream(matrix(map));
  }

  private static Gradient[][] matrix(Gradient[] map) {
    Gradient[][] rows = new Gradient[map.length / C][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(map, i * C, (i + 1) * C));
    return rows;
  }

  private static Gradient[][] points(Geometry<Gradient> geometry, Gradient[] map) {
    return rows(map).map(geometry::toPoint).toArray(Gradient[][]::new);
  }

  private static Gradient[] ones(Gradient like) {
    Gradient[] ones = new Gradient[N];
    Arrays.fill(ones, like.getField().getOne());
    return ones;
  }

  @TestFactory
  Stream<DynamicTest> operatorsAreTheGeometry() {
    return OPERATORS.stream()
        .map(operator -> DynamicTest.dynamicTest(operator.name, () -> check(operator)));
  }

  private static void check(Operator operator) {
    Random random = new Random(operator.name.hashCode());
    double[][] values = new double[operator.shapes.length][];
    for (int i = 0; i < values.length; i++) {
      int length = (int) Arrays.stream(operator.shapes[i]).reduce(1, Math::multiplyExact);
      // Weights, dispersions and scales are positive.
      boolean positive = operator.shapes[i][operator.shapes[i].length - 1] == 1;
      values[i] = random.doubles(length, positive ? 0.1 : -0.4, 0.4).toArray();
    }
    SameDiff sd = SameDiff.create();
    SDVariable[] inputs = new SDVariable[values.length];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = sd.var("in" + i, Nd4j.create(values[i], operator.shapes[i], DataType.DOUBLE));
    }
    SDVariable curvature = sd.var("c", Nd4j.zeros(DataType.DOUBLE, 1));
    LayerOperators operators =
        new StereographicManifold()
            .graphOperators(OperatorSettings.of(TangentCap.NONE))
            .orElseThrow();
    SDVariable result = operator.composition.of(operators, inputs, curvature).rename("result");
    long[] shape = result.eval().shape();
    double[] cotangent =
        random.doubles(Arrays.stream(shape).reduce(1, Math::multiplyExact), -1, 1).toArray();
    result.mul(sd.constant(Nd4j.create(cotangent, shape, DataType.DOUBLE))).sum().rename("loss");
    sd.setLossVariables("loss");
    List<String> names =
        Stream.concat(Stream.of(inputs).map(SDVariable::name), Stream.of("c")).toList();
    for (double c : CURVATURES) {
      curvature.setArray(Nd4j.create(new double[] {c}, new long[] {1}, DataType.DOUBLE));
      var pass = sd.calculateGradientsAndOutputs(null, List.of("result"), names);
      List<INDArray> gradients = names.stream().map(pass.getGradients()::get).toList();
      compare(
          operator.name + " at c = " + c,
          pass.getOutputs().get("result"),
          gradients,
          cotangent,
          statement(operator, values, c));
    }
  }

  private static void compare(
      String what,
      INDArray value,
      List<INDArray> gradients,
      double[] cotangent,
      List<Gradient> expected) {
    for (int i = 0; i < cotangent.length; i++) {
      assertThat(value.ravel().getDouble(i))
          .as("%s, element %d", what, i)
          .isCloseTo(expected.get(i).getValue(), within(1e-11));
    }
    int variable = 0;
    for (int input = 0; input < gradients.size(); input++) {
      INDArray gradient = gradients.get(input).ravel();
      for (int j = 0; j < gradient.length(); j++) {
        double sum = 0;
        for (int k = 0; k < cotangent.length; k++) {
          sum += cotangent[k] * expected.get(k).getGradient()[variable];
        }
        assertThat(gradient.getDouble(j))
            .as("%s, gradient of input %d, element %d", what, input, j)
            .isCloseTo(sum, within(1e-9));
        variable++;
      }
    }
  }

  private static List<Gradient> statement(Operator operator, double[][] values, double c) {
    int count = Arrays.stream(values).mapToInt(array -> array.length).sum() + 1;
    Gradient[][] inputs = new Gradient[values.length][];
    int variable = 0;
    for (int i = 0; i < values.length; i++) {
      inputs[i] = new Gradient[values[i].length];
      for (int j = 0; j < values[i].length; j++) {
        inputs[i][j] = Gradient.variable(count, variable++, values[i][j]);
      }
    }
    Gradient curvature = Gradient.variable(count, variable, c);
    return operator.statement.of(new StereographicManifold().geometry(curvature), inputs);
  }
}
