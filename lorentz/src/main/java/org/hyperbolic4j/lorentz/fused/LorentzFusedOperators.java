package org.hyperbolic4j.lorentz.fused;

import org.hyperbolic4j.hyperbolic.fused.ConformalFactor;
import org.hyperbolic4j.hyperbolic.fused.HyperbolicFusedOperators;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.operator.OperatorSettings;

/** The hyperboloid's kernels. */
public final class LorentzFusedOperators extends HyperbolicFusedOperators {

  /**
   * The kernels.
   *
   * @param settings the cap
   */
  public LorentzFusedOperators(OperatorSettings settings) {
    super(settings, ConformalFactor.CORRECT);
  }

  @Override
  public FusedOperator toPoint() {
    return new ToPointKernel();
  }

  @Override
  public FusedOperator toTangent() {
    return new ToTangentKernel();
  }
}
