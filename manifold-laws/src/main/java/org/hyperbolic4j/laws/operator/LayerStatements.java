package org.hyperbolic4j.laws.operator;

import static org.hyperbolic4j.laws.operator.InputKind.INNER;
import static org.hyperbolic4j.laws.operator.InputKind.MAP;
import static org.hyperbolic4j.laws.operator.InputKind.NORMAL_NORMS;
import static org.hyperbolic4j.laws.operator.InputKind.OFFSETS;
import static org.hyperbolic4j.laws.operator.InputKind.POINTS;
import static org.hyperbolic4j.laws.operator.InputKind.SCALE;
import static org.hyperbolic4j.laws.operator.InputKind.SQUARED_NORM;
import static org.hyperbolic4j.laws.operator.InputKind.VECTOR;
import static org.hyperbolic4j.laws.operator.InputKind.WEIGHTS;
import static org.hyperbolic4j.laws.operator.Operator.Bound.NONE;
import static org.hyperbolic4j.laws.operator.Operator.Bound.TANGENT;

import java.util.List;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.fused.FusedOperators;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.hyperbolic4j.manifold.operator.OperatorSettings;

/** The operators of layers that exchange tangent coordinates. */
final class LayerStatements {

  private static final Family<LayerOperators, FusedOperators> FAMILY =
      new Family<>(Manifold::graphOperators, Manifold::fusedOperators);

  /** The same with Frechet means that take a few steps. */
  private static final Family<LayerOperators, FusedOperators> IN_STEPS =
      new Family<>(
          (manifold, settings) -> manifold.graphOperators(inSteps(settings)),
          (manifold, settings) -> manifold.fusedOperators(inSteps(settings)));

  private static final Operator HYPERPLANES =
      FAMILY.operator(
          "hyperplanes",
          Form.PLANES,
          TANGENT,
          List.of(INNER, SQUARED_NORM, NORMAL_NORMS, OFFSETS),
          (in, operators) -> operators.hyperplanes(in[0], in[1], in[2], in[3], in[4]),
          FusedOperators::hyperplanes,
          LayersByGeometry::hyperplanes);

  private static final Operator HYPERPLANE_DISTANCES =
      FAMILY.operator(
          "hyperplane-distances",
          Form.PLANES,
          NONE,
          List.of(INNER, SQUARED_NORM, NORMAL_NORMS, OFFSETS),
          (in, operators) -> operators.hyperplaneDistances(in[0], in[1], in[2], in[3], in[4]),
          FusedOperators::hyperplaneDistances,
          LayersByGeometry::hyperplaneDistances);

  private static final Operator MIDPOINT =
      FAMILY.operator(
          "midpoint",
          Form.VECTOR,
          NONE,
          List.of(MAP),
          (in, operators) -> operators.centre(in[0], Centre.MIDPOINT, in[1]),
          kernels -> kernels.centre(Centre.MIDPOINT),
          LayersByGeometry::midpoint);

  private static final Operator FRECHET_MEAN =
      FAMILY.operator(
          "frechet-mean",
          Form.VECTOR,
          NONE,
          List.of(MAP),
          (in, operators) -> operators.centre(in[0], Centre.FRECHET, in[1]),
          kernels -> kernels.centre(Centre.FRECHET),
          LayersByGeometry::frechetMean);

  private static final Operator WEIGHTED_MIDPOINT =
      FAMILY.operator(
          "weighted-midpoint",
          Form.VECTOR,
          NONE,
          List.of(MAP, WEIGHTS),
          (in, operators) -> operators.weightedCentre(in[0], in[1], Centre.MIDPOINT, in[2]),
          kernels -> kernels.weightedCentre(Centre.MIDPOINT),
          LayersByGeometry::weightedMidpoint);

  private static final Operator WEIGHTED_FRECHET_MEAN =
      FAMILY.operator(
          "weighted-frechet-mean",
          Form.VECTOR,
          NONE,
          List.of(MAP, WEIGHTS),
          (in, operators) -> operators.weightedCentre(in[0], in[1], Centre.FRECHET, in[2]),
          kernels -> kernels.weightedCentre(Centre.FRECHET),
          LayersByGeometry::weightedFrechetMean);

