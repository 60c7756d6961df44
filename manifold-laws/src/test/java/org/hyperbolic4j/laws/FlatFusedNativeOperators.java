package org.hyperbolic4j.laws;

import org.hyperbolic4j.manifold.fused.FusedNativeOperators;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.operator.TangentCap;

/** The native operators of Euclidean space as kernels, perhaps with a mistake. */
record FlatFusedNativeOperators(TangentCap cap, OperatorMistake mistake)
    implements FusedNativeOperators {

  /** Points are twice their tangent coordinates. */
  private FusedOperator capped(FlatFormula formula) {
    return new FlatKernel(formula, new TangentCap(2 * cap.scaledNorm()), mistake);
  }

  @Override
  public FusedOperator affine() {
    return capped(new FlatFormula.Affine());
  }

  @Override
  public FusedOperator centre() {
    return new FlatKernel(new FlatFormula.Mean("native-centre", false), TangentCap.NONE, mistake);
  }

  @Override
  public FusedOperator dispersion() {
    return new FlatKernel(
        new FlatFormula.Dispersion("native-dispersion", 1), TangentCap.NONE, mistake);
  }

  @Override
  public FusedOperator normalise(double epsilon) {
    return capped(new FlatFormula.Normalise("native-normalise", epsilon));
  }
}
