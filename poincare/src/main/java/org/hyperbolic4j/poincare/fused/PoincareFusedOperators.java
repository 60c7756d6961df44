package org.hyperbolic4j.poincare.fused;

import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.FusedOperators;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.poincare.fused.HyperplaneSettings.Output;

/** The ball's kernels. */
public final class PoincareFusedOperators implements FusedOperators {

  private final OperatorSettings settings;
  private final ConformalFactor factor;

  /**
   * The kernels.
   *
   * @param settings the cap
   * @param publishedConformalFactor whether hyperplane distances have the published code's
   *     conformal factor
   */
  public PoincareFusedOperators(OperatorSettings settings, boolean publishedConformalFactor) {
    this.settings = settings;
    this.factor = publishedConformalFactor ? ConformalFactor.PUBLISHED : ConformalFactor.CORRECT;
  }

  @Override
  public FusedOperator hyperplanes() {
    return new HyperplanesKernel(new HyperplaneSettings(Output.TANGENT, factor, settings.cap()));
  }

  @Override
  public FusedOperator hyperplaneDistances() {
    return new HyperplanesKernel(new HyperplaneSettings(Output.DISTANCES, factor, settings.cap()));
  }

  @Override
  public FusedOperator centre(Centre kind) {
    return new CentreKernel(kind, false);
  }

  @Override
  public FusedOperator weightedCentre(Centre kind) {
    return new CentreKernel(kind, true);
  }

  @Override
  public FusedOperator dispersion() {
    return new DispersionKernel();
  }

  @Override
  public FusedOperator normalise(double epsilon) {
    return new NormaliseKernel(epsilon, settings.cap());
  }

  @Override
  public FusedOperator add() {
    return new AddKernel(settings.cap());
  }

  @Override
  public FusedOperator distance() {
    return new DistanceKernel();
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
