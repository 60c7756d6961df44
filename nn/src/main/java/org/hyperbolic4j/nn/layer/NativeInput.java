package org.hyperbolic4j.nn.layer;

import java.util.List;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Images on the manifold, {@code [N, C, H, W]} to the same in native coordinates: a pixel is a
 * tangent vector at the origin, which the exponential map takes to the point at the distance of its
 * length (Bdeir et al. 2024). No parameters.
 *
 * @param space where
 */
public record NativeInput(NativeSpace space) implements Layer {

  /** Tangent coordinates are half as long as the distances they stand for. */
  private static final double HALF = 0.5;

  @Override
  public SDVariable apply(LayerGraph graph, SDVariable images) {
    return space.operators().fromTangent(images.mul(HALF), space.curvature().in(graph));
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }
}
