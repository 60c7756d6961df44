package org.hyperbolic4j.nn.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hyperbolic4j.manifold.Departure;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.nn.engine.Engine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Kernels against compositions: on larger maps, under caps that hold, with departures. */
class EnginesAgreeTest {

  /** In units of the curvature's radius, in tangent coordinates: beyond both caps. */
  private static final double FURTHEST = 3;

  /** Double rounding, where terms cancel that are ten thousand times as large. */
  private static final double TOLERANCE = 1e-9;

  /** What is left after the steps that the graph takes towards a Frechet mean of near points. */
  private static final double AFTER_ITERATION = 1e-8;

  private static final double NEAR = 1;

  private static final Set<LayerOperator> ITERATED =
      EnumSet.of(LayerOperator.FRECHET_MEAN, LayerOperator.WEIGHTED_FRECHET_MEAN);

  private static final TangentCap LOW_CAP = new TangentCap(0.8);

  static Stream<Arguments> operators() {
    List<Arguments> all = new ArrayList<>();
    for (Manifold manifold : Manifolds.withOperators()) {
      Set<String> departures =
          manifold.departures().stream()
              .map(Departure::name)
              .collect(Collectors.toCollection(TreeSet::new));
      for (LayerOperator operator : LayerOperator.values()) {
        all.add(Arguments.of(manifold, operator, OperatorSettings.of(TangentCap.NONE)));
        // Centres have no cap, and the iterated ones take long.
        if (!ITERATED.contains(operator)) {
          all.add(Arguments.of(manifold, operator, new OperatorSettings(LOW_CAP, departures)));
        } else {
          for (int steps : new int[] {1, 2, 5}) {
            OperatorSettings few = OperatorSettings.of(TangentCap.NONE).withFrechetSteps(steps);
            all.add(Arguments.of(manifold, operator, few));
          }
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("operators")
  void valuesAndGradientsAreTheSame(
      Manifold manifold, LayerOperator operator, OperatorSettings settings) {
    boolean iterated =
        ITERATED.contains(operator) && settings.frechetSteps() == OperatorSettings.TO_CONVERGENCE;
    double tolerance = iterated ? AFTER_ITERATION : TOLERANCE;
    for (long[] map : maps(operator)) {
      Inputs inputs = new Inputs(manifold, map, 3);
      List<long[]> shapes = inputs.shapes(operator);
      OperatorRun fused =
          new OperatorRun(manifold, Engine.FUSED, settings, operator, shapes, DataType.DOUBLE);
      OperatorRun graph =
          new OperatorRun(manifold, Engine.GRAPH, settings, operator, shapes, DataType.DOUBLE);
      for (int seed = 0; seed < 3; seed++) {
        Random random = new Random(seed);
        double c = Math.exp(2 * random.nextGaussian());
        List<INDArray> values = inputs.draw(operator, c, iterated ? NEAR : FURTHEST, random);
        INDArray cotangent = Inputs.gaussian(fused.out(values, c).shape(), random);
        OperatorRun.Result expected = fused.run(values, c, cotangent);
        OperatorRun.Result actual = graph.run(values, c, cotangent);
        String draw = "map of rank %d, seed %d, c = %s, ".formatted(map.length, seed, c);
        close(draw + "result", actual.out(), expected.out(), tolerance);
        for (int i = 0; i < expected.gradients().size(); i++) {
          close(
              draw + "gradient " + i,
              actual.gradients().get(i),
              expected.gradients().get(i),
              tolerance);
        }
      }
    }
  }

  /** Images and rows; of the means that graphs iterate towards, one as images and one as rows. */
  private static List<long[]> maps(LayerOperator operator) {
    long[] images = {2, 4, 3, 5};
    long[] rows = {7, 5};
    return switch (operator) {
      case FRECHET_MEAN -> List.of(images);
      case WEIGHTED_FRECHET_MEAN -> List.of(rows);
      default -> List.of(images, rows);
    };
  }

  @ParameterizedTest
  @MethodSource("normalising")
  void dispersionsBelowZeroCountAsZero(Manifold manifold, Engine engine) {
    Inputs inputs = new Inputs(manifold, new long[] {7, 5}, 3);
    LayerOperator normalise = LayerOperator.NORMALISE;
    int dispersion = normalise.inputs().indexOf(LayerOperator.Input.POSITIVE);
    OperatorRun run =
        new OperatorRun(
            manifold,
            engine,
            OperatorSettings.of(TangentCap.NONE),
            normalise,
            inputs.shapes(normalise),
            DataType.DOUBLE);
    List<INDArray> values = new ArrayList<>(inputs.draw(normalise, 1, 1, new Random(0)));
    values.set(dispersion, values.get(dispersion).mul(0));
    INDArray expected = run.out(values, 1);
    // So far below that, added to epsilon, it would send everything to one place.
    values.set(dispersion, values.get(dispersion).sub(0.5));
    OperatorRun.Result actual =
        run.run(values, 1, Inputs.gaussian(expected.shape(), new Random(1)));
    close("result", actual.out(), expected, TOLERANCE);
    assertThat(actual.gradients().get(dispersion).amaxNumber().doubleValue()).isZero();
  }

  static Stream<Arguments> normalising() {
    return Manifolds.withOperators().stream()
        .flatMap(manifold -> Stream.of(Engine.values()).map(e -> Arguments.of(manifold, e)));
  }

  private static void close(String what, INDArray actual, INDArray expected, double tolerance) {
    assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
    Closeness.require(what, actual.data().asDouble(), expected.data().asDouble(), tolerance);
  }
}
