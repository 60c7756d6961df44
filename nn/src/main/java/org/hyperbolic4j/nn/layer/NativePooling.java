package org.hyperbolic4j.nn.layer;

import java.util.List;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * The centroid of each image's positions, in native coordinates, {@code [N, C, H, W]} to {@code [N,
 * C]}. No parameters.
 *
 * @param space where
 */
public record NativePooling(NativeSpace space) implements Layer {

  @Override
  public SDVariable apply(LayerGraph graph, SDVariable x) {
    return space.operators().pool(x, space.curvature().in(graph));
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }
}
