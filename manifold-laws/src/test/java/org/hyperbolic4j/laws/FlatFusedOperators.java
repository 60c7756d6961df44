package org.hyperbolic4j.laws;

import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.FusedOperators;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.manifold.operator.TangentCap;

/** The operators of Euclidean space as kernels, perhaps with a mistake. */
record FlatFusedOperators(TangentCap cap, OperatorMistake mistake) implements FusedOperators {

  private FusedOperator kernel(FlatFormula formula) {
    boolean capped =
        formula instanceof FlatFormula.Hyperplanes planes
            ? planes.factor() == 2
            : formula instanceof FlatFormula.Normalise || formula instanceof FlatFormula.Add;
    return new FlatKernel(formula, capped ? cap : TangentCap.NONE, mistake);
  }

  @Override
  public FusedOperator hyperplanes() {
    return kernel(new FlatFormula.Hyperplanes(2));
  }

  @Override
  public FusedOperator hyperplaneDistances() {
    return kernel(new FlatFormula.Hyperplanes(4));
  }

  @Override
  public FusedOperator centre(Centre kind) {
    return kernel(new FlatFormula.Mean(kind, false));
  }

  @Override
  public FusedOperator weightedCentre(Centre kind) {
    return kernel(new FlatFormula.Mean(kind, true));
  }

  @Override
  public FusedOperator dispersion() {
    return kernel(new FlatFormula.Dispersion());
  }

  @Override
  public FusedOperator normalise(double epsilon) {
    return kernel(new FlatFormula.Normalise(epsilon));
  }

  @Override
  public FusedOperator add() {
    return kernel(new FlatFormula.Add());
  }

  @Override
  public FusedOperator distance() {
    return kernel(new FlatFormula.Distance());
  }

  @Override
  public FusedOperator toPoint() {
    return kernel(new FlatFormula.Multiple("to-point", 2));
  }

  @Override
  public FusedOperator toTangent() {
    return kernel(new FlatFormula.Multiple("to-tangent", 0.5));
  }
}
