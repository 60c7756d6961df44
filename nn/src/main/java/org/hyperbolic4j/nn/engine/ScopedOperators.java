package org.hyperbolic4j.nn.engine;

import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.nd4j.autodiff.samediff.SDVariable;

/** Layer operators each of which adds its operations to the graph in a scope of their own. */
final class ScopedOperators implements LayerOperators {

  private final LayerOperators operators;

  ScopedOperators(LayerOperators operators) {
    this.operators = operators;
  }

  @Override
  public SDVariable hyperplanes(
      SDVariable inner,
      SDVariable squaredNorm,
      SDVariable normalNorms,
      SDVariable offsets,
      SDVariable c) {
    return Scopes.within(
        c.getSameDiff(),
        "hyperplanes",
        () -> operators.hyperplanes(inner, squaredNorm, normalNorms, offsets, c));
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
  public SDVariable centre(SDVariable v, Centre kind, SDVariable c) {
    return Scopes.within(c.getSameDiff(), "centre", () -> operators.centre(v, kind, c));
  }

  @Override
  public SDVariable weightedCentre(SDVariable v, SDVariable weights, Centre kind, SDVariable c) {
    return Scopes.within(
        c.getSameDiff(), "weightedCentre", () -> operators.weightedCentre(v, weights, kind, c));
  }

  @Override
  public SDVariable dispersion(SDVariable v, SDVariable centre, SDVariable c) {
    return Scopes.within(c.getSameDiff(), "dispersion", () -> operators.dispersion(v, centre, c));
  }

  @Override
  public SDVariable normalise(
      SDVariable v,
      SDVariable centre,
      SDVariable dispersion,
      SDVariable bias,
      SDVariable scale,
      double epsilon,
      SDVariable c) {
    return Scopes.within(
        c.getSameDiff(),
        "normalise",
        () -> operators.normalise(v, centre, dispersion, bias, scale, epsilon, c));
  }

  @Override
  public SDVariable add(SDVariable f, SDVariable g, SDVariable c) {
    return Scopes.within(c.getSameDiff(), "add", () -> operators.add(f, g, c));
  }

  @Override
  public SDVariable distance(SDVariable u, SDVariable v, SDVariable c) {
    return Scopes.within(c.getSameDiff(), "distance", () -> operators.distance(u, v, c));
  }

  @Override
  public SDVariable toPoint(SDVariable v, SDVariable c) {
    return Scopes.within(c.getSameDiff(), "toPoint", () -> operators.toPoint(v, c));
  }

  @Override
  public SDVariable toTangent(SDVariable x, SDVariable c) {
    return Scopes.within(c.getSameDiff(), "toTangent", () -> operators.toTangent(x, c));
  }
}
