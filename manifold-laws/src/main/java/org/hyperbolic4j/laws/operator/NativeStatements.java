package org.hyperbolic4j.laws.operator;

import static org.hyperbolic4j.laws.operator.InputKind.BIAS;
import static org.hyperbolic4j.laws.operator.InputKind.MAP;
import static org.hyperbolic4j.laws.operator.InputKind.NATIVE_INNER;
import static org.hyperbolic4j.laws.operator.InputKind.NATIVE_MAP;
import static org.hyperbolic4j.laws.operator.InputKind.NATIVE_VECTOR;
import static org.hyperbolic4j.laws.operator.InputKind.NORMAL_NORMS;
import static org.hyperbolic4j.laws.operator.InputKind.OFFSETS;
import static org.hyperbolic4j.laws.operator.InputKind.SCALE;
import static org.hyperbolic4j.laws.operator.InputKind.SQUARED_NORM;
import static org.hyperbolic4j.laws.operator.InputKind.TIME_WEIGHTS;
import static org.hyperbolic4j.laws.operator.Operator.Bound.NATIVE;
import static org.hyperbolic4j.laws.operator.Operator.Bound.NONE;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hyperbolic4j.manifold.fused.FusedNativeOperators;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.NativeCoordinates;
import org.hyperbolic4j.manifold.geometry.Vectors;
import org.hyperbolic4j.manifold.operator.NativeOperators;
import org.nd4j.autodiff.samediff.SDVariable;

/** The operators of native layers. */
final class NativeStatements {

  static final Operator CENTRE =
      kernel(
          "native-centre",
          Form.VECTOR,
          NONE,
          List.of(NATIVE_MAP),
          (in, operators) -> operators.centre(in[0], in[1]),
          FusedNativeOperators::centre,
          (in, geometry, shape) -> Rows.only(centroid(geometry, in[0])));

  static final Operator DISPERSION =
      kernel(
          "native-dispersion",
          Form.NUMBER,
          NONE,
          List.of(NATIVE_MAP, NATIVE_VECTOR),
          (in, operators) -> operators.dispersion(in[0], in[1], in[2]),
          FusedNativeOperators::dispersion,
          (in, geometry, shape) ->
              Rows.only(
                  geometry.dispersion(
                      points(geometry, in[0]), coordinates(geometry).toPoint(in[1][0]))));

  static final Operator NORMALISE =
      kernel(
          "native-normalise",
          Form.MAP,
          NATIVE,
          List.of(NATIVE_MAP, NATIVE_VECTOR, InputKind.DISPERSION, NATIVE_VECTOR, SCALE),
          (in, operators) ->
              operators.normalise(in[0], in[1], in[2], in[3], in[4], Operator.EPSILON, in[5]),
          kernels -> kernels.normalise(Operator.EPSILON),
          NativeStatements::normalised);

  static final Operator POOL =
      graph(
          "native-pool",
          Form.PER_IMAGE,
          NONE,
          List.of(NATIVE_MAP),
          (in, operators) -> operators.pool(in[0], in[1]),
          (in, geometry, shape) -> {
            int plane = shape.height() * shape.width();
            Gradient[][] pooled = new Gradient[shape.images()][];
            Arrays.setAll(
                pooled,
                i -> centroid(geometry, Arrays.copyOfRange(in[0], i * plane, (i + 1) * plane)));
            return pooled;
          });

  private static final Operator AFFINE =
      kernel(
          "native-affine",
          Form.PLANES,
          NATIVE,
          List.of(NATIVE_INNER, SQUARED_NORM, TIME_WEIGHTS, BIAS),
          (in, operators) -> operators.affine(in[0], in[1], in[2], in[3], in[4]),
          FusedNativeOperators::affine,
          NativeStatements::affine);

  private static final Operator FROM_TANGENT =
      graph(
          "native-from-tangent",
          Form.MAP,
          NATIVE,
          List.of(MAP),
          (in, operators) -> operators.fromTangent(in[0], in[1]),
          (in, geometry, shape) ->
              Rows.map(in[0], v -> coordinates(geometry).ofPoint(geometry.toPoint(v))));

  private static final Operator TO_TANGENT =
      graph(
          "native-to-tangent",
          Form.MAP,
          NONE,
          List.of(NATIVE_MAP),
          (in, operators) -> operators.toTangent(in[0], in[1]),
          (in, geometry, shape) ->
              Rows.map(in[0], x -> geometry.toTangent(coordinates(geometry).toPoint(x))));