  private static final Operator FRECHET_STEPS =
      IN_STEPS.operator(
          "frechet-steps",
          Form.VECTOR,
          NONE,
          List.of(MAP),
          (in, operators) -> operators.centre(in[0], Centre.FRECHET, in[1]),
          kernels -> kernels.centre(Centre.FRECHET),
          LayersByGeometry::frechetSteps);

  private static final Operator WEIGHTED_FRECHET_STEPS =
      IN_STEPS.operator(
          "weighted-frechet-steps",
          Form.VECTOR,
          NONE,
          List.of(MAP, WEIGHTS),
          (in, operators) -> operators.weightedCentre(in[0], in[1], Centre.FRECHET, in[2]),
          kernels -> kernels.weightedCentre(Centre.FRECHET),
          LayersByGeometry::weightedFrechetSteps);

  private static final Operator DISPERSION =
      FAMILY.operator(
          "dispersion",
          Form.NUMBER,
          NONE,
          List.of(MAP, VECTOR),
          (in, operators) -> operators.dispersion(in[0], in[1], in[2]),
          FusedOperators::dispersion,
          LayersByGeometry::dispersion);

  private static final Operator NORMALISE =
      FAMILY.operator(
          "normalise",
          Form.MAP,
          TANGENT,
          List.of(MAP, VECTOR, InputKind.DISPERSION, VECTOR, SCALE),
          (in, operators) ->
              operators.normalise(in[0], in[1], in[2], in[3], in[4], Operator.EPSILON, in[5]),
          kernels -> kernels.normalise(Operator.EPSILON),
          LayersByGeometry::normalise);

  private static final Operator ADD =
      FAMILY.operator(
          "add",
          Form.MAP,
          TANGENT,
          List.of(MAP, MAP),
          (in, operators) -> operators.add(in[0], in[1], in[2]),
          FusedOperators::add,
          LayersByGeometry::add);

  /** The distance between positions of two maps. */
  static final Operator DISTANCE =
      FAMILY.operator(
          "distance",
          Form.SINGLE,
          NONE,
          List.of(MAP, MAP),
          (in, operators) -> operators.distance(in[0], in[1], in[2]),
          FusedOperators::distance,
          LayersByGeometry::distance);

  private static final Operator TO_POINT =
      FAMILY.operator(
          "to-point",
          Form.AMBIENT,
          NONE,
          List.of(MAP),
          (in, operators) -> operators.toPoint(in[0], in[1]),
          FusedOperators::toPoint,
          LayersByGeometry::toPoint);

  private static final Operator TO_TANGENT =
      FAMILY.operator(
          "to-tangent",
          Form.MAP,
          NONE,
          List.of(POINTS),
          (in, operators) -> operators.toTangent(in[0], in[1]),
          FusedOperators::toTangent,
          LayersByGeometry::toTangent);

  /** All operators. */
  static final List<Operator> ALL =
      List.of(
          HYPERPLANES,
          HYPERPLANE_DISTANCES,
          MIDPOINT,
          FRECHET_MEAN,
          WEIGHTED_MIDPOINT,
          WEIGHTED_FRECHET_MEAN,
          FRECHET_STEPS,
          WEIGHTED_FRECHET_STEPS,
          DISPERSION,
          NORMALISE,
          ADD,
          DISTANCE,
          TO_POINT,
          TO_TANGENT);

  /** Iterations to convergence, which a graph unrolls. */
  static final List<Operator> ITERATIONS = List.of(FRECHET_MEAN, WEIGHTED_FRECHET_MEAN);

  /** The other operators. */
  static final List<Operator> CLOSED =
      ALL.stream().filter(operator -> !ITERATIONS.contains(operator)).toList();

  private LayerStatements() {}

  private static OperatorSettings inSteps(OperatorSettings settings) {
    return settings.withFrechetSteps(KarcherFlow.STEPS);
  }
}
