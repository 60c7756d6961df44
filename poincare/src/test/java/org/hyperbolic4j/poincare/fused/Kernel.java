package org.hyperbolic4j.poincare.fused;

import java.util.List;
import java.util.function.Function;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.FusedOperators;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;

/**
 * A kernel and what its inputs are.
 *
 * @param name its name in reports
 * @param choice which kernel
 * @param inputs its inputs but for the curvature
 * @param frechetSteps how many steps Frechet means take
 */
record Kernel(
    String name,
    Function<FusedOperators, FusedOperator> choice,
    List<InputKind> inputs,
    int frechetSteps) {

  /** What {@link #NORMALISE} adds to the dispersion. */
  static final double EPSILON = 0.25;

  static final Kernel HYPERPLANES =
      new Kernel(
          "hyperplanes",
          FusedOperators::hyperplanes,
          List.of(InputKind.MAP, InputKind.SQUARED_NORMS, InputKind.LENGTHS, InputKind.OFFSETS));

  static final Kernel HYPERPLANE_DISTANCES =
      new Kernel(
          "hyperplane distances",
          FusedOperators::hyperplaneDistances,
          List.of(InputKind.MAP, InputKind.SQUARED_NORMS, InputKind.LENGTHS, InputKind.OFFSETS));

  static final Kernel MIDPOINT =
      new Kernel("midpoint", kernels -> kernels.centre(Centre.MIDPOINT), List.of(InputKind.MAP));

  static final Kernel FRECHET_MEAN =
      new Kernel("frechet mean", kernels -> kernels.centre(Centre.FRECHET), List.of(InputKind.MAP));

  static final Kernel WEIGHTED_MIDPOINT =
      new Kernel(
          "weighted midpoint",
          kernels -> kernels.weightedCentre(Centre.MIDPOINT),
          List.of(InputKind.MAP, InputKind.WEIGHTS));

  static final Kernel WEIGHTED_FRECHET_MEAN =
      new Kernel(
          "weighted frechet mean",
          kernels -> kernels.weightedCentre(Centre.FRECHET),
          List.of(InputKind.MAP, InputKind.WEIGHTS));

  static final Kernel FRECHET_STEPS =
      new Kernel("frechet steps", FRECHET_MEAN.choice, FRECHET_MEAN.inputs, 2);

  static final Kernel WEIGHTED_FRECHET_STEPS =
      new Kernel(
          "weighted frechet steps", WEIGHTED_FRECHET_MEAN.choice, WEIGHTED_FRECHET_MEAN.inputs, 2);

  static final Kernel DISPERSION =
      new Kernel(
          "dispersion", FusedOperators::dispersion, List.of(InputKind.MAP, InputKind.VECTOR));

  static final Kernel NORMALISE =
      new Kernel(
          "normalise",
          kernels -> kernels.normalise(EPSILON),
          List.of(
              InputKind.MAP,
              InputKind.VECTOR,
              InputKind.POSITIVE,
              InputKind.VECTOR,
              InputKind.POSITIVE));

  static final Kernel ADD =
      new Kernel("add", FusedOperators::add, List.of(InputKind.MAP, InputKind.OPPOSITE_MAP));

  static final Kernel DISTANCE =
      new Kernel("distance", FusedOperators::distance, List.of(InputKind.MAP, InputKind.MAP));

  static final Kernel TO_POINT =
      new Kernel("to point", FusedOperators::toPoint, List.of(InputKind.MAP));

  static final Kernel TO_TANGENT =
      new Kernel("to tangent", FusedOperators::toTangent, List.of(InputKind.POINTS));

  /** All kernels. */
  static final List<Kernel> ALL =
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

  Kernel(String name, Function<FusedOperators, FusedOperator> choice, List<InputKind> inputs) {
    this(name, choice, inputs, OperatorSettings.TO_CONVERGENCE);
  }

  /** The kernel under a cap. */
  FusedOperator operator(TangentCap cap) {
    OperatorSettings settings = OperatorSettings.of(cap).withFrechetSteps(frechetSteps);
    return choice.apply(new PoincareFusedOperators(settings, false));
  }

  /** Random inputs for a feature map. */
  Inputs draw(Drawing drawing, long... map) {
    return new Inputs(inputs, drawing, map);
  }

  @Override
  public String toString() {
    return name;
  }
}
