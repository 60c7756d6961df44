package org.hyperbolic4j.nn.engine;

import org.hyperbolic4j.manifold.fused.FusedOperators;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.nd4j.autodiff.samediff.SDVariable;

/** Layer operators each of which is one graph node, a kernel. */
final class FusedLayerOperators implements LayerOperators {

  private final FusedOperators kernels;

  FusedLayerOperators(FusedOperators kernels) {
    this.kernels = kernels;
  }

  @Override
  public SDVariable hyperplanes(
      SDVariable inner,
      SDVariable squaredNorm,
      SDVariable normalNorms,
      SDVariable offsets,
      SDVariable c) {
    return KernelNode.apply(kernels.hyperplanes(), inner, squaredNorm, normalNorms, offsets, c);
  }

  @Override
  public SDVariable hyperplaneDistances(
      SDVariable inner,
      SDVariable squaredNorm,
      SDVariable normalNorms,
      SDVariable offsets,
      SDVariable c) {
    return KernelNode.apply(
        kernels.hyperplaneDistances(), inner, squaredNorm, normalNorms, offsets, c);
  }

  @Override
  public SDVariable centre(SDVariable v, Centre kind, SDVariable c) {
    return KernelNode.apply(kernels.centre(kind), v, c);
  }

  @Override
  public SDVariable weightedCentre(SDVariable v, SDVariable weights, Centre kind, SDVariable c) {
    return KernelNode.apply(kernels.weightedCentre(kind), v, weights, c);
  }

  @Override
  public SDVariable dispersion(SDVariable v, SDVariable centre, SDVariable c) {
    return KernelNode.apply(kernels.dispersion(), v, centre, c);
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
    return KernelNode.apply(kernels.normalise(epsilon), v, centre, dispersion, bias, scale, c);
  }

  @Override
  public SDVariable add(SDVariable f, SDVariable g, SDVariable c) {
    return KernelNode.apply(kernels.add(), f, g, c);
  }

  @Override
  public SDVariable distance(SDVariable u, SDVariable v, SDVariable c) {
    return KernelNode.apply(kernels.distance(), u, v, c);
  }

  @Override
  public SDVariable toPoint(SDVariable v, SDVariable c) {
    return KernelNode.apply(kernels.toPoint(), v, c);
  }

  @Override
  public SDVariable toTangent(SDVariable x, SDVariable c) {
    return KernelNode.apply(kernels.toTangent(), x, c);
  }
}
