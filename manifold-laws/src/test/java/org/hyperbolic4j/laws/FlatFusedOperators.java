package org.hyperbolic4j.laws;

import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.FusedOperators;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.manifold.operator.TangentCap;

/** The operators of Euclidean space as kernels, perhaps with a mistake. */
record FlatFusedOperators(TangentCap cap, boolean inSteps, OperatorMistake mistake)
    implements FusedOperators {

  private FusedOperator kernel(FlatFormula formula) {
    return new FlatKernel(formula, TangentCap.NONE, mistake);
  }

  private FusedOperator capped(FlatFormula formula) {
    return new FlatKernel(formula, cap, mistake);
  }

  @Override
  public FusedOperator hyperplanes() {
    return capped(new FlatFormula.Hyperplanes(2));
  }

  @Override
  public FusedOperator hyperplaneDistances() {
    return kernel(new FlatFormula.Hyperplanes(4));
  }

  @Override
  public FusedOperator centre(Centre kind) {
    return kernel(new FlatFormula.Mean(name(kind), false));
  }

  @Override
  public FusedOperator weightedCentre(Centre kind) {
    return kernel(new FlatFormula.Mean("weighted-" + name(kind), true));
  }

  private String name(Centre kind) {
    return switch (kind) {
      case MIDPOINT -> "midpoint";
      case FRECHET -> inSteps ? "frechet-steps" : "frechet-mean";
    };
  }

  @Override
  public FusedOperator dispersion() {
    return kernel(new FlatFormula.Dispersion("dispersion", 4));
  }

  @Override
  public FusedOperator normalise(double epsilon) {
    return capped(new FlatFormula.Normalise("normalise", epsilon));
  }

  @Override
  public FusedOperator add() {
    return capped(new FlatFormula.Add());
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
