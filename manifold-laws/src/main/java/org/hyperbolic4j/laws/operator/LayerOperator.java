package org.hyperbolic4j.laws.operator;

import static org.hyperbolic4j.laws.operator.InputKind.INNER;
import static org.hyperbolic4j.laws.operator.InputKind.MAP;
import static org.hyperbolic4j.laws.operator.InputKind.NORMALS;
import static org.hyperbolic4j.laws.operator.InputKind.NORMAL_NORMS;
import static org.hyperbolic4j.laws.operator.InputKind.OFFSETS;
import static org.hyperbolic4j.laws.operator.InputKind.POINTS;
import static org.hyperbolic4j.laws.operator.InputKind.SCALE;
import static org.hyperbolic4j.laws.operator.InputKind.SQUARED_NORM;
import static org.hyperbolic4j.laws.operator.InputKind.VECTOR;
import static org.hyperbolic4j.laws.operator.InputKind.WEIGHTS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.FusedOperators;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * The operators of layers, each said three times: in a graph, as a kernel, and by the geometry.
 * Inputs have the curvature last.
 */
final class LayerOperator {
  /** What {@link #NORMALISE} adds to the dispersion. */
  static final double EPSILON = 1e-3;

  static final LayerOperator HYPERPLANES =
      new LayerOperator(
          "hyperplanes",
          Form.PLANES,
          List.of(INNER, SQUARED_NORM, NORMAL_NORMS, OFFSETS),
          (in, operators) -> operators.hyperplanes(in[0], in[1], in[2], in[3], in[4]),
          FusedOperators::hyperplanes,
          (in, geometry) ->
              rows(
                  in[0],
                  u ->
                      geometry.toTangent(
                          geometry.fullyConnected(geometry.toPoint(u), in[1], in[2][0]))));

  static final LayerOperator HYPERPLANE_DISTANCES =
      new LayerOperator(
          "hyperplane-distances",
          Form.PLANES,
          List.of(INNER, SQUARED_NORM, NORMAL_NORMS, OFFSETS),
          (in, operators) -> operators.hyperplaneDistances(in[0], in[1], in[2], in[3], in[4]),
          FusedOperators::hyperplaneDistances,
          (in, geometry) ->
              rows(in[0], u -> geometry.hyperplaneDistances(geometry.toPoint(u), in[1], in[2][0])));

  static final LayerOperator MIDPOINT =
      new LayerOperator(
          "midpoint",
          Form.VECTOR,
          List.of(MAP),
          (in, operators) -> operators.centre(in[0], Centre.MIDPOINT, in[1]),
          kernels -> kernels.centre(Centre.MIDPOINT),
          (in, geometry) ->
              row(geometry.toTangent(geometry.midpoint(points(geometry, in[0]), ones(in[0])))));

  static final LayerOperator FRECHET_MEAN =
      new LayerOperator(
          "frechet-mean",
          Form.VECTOR,
          List.of(MAP),
          (in, operators) -> operators.centre(in[0], Centre.FRECHET, in[1]),
          kernels -> kernels.centre(Centre.FRECHET),
          (in, geometry) ->
              row(geometry.toTangent(geometry.frechetMean(points(geometry, in[0]), ones(in[0])))));

  static final LayerOperator WEIGHTED_MIDPOINT =
      new LayerOperator(
          "weighted-midpoint",
          Form.VECTOR,
          List.of(MAP, WEIGHTS),
          (in, operators) -> operators.weightedCentre(in[0], in[1], Centre.MIDPOINT, in[2]),
          kernels -> kernels.weightedCentre(Centre.MIDPOINT),
          (in, geometry) ->
              row(geometry.toTangent(geometry.midpoint(points(geometry, in[0]), column(in[1])))));

  static final LayerOperator WEIGHTED_FRECHET_MEAN =
      new LayerOperator(
          "weighted-frechet-mean",
          Form.VECTOR,
          List.of(MAP, WEIGHTS),
          (in, operators) -> operators.weightedCentre(in[0], in[1], Centre.FRECHET, in[2]),
          kernels -> kernels.weightedCentre(Centre.FRECHET),
          (in, geometry) ->
              row(
                  geometry.toTangent(
                      geometry.frechetMean(points(geometry, in[0]), column(in[1])))));

  static final LayerOperator DISPERSION =
      new LayerOperator(
          "dispersion",
          Form.NUMBER,
          List.of(MAP, VECTOR),
          (in, operators) -> operators.dispersion(in[0], in[1], in[2]),
          FusedOperators::dispersion,
          (in, geometry) ->
              row(geometry.dispersion(points(geometry, in[0]), geometry.toPoint(in[1][0]))));

  static final LayerOperator NORMALISE =
      new LayerOperator(
          "normalise",
          Form.MAP,
          List.of(MAP, VECTOR, InputKind.DISPERSION, VECTOR, SCALE),
          (in, operators) -> operators.normalise(in[0], in[1], in[2], in[3], in[4], EPSILON, in[5]),
          kernels -> kernels.normalise(EPSILON),
          LayerOperator::normalised);

  static final LayerOperator ADD =
      new LayerOperator(
          "add",
          Form.MAP,
          List.of(MAP, MAP),
          (in, operators) -> operators.add(in[0], in[1], in[2]),
          FusedOperators::add,
          (in, geometry) ->
              pairs(
                  in,
                  (f, g) -> {
                    // The sum of gyrovectors, said so that it holds on every manifold.
                    Gradient[] x = geometry.toPoint(f);
                    Gradient[] y = geometry.logmap0(geometry.toPoint(g));
                    return geometry.toTangent(
                        geometry.expmap(x, geometry.transportFromOrigin(x, y)));
                  }));

