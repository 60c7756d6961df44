package org.hyperbolic4j.poincare.fused;

import org.hyperbolic4j.hyperbolic.fused.ConformalFactor;
import org.hyperbolic4j.hyperbolic.fused.HyperbolicFusedOperators;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.operator.OperatorSettings;

/** The ball's kernels. */
public final class PoincareFusedOperators extends HyperbolicFusedOperators {

  /**
   * The kernels.
   *
   * @param settings the cap
   * @param publishedConformalFactor whether hyperplane distances have the published code's
   *     conformal factor
   */
  public PoincareFusedOperators(OperatorSettings settings, boolean publishedConformalFactor) {
    super(
        settings,
        publishedConformalFactor ? new PublishedConformalFactor() : ConformalFactor.CORRECT);
  }

  @Override
  public FusedOperator toPoint() {
    return new RadialKernel(RadialKernel.Radial.TO_POINT);
  }

  @Override
  public FusedOperator toTangent() {
    return new RadialKernel(RadialKernel.Radial.TO_TANGENT);
  }
}
