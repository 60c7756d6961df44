package org.hyperbolic4j.lorentz.sheet.fused;

import org.hyperbolic4j.manifold.fused.FusedNativeOperators;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.operator.OperatorSettings;

/** The hyperboloid's native kernels. */
public final class SheetFusedOperators implements FusedNativeOperators {

  private final double reach;

  /**
   * The kernels.
   *
   * @param settings the cap
   */
  public SheetFusedOperators(OperatorSettings settings) {
    this.reach = 2 * settings.cap().scaledNorm();
  }

  @Override
  public FusedOperator affine() {
    return new AffineKernel(reach);
  }

  @Override
  public FusedOperator centre() {
    return new CentreKernel();
  }

  @Override
  public FusedOperator dispersion() {
    return new DispersionKernel();
  }

  @Override
  public FusedOperator normalise(double epsilon) {
    return new NormaliseKernel(epsilon, reach);
  }
}