  static final LayerOperator DISTANCE =
      new LayerOperator(
          "distance",
          Form.SINGLE,
          List.of(MAP, MAP),
          (in, operators) -> operators.distance(in[0], in[1], in[2]),
          FusedOperators::distance,
          (in, geometry) ->
              pairs(
                  in,
                  (u, v) ->
                      new Gradient[] {
                        geometry.distance(geometry.toPoint(u), geometry.toPoint(v))
                      }));

  static final LayerOperator TO_POINT =
      new LayerOperator(
          "to-point",
          Form.AMBIENT,
          List.of(MAP),
          (in, operators) -> operators.toPoint(in[0], in[1]),
          FusedOperators::toPoint,
          (in, geometry) -> rows(in[0], geometry::toPoint));

  static final LayerOperator TO_TANGENT =
      new LayerOperator(
          "to-tangent",
          Form.MAP,
          List.of(POINTS),
          (in, operators) -> operators.toTangent(in[0], in[1]),
          FusedOperators::toTangent,
          (in, geometry) -> rows(in[0], geometry::toTangent));

  /** All operators. */
  static final List<LayerOperator> ALL =
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

  /** In a graph. */
  private interface InGraph {
    SDVariable apply(SDVariable[] in, LayerOperators operators);
  }

  /** By the geometry: inputs and result are matrices with one row a position. */
  private interface ByGeometry {
    Gradient[][] apply(Gradient[][][] in, Geometry<Gradient> geometry);
  }

  private interface OfPair {
    Gradient[] apply(Gradient[] u, Gradient[] v);
  }

  private final String words;
  private final Form result;
  private final List<InputKind> inputs;
  private final InGraph inGraph;
  private final Function<FusedOperators, FusedOperator> kernel;
  private final ByGeometry byGeometry;

  private LayerOperator(
      String words,
      Form result,
      List<InputKind> inputs,
      InGraph inGraph,
      Function<FusedOperators, FusedOperator> kernel,
      ByGeometry byGeometry) {
    this.words = words;
    this.result = result;
    List<InputKind> all = new ArrayList<>(inputs);
    all.add(InputKind.CURVATURE);
    this.inputs = List.copyOf(all);
    this.inGraph = inGraph;
    this.kernel = kernel;
    this.byGeometry = byGeometry;
  }

  /** Name in the names of laws. */
  String words() {
    return words;
  }

  /** What it takes, the curvature last. */
  List<InputKind> inputs() {
    return inputs;
  }

  /** What the geometry takes instead: hyperplanes are given by their normals. */
  List<InputKind> given() {
    return ofHyperplanes() ? List.of(MAP, NORMALS, OFFSETS, InputKind.CURVATURE) : inputs;
  }

  boolean ofHyperplanes() {
    return inputs.contains(INNER);
  }

  /** Whether it is an iteration, which a graph unrolls. */
  boolean iterated() {
    return this == FRECHET_MEAN || this == WEIGHTED_FRECHET_MEAN;
  }

  /** Whether its result is kept under a cap. */
  boolean capped() {
    return this == HYPERPLANES || this == NORMALISE || this == ADD;
  }

  /** Whether it is a statistic of all positions, and not one of each. */
  boolean ofBatch() {
    return !result.perPosition();
  }

  /** The shape of its result. */
  Form result() {
    return result;
  }

  SDVariable inGraph(LayerOperators operators, SDVariable... in) {
    return inGraph.apply(in, operators);
  }

  FusedOperator kernel(FusedOperators operators) {
    return kernel.apply(operators);
  }

  Gradient[][] byGeometry(Geometry<Gradient> geometry, Gradient[][][] in) {
    return byGeometry.apply(in, geometry);
  }

  private static Gradient[][] normalised(Gradient[][][] in, Geometry<Gradient> geometry) {
    Gradient[] mean = geometry.toPoint(in[1][0]);
    Gradient[] bias = geometry.toPoint(in[3][0]);
    Gradient ratio = in[4][0][0].divide(in[2][0][0].add(EPSILON)).sqrt();
    return rows(
        in[0],
        v -> {
          Gradient[] away = geometry.logmap(mean, geometry.toPoint(v));
          Gradient[] moved = geometry.transport(mean, bias, away);
          Arrays.setAll(moved, i -> moved[i].multiply(ratio));
          return geometry.toTangent(geometry.expmap(bias, moved));
        });
  }

  private static Gradient[][] rows(Gradient[][] rows, UnaryOperator<Gradient[]> function) {
    Gradient[][] out = new Gradient[rows.length][];
    Arrays.setAll(out, i -> function.apply(rows[i]));
    return out;
  }

  private static Gradient[][] pairs(Gradient[][][] in, OfPair function) {
    Gradient[][] out = new Gradient[in[0].length][];
    Arrays.setAll(out, i -> function.apply(in[0][i], in[1][i]));
    return out;
  }

  private static Gradient[][] row(Gradient... row) {
    return new Gradient[][] {row};
  }

  private static Gradient[][] points(Geometry<Gradient> geometry, Gradient[][] rows) {
    return rows(rows, geometry::toPoint);
  }

  private static Gradient[] ones(Gradient[][] rows) {
    Gradient[] ones = new Gradient[rows.length];
    Arrays.fill(ones, rows[0][0].getField().getOne());
    return ones;
  }

  private static Gradient[] column(Gradient[][] rows) {
    Gradient[] column = new Gradient[rows.length];
    Arrays.setAll(column, i -> rows[i][0]);
    return column;
  }
}
