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
import java.util.function.Function;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.FusedOperators;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.nd4j.autodiff.samediff.SDVariable;

/** The operators of layers that exchange tangent coordinates. */
final class LayerStatements {

  private static final Operator HYPERPLANES =
      layer(
          "hyperplanes",
          Form.PLANES,
          TANGENT,
          List.of(INNER, SQUARED_NORM, NORMAL_NORMS, OFFSETS),
          (in, operators) -> operators.hyperplanes(in[0], in[1], in[2], in[3], in[4]),
          FusedOperators::hyperplanes,
          (in, geometry, shape) ->
              Rows.map(
                  in[0],
                  u ->
                      geometry.toTangent(
                          geometry.fullyConnected(geometry.toPoint(u), in[1], in[2][0]))));

  private static final Operator HYPERPLANE_DISTANCES =
      layer(
          "hyperplane-distances",
          Form.PLANES,
          NONE,
          List.of(INNER, SQUARED_NORM, NORMAL_NORMS, OFFSETS),
          (in, operators) -> operators.hyperplaneDistances(in[0], in[1], in[2], in[3], in[4]),
          FusedOperators::hyperplaneDistances,
          (in, geometry, shape) ->
              Rows.map(
                  in[0], u -> geometry.hyperplaneDistances(geometry.toPoint(u), in[1], in[2][0])));

  private static final Operator MIDPOINT =
      layer(
          "midpoint",
          Form.VECTOR,
          NONE,
          List.of(MAP),
          (in, operators) -> operators.centre(in[0], Centre.MIDPOINT, in[1]),
          kernels -> kernels.centre(Centre.MIDPOINT),
          (in, geometry, shape) ->
              Rows.only(
                  geometry.toTangent(
                      geometry.midpoint(Rows.points(geometry, in[0]), Rows.ones(in[0])))));

  private static final Operator FRECHET_MEAN =
      layer(
          "frechet-mean",
          Form.VECTOR,
          NONE,
          List.of(MAP),
          (in, operators) -> operators.centre(in[0], Centre.FRECHET, in[1]),
          kernels -> kernels.centre(Centre.FRECHET),
          (in, geometry, shape) ->
              Rows.only(
                  geometry.toTangent(
                      geometry.frechetMean(Rows.points(geometry, in[0]), Rows.ones(in[0])))));

  private static final Operator WEIGHTED_MIDPOINT =
      layer(
          "weighted-midpoint",
          Form.VECTOR,
          NONE,
          List.of(MAP, WEIGHTS),
          (in, operators) -> operators.weightedCentre(in[0], in[1], Centre.MIDPOINT, in[2]),
          kernels -> kernels.weightedCentre(Centre.MIDPOINT),
          (in, geometry, shape) ->
              Rows.only(
                  geometry.toTangent(
                      geometry.midpoint(Rows.points(geometry, in[0]), Rows.column(in[1])))));

  private static final Operator WEIGHTED_FRECHET_MEAN =
      layer(
          "weighted-frechet-mean",
          Form.VECTOR,
          NONE,
          List.of(MAP, WEIGHTS),
          (in, operators) -> operators.weightedCentre(in[0], in[1], Centre.FRECHET, in[2]),
          kernels -> kernels.weightedCentre(Centre.FRECHET),
          (in, geometry, shape) ->
              Rows.only(
                  geometry.toTangent(
                      geometry.frechetMean(Rows.points(geometry, in[0]), Rows.column(in[1])))));

  private static final Operator DISPERSION =
      layer(
          "dispersion",
          Form.NUMBER,
          NONE,
          List.of(MAP, VECTOR),
          (in, operators) -> operators.dispersion(in[0], in[1], in[2]),
          FusedOperators::dispersion,
          (in, geometry, shape) ->
              Rows.only(
                  geometry.dispersion(Rows.points(geometry, in[0]), geometry.toPoint(in[1][0]))));

  private static final Operator NORMALISE =
      layer(
          "normalise",
          Form.MAP,
          TANGENT,
          List.of(MAP, VECTOR, InputKind.DISPERSION, VECTOR, SCALE),
          (in, operators) ->
              operators.normalise(in[0], in[1], in[2], in[3], in[4], Operator.EPSILON, in[5]),
          kernels -> kernels.normalise(Operator.EPSILON),
          LayerStatements::normalised);

