package org.hyperbolic4j.manifold.fused;

/**
 * Those of a manifold's native operators that pay as kernels. Inputs, in this order, and results
 * are those of the method of the same name in {@link
 * org.hyperbolic4j.manifold.operator.NativeOperators}. Empty batches are as {@link FusedOperators}
 * says.
 */
public interface FusedNativeOperators {

  /**
   * Inputs: inner {@code [N, K, ...]}, squaredNorm {@code [N, 1, ...]}, timeWeights {@code [K]},
   * bias {@code [K]}, c {@code [1]}.
   *
   * @return the kernel of affine
   */
  FusedOperator affine();

  /**
   * Inputs: x {@code [N, C, ...]}, c {@code [1]}.
   *
   * @return the kernel of centre
   */
  FusedOperator centre();

  /**
   * Inputs: x {@code [N, C, ...]}, centre {@code [C]}, c {@code [1]}.
   *
   * @return the kernel of dispersion
   */
  FusedOperator dispersion();

  /**
   * Inputs: x {@code [N, C, ...]}, centre {@code [C]}, dispersion {@code [1]}, bias {@code [C]},
   * scale {@code [1]}, c {@code [1]}.
   *
   * @param epsilon added to the dispersion, positive
   * @return the kernel of normalise
   */
  FusedOperator normalise(double epsilon);
}
