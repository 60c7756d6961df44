package org.hyperbolic4j.nn.engine;

import org.hyperbolic4j.manifold.operator.NativeOperators;
import org.nd4j.autodiff.samediff.SDVariable;

/** Native operators each of which adds its operations to the graph in a scope of their own. */
final class ScopedNativeOperators implements NativeOperators {

  private final NativeOperators operators;

  ScopedNativeOperators(NativeOperators operators) {
    this.operators = operators;
  }

  @Override
  public SDVariable fromTangent(SDVariable v, SDVariable c) {
    return Scopes.within(c.getSameDiff(), "fromTangent", () -> operators.fromTangent(v, c));
  }

  @Override
  public SDVariable toTangent(SDVariable x, SDVariable c) {
    return Scopes.within(c.getSameDiff(), "toTangent", () -> operators.toTangent(x, c));
  }

  @Override
  public SDVariable affine(
      SDVariable inner,
      SDVariable squaredNorm,
      SDVariable timeWeights,
      SDVariable bias,
      SDVariable c) {
    return Scopes.within(
        c.getSameDiff(),
        "affine",
        () -> operators.affine(inner, squaredNorm, timeWeights, bias, c));
  }

  @Override
  public SDVariable hyperplaneDistances(
      SDVariable inner,
      SDVariable squaredNorm,
      SDVariable normalNorms,
      SDVariable offsets,
      SDVariable c) {
    return Scopes.within(
        c.getSameDiff(),
        "hyperplaneDistances",
        () -> operators.hyperplaneDistances(inner, squaredNorm, normalNorms, offsets, c));
  }

  @Override
  public SDVariable centre(SDVariable x, SDVariable c) {
    return Scopes.within(c.getSameDiff(), "centre", () -> operators.centre(x, c));
  }

  @Override
  public SDVariable dispersion(SDVariable x, SDVariable centre, SDVariable c) {
    return Scopes.within(c.getSameDiff(), "dispersion", () -> operators.dispersion(x, centre, c));
  }

  @Override
  public SDVariable normalise(
      SDVariable x,
      SDVariable centre,
      SDVariable dispersion,
      SDVariable bias,
      SDVariable scale,
      double epsilon,
      SDVariable c) {
    return Scopes.within(
        c.getSameDiff(),
        "normalise",
        () -> operators.normalise(x, centre, dispersion, bias, scale, epsilon, c));
  }

  @Override
  public SDVariable pool(SDVariable x, SDVariable c) {
    return Scopes.within(c.getSameDiff(), "pool", () -> operators.pool(x, c));
  }
}
