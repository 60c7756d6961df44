package org.hyperbolic4j.nn.engine;

import org.hyperbolic4j.manifold.fused.FusedNativeOperators;
import org.hyperbolic4j.manifold.operator.NativeOperators;
import org.nd4j.autodiff.samediff.SDVariable;

/** Native operators those of which that have kernels are one graph node each. */
final class FusedNativeLayerOperators implements NativeOperators {

  private final FusedNativeOperators kernels;
  private final NativeOperators others;

  FusedNativeLayerOperators(FusedNativeOperators kernels, NativeOperators others) {
    this.kernels = kernels;
    this.others = others;
  }

  @Override
  public SDVariable fromTangent(SDVariable v, SDVariable c) {
    return others.fromTangent(v, c);
  }

  @Override
  public SDVariable toTangent(SDVariable x, SDVariable c) {
    return others.toTangent(x, c);
  }

  @Override
  public SDVariable affine(
      SDVariable inner,
      SDVariable squaredNorm,
      SDVariable timeWeights,
      SDVariable bias,
      SDVariable c) {
    return KernelNode.apply(kernels.affine(), inner, squaredNorm, timeWeights, bias, c);
  }

  @Override
  public SDVariable hyperplaneDistances(
      SDVariable inner,
      SDVariable squaredNorm,
      SDVariable normalNorms,
      SDVariable offsets,
      SDVariable c) {
    return others.hyperplaneDistances(inner, squaredNorm, normalNorms, offsets, c);
  }

  @Override
  public SDVariable centre(SDVariable x, SDVariable c) {
    return KernelNode.apply(kernels.centre(), x, c);
  }

  @Override
  public SDVariable dispersion(SDVariable x, SDVariable centre, SDVariable c) {
    return KernelNode.apply(kernels.dispersion(), x, centre, c);
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
    return KernelNode.apply(kernels.normalise(epsilon), x, centre, dispersion, bias, scale, c);
  }

  @Override
  public SDVariable pool(SDVariable x, SDVariable c) {
    return others.pool(x, c);
  }
}
