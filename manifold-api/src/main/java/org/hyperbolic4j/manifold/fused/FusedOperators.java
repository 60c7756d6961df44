package org.hyperbolic4j.manifold.fused;

import org.hyperbolic4j.manifold.operator.Centre;

/**
 * A manifold's operators as kernels. Inputs, in this order, and results are those of the method of
 * the same name in {@link org.hyperbolic4j.manifold.operator.LayerOperators}.
 *
 * <p>An empty batch, N = 0, has an empty result where there is one for each position, and gradients
 * of 0 by what is not a feature map. A centre or dispersion of nothing is refused: {@link
 * FusedOperator#outputShapes} throws an {@code IllegalArgumentException} of one line.
 */
public interface FusedOperators {

  /**
   * Inputs: inner {@code [N, K, ...]}, squaredNorm {@code [N, 1, ...]}, normalNorms {@code [K]},
   * offsets {@code [K]}, c {@code [1]}.
   *
   * @return the kernel of hyperplanes
   */
  FusedOperator hyperplanes();

  /**
   * Inputs: inner {@code [N, K, ...]}, squaredNorm {@code [N, 1, ...]}, normalNorms {@code [K]},
   * offsets {@code [K]}, c {@code [1]}.
   *
   * @return the kernel of hyperplaneDistances
   */
  FusedOperator hyperplaneDistances();

  /**
   * Inputs: v {@code [N, C, ...]}, c {@code [1]}.
   *
   * @param kind which centre
   * @return the kernel of centre
   */
  FusedOperator centre(Centre kind);

  /**
   * Inputs: v {@code [N, C, ...]}, weights {@code [N, 1, ...]}, c {@code [1]}.
   *
   * @param kind which centre
   * @return the kernel of weightedCentre
   */
  FusedOperator weightedCentre(Centre kind);

  /**
   * Inputs: v {@code [N, C, ...]}, centre {@code [C]}, c {@code [1]}.
   *
   * @return the kernel of dispersion
   */
  FusedOperator dispersion();

  /**
   * Inputs: v {@code [N, C, ...]}, centre {@code [C]}, dispersion {@code [1]}, bias {@code [C]},
   * scale {@code [1]}, c {@code [1]}.
   *
   * @param epsilon added to the dispersion, positive
   * @return the kernel of normalise
   */
  FusedOperator normalise(double epsilon);

  /**
   * Inputs: f {@code [N, C, ...]}, g {@code [N, C, ...]}, c {@code [1]}.
   *
   * @return the kernel of add
   */
  FusedOperator add();

  /**
   * Inputs: u {@code [N, C, ...]}, v {@code [N, C, ...]}, c {@code [1]}.
   *
   * @return the kernel of distance
   */
  FusedOperator distance();

  /**
   * Inputs: v {@code [N, C, ...]}, c {@code [1]}.
   *
   * @return the kernel of toPoint
   */
  FusedOperator toPoint();

  /**
   * Inputs: x {@code [N, A, ...]}, c {@code [1]}.
   *
   * @return the kernel of toTangent
   */
  FusedOperator toTangent();
}
