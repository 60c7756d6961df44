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

import java.util.List;
import java.util.stream.Stream;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.fused.FusedNativeOperators;
import org.hyperbolic4j.manifold.operator.NativeOperators;

/** The operators of native layers. */
final class NativeStatements {

  private static final Family<NativeOperators, FusedNativeOperators> FAMILY =
      new Family<>(Manifold::nativeOperators, Manifold::fusedNativeOperators);

  static final Operator CENTRE =
      FAMILY.operator(
          "native-centre",
          Form.VECTOR,
          NONE,
          List.of(NATIVE_MAP),
          (in, operators) -> operators.centre(in[0], in[1]),
          FusedNativeOperators::centre,
          NativeByGeometry::centre);

  static final Operator DISPERSION =
      FAMILY.operator(
          "native-dispersion",
          Form.NUMBER,
          NONE,
          List.of(NATIVE_MAP, NATIVE_VECTOR),
          (in, operators) -> operators.dispersion(in[0], in[1], in[2]),
          FusedNativeOperators::dispersion,
          NativeByGeometry::dispersion);

  static final Operator NORMALISE =
      FAMILY.operator(
          "native-normalise",
          Form.MAP,
          NATIVE,
          List.of(NATIVE_MAP, NATIVE_VECTOR, InputKind.DISPERSION, NATIVE_VECTOR, SCALE),
          (in, operators) ->
              operators.normalise(in[0], in[1], in[2], in[3], in[4], Operator.EPSILON, in[5]),
          kernels -> kernels.normalise(Operator.EPSILON),
          NativeByGeometry::normalise);

  static final Operator POOL =
      FAMILY.graph(
          "native-pool",
          Form.PER_IMAGE,
          NONE,
          List.of(NATIVE_MAP),
          (in, operators) -> operators.pool(in[0], in[1]),
          NativeByGeometry::pool);

  private static final Operator AFFINE =
      FAMILY.operator(
          "native-affine",
          Form.PLANES,
          NATIVE,
          List.of(NATIVE_INNER, SQUARED_NORM, TIME_WEIGHTS, BIAS),
          (in, operators) -> operators.affine(in[0], in[1], in[2], in[3], in[4]),
          FusedNativeOperators::affine,
          NativeByGeometry::affine);

  private static final Operator FROM_TANGENT =
      FAMILY.graph(
          "native-from-tangent",
          Form.MAP,
          NATIVE,
          List.of(MAP),
          (in, operators) -> operators.fromTangent(in[0], in[1]),
          NativeByGeometry::fromTangent);

  private static final Operator TO_TANGENT =
      FAMILY.graph(
          "native-to-tangent",
          Form.MAP,
          NONE,
          List.of(NATIVE_MAP),
          (in, operators) -> operators.toTangent(in[0], in[1]),
          NativeByGeometry::toTangent);

  private static final Operator HYPERPLANE_DISTANCES =
      FAMILY.graph(
          "native-hyperplane-distances",
          Form.PLANES,
          NONE,
          List.of(NATIVE_INNER, SQUARED_NORM, NORMAL_NORMS, OFFSETS),
          (in, operators) -> operators.hyperplaneDistances(in[0], in[1], in[2], in[3], in[4]),
          NativeByGeometry::hyperplaneDistances);

  /** Those that there are kernels of. */
  static final List<Operator> FUSED = List.of(AFFINE, CENTRE, DISPERSION, NORMALISE);

  /** All operators. */
  static final List<Operator> ALL =
      Stream.concat(FUSED.stream(), Stream.of(FROM_TANGENT, TO_TANGENT, HYPERPLANE_DISTANCES, POOL))
          .toList();

  private NativeStatements() {}
}