  private static final Operator ADD =
      layer(
          "add",
          Form.MAP,
          TANGENT,
          List.of(MAP, MAP),
          (in, operators) -> operators.add(in[0], in[1], in[2]),
          FusedOperators::add,
          (in, geometry, shape) ->
              Rows.pairs(
                  in[0],
                  in[1],
                  (f, g) -> {
                    // The sum of gyrovectors, said so that it holds on every manifold.
                    Gradient[] x = geometry.toPoint(f);
                    Gradient[] y = geometry.logmap0(geometry.toPoint(g));
                    return geometry.toTangent(
                        geometry.expmap(x, geometry.transportFromOrigin(x, y)));
                  }));

  private static final Operator DISTANCE =
      layer(
          "distance",
          Form.SINGLE,
          NONE,
          List.of(MAP, MAP),
          (in, operators) -> operators.distance(in[0], in[1], in[2]),
          FusedOperators::distance,
          (in, geometry, shape) ->
              Rows.pairs(
                  in[0],
                  in[1],
                  (u, v) ->
                      new Gradient[] {
                        geometry.distance(geometry.toPoint(u), geometry.toPoint(v))
                      }));

  private static final Operator TO_POINT =
      layer(
          "to-point",
          Form.AMBIENT,
          NONE,
          List.of(MAP),
          (in, operators) -> operators.toPoint(in[0], in[1]),
          FusedOperators::toPoint,
          (in, geometry, shape) -> Rows.map(in[0], geometry::toPoint));

  private static final Operator TO_TANGENT =
      layer(
          "to-tangent",
          Form.MAP,
          NONE,
          List.of(POINTS),
          (in, operators) -> operators.toTangent(in[0], in[1]),
          FusedOperators::toTangent,
          (in, geometry, shape) -> Rows.map(in[0], geometry::toTangent));

  /** All operators. */
  static final List<Operator> ALL =
      List.of(
          HYPERPLANES,
          HYPERPLANE_DISTANCES,
          MIDPOINT,
          FRECHET_MEAN,
          WEIGHTED_MIDPOINT,
          WEIGHTED_FRECHET_MEAN,
          DISPERSION,
          NORMALISE,
          ADD,
          DISTANCE,
          TO_POINT,
          TO_TANGENT);

  /** Iterations, which a graph unrolls. */
  static final List<Operator> ITERATIONS = List.of(FRECHET_MEAN, WEIGHTED_FRECHET_MEAN);

  /** The other operators. */
  static final List<Operator> CLOSED =
      ALL.stream().filter(operator -> !ITERATIONS.contains(operator)).toList();

  private LayerStatements() {}

  private interface InGraph {
    SDVariable apply(SDVariable[] in, LayerOperators operators);
  }

  private static Operator layer(
      String words,
      Form result,
      Operator.Bound bound,
      List<InputKind> inputs,
      InGraph inGraph,
      Function<FusedOperators, FusedOperator> kernel,
      Operator.ByGeometry byGeometry) {
    return new Operator(
        words,
        result,
        bound,
        inputs,
        (manifold, settings, in) ->
            inGraph.apply(in, manifold.graphOperators(settings).orElseThrow()),
        (manifold, settings) -> kernel.apply(manifold.fusedOperators(settings).orElseThrow()),
        byGeometry);
  }

  private static Gradient[][] normalised(
      Gradient[][][] in, Geometry<Gradient> geometry, FeatureShape shape) {
    Gradient[] mean = geometry.toPoint(in[1][0]);
    Gradient[] bias = geometry.toPoint(in[3][0]);
    Gradient ratio = in[4][0][0].divide(in[2][0][0].add(Operator.EPSILON)).sqrt();
    return Rows.map(
        in[0],
        v -> {
          Gradient[] away = geometry.logmap(mean, geometry.toPoint(v));
          Gradient[] moved = Rows.times(ratio, geometry.transport(mean, bias, away));
          return geometry.toTangent(geometry.expmap(bias, moved));
        });
  }
}