  private static final Operator HYPERPLANE_DISTANCES =
      graph(
          "native-hyperplane-distances",
          Form.PLANES,
          NONE,
          List.of(NATIVE_INNER, SQUARED_NORM, NORMAL_NORMS, OFFSETS),
          (in, operators) -> operators.hyperplaneDistances(in[0], in[1], in[2], in[3], in[4]),
          NativeStatements::hyperplaneDistances);

  /** Those that there are kernels of. */
  static final List<Operator> FUSED = List.of(AFFINE, CENTRE, DISPERSION, NORMALISE);

  /** All operators. */
  static final List<Operator> ALL =
      Stream.concat(FUSED.stream(), Stream.of(FROM_TANGENT, TO_TANGENT, HYPERPLANE_DISTANCES, POOL))
          .toList();

  private interface InGraph {
    SDVariable apply(SDVariable[] in, NativeOperators operators);
  }

  private NativeStatements() {}

  private static Operator kernel(
      String words,
      Form result,
      Operator.Bound bound,
      List<InputKind> inputs,
      InGraph inGraph,
      Function<FusedNativeOperators, FusedOperator> kernel,
      Operator.ByGeometry byGeometry) {
    return new Operator(
        words,
        result,
        bound,
        inputs,
        (manifold, settings, in) ->
            inGraph.apply(in, manifold.nativeOperators(settings).orElseThrow()),
        (manifold, settings) -> kernel.apply(manifold.fusedNativeOperators(settings).orElseThrow()),
        byGeometry);
  }

  private static Operator graph(
      String words,
      Form result,
      Operator.Bound bound,
      List<InputKind> inputs,
      InGraph inGraph,
      Operator.ByGeometry byGeometry) {
    return kernel(
        words,
        result,
        bound,
        inputs,
        inGraph,
        kernels -> {
          throw new IllegalStateException(words + " has no kernel");
        },
        byGeometry);
  }

  /** The coordinates that native operators compute in. */
  static <T extends CalculusFieldElement<T>> NativeCoordinates<T> coordinates(
      Geometry<T> geometry) {
    return geometry
        .nativeCoordinates()
        .orElseThrow(
            () -> new IllegalStateException("native operators without Geometry.nativeCoordinates"));
  }

  private static Gradient[][] points(Geometry<Gradient> geometry, Gradient[][] rows) {
    return Rows.map(rows, coordinates(geometry)::toPoint);
  }

  private static Gradient[] centroid(Geometry<Gradient> geometry, Gradient[][] rows) {
    return coordinates(geometry)
        .ofPoint(geometry.midpoint(points(geometry, rows), Rows.ones(rows)));
  }

  private static Gradient[][] affine(
      Gradient[][][] in, Geometry<Gradient> geometry, FeatureShape shape) {
    Gradient[][] weights = in[1];
    return Rows.map(
        in[0],
        x -> {
          Gradient implied = coordinates(geometry).implied(Vectors.squaredNorm(x));
          Gradient[] y = new Gradient[weights.length];
          Arrays.setAll(
              y,
              k -> Vectors.dot(x, weights[k]).add(implied.multiply(in[2][0][k])).add(in[3][0][k]));
          return y;
        });
  }

  /** The geometry's hyperplanes have the factor 2 of the ball, and offsets half as long. */
  private static Gradient[][] hyperplaneDistances(
      Gradient[][][] in, Geometry<Gradient> geometry, FeatureShape shape) {
    Gradient half = geometry.curvature().getField().getOne().multiply(0.5);
    Gradient[] offsets = Rows.times(half, in[2][0]);
    return Rows.map(
        in[0],
        x ->
            Rows.times(
                half,
                geometry.hyperplaneDistances(coordinates(geometry).toPoint(x), in[1], offsets)));
  }

  private static Gradient[][] normalised(
      Gradient[][][] in, Geometry<Gradient> geometry, FeatureShape shape) {
    NativeCoordinates<Gradient> coordinates = coordinates(geometry);
    Gradient[] mean = coordinates.toPoint(in[1][0]);
    Gradient[] bias = coordinates.toPoint(in[3][0]);
    Gradient ratio = in[4][0][0].divide(in[2][0][0].add(Operator.EPSILON)).sqrt();
    return Rows.map(
        in[0],
        x -> {
          Gradient[] away = geometry.logmap(mean, coordinates.toPoint(x));
          Gradient[] moved = Rows.times(ratio, geometry.transportToOrigin(mean, away));
          return coordinates.ofPoint(
              geometry.expmap(bias, geometry.transportFromOrigin(bias, moved)));
        });
  }
}
