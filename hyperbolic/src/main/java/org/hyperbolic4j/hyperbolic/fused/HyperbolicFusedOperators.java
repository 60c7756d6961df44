package org.hyperbolic4j.hyperbolic.fused;

import org.hyperbolic4j.hyperbolic.fused.HyperplaneSettings.Output;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.FusedOperators;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.manifold.operator.OperatorSettings;

/**
 * The kernels that all models of hyperbolic space share: in tangent coordinates at the origin the
 * operators are the same functions whatever the model. A model adds its maps between tangent
 * coordinates and points.
 */
public abstract class HyperbolicFusedOperators implements FusedOperators {

  private final OperatorSettings settings;
  private final ConformalFactor factor;

  /**
   * The kernels.
   *
   * @param settings the cap, and how many steps Frechet means take
   * @param factor the conformal factor of hyperplane distances
   */
  protected HyperbolicFusedOperators(OperatorSettings settings, ConformalFactor factor) {
    this.settings = settings;
    this.factor = factor;
  }

  @Override
  public final FusedOperator hyperplanes() {
    return new HyperplanesKernel(new HyperplaneSettings(Output.TANGENT, factor, settings.cap()));
  }

  @Override
  public final FusedOperator hyperplaneDistances() {
    return new HyperplanesKernel(new HyperplaneSettings(Output.DISTANCES, factor, settings.cap()));
  }

  @Override
  public final FusedOperator centre(Centre kind) {
    return centre(kind, false);
  }

  @Override
  public final FusedOperator weightedCentre(Centre kind) {
    return centre(kind, true);
  }

  private FusedOperator centre(Centre kind, boolean weighted) {
    int steps = settings.frechetSteps();
    return kind == Centre.FRECHET && steps != OperatorSettings.TO_CONVERGENCE
        ? new FrechetStepsKernel(steps, weighted)
        : new CentreKernel(kind, weighted);
  }

  @Override
  public final FusedOperator dispersion() {
    return new DispersionKernel();
  }

  @Override
  public final FusedOperator normalise(double epsilon) {
    return new NormaliseKernel(epsilon, settings.cap());
  }

  @Override
  public final FusedOperator add() {
    return new AddKernel(settings.cap());
  }

  @Override
  public final FusedOperator distance() {
    return new DistanceKernel();
  }
}
