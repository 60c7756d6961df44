package org.hyperbolic4j.nn.layer;

import java.util.List;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Scores by signed distance to hyperplanes, from native coordinates (multinomial logistic
 * regression of Bdeir et al. 2024, eq. 8), {@code [N, D]} to {@code [N, K]}. Parameters: normals
 * {@code NAME.z} {@code [D, K]}, offsets {@code NAME.r} {@code [K]}.
 */
public final class NativeHyperplanes implements Layer {

  private final NativeSpace space;
  private final Hyperplanes hyperplanes;

  /**
   * A layer.
   *
   * @param name prefix of the parameters' names
   * @param space where
   * @param normals initial normals {@code [D, K]}, row-major
   * @param outputs K
   * @param offsets whether there are offsets
   * @param type storage type
   */
  public NativeHyperplanes(
      String name,
      NativeSpace space,
      double[] normals,
      int outputs,
      boolean offsets,
      DataType type) {
    this.space = space;
    hyperplanes = new Hyperplanes(name, normals, outputs, offsets, type);
  }

  @Override
  public SDVariable apply(LayerGraph graph, SDVariable x) {
    SDVariable bounded = Magnitudes.bounded(x);
    return space
        .operators()
        .hyperplaneDistances(
            bounded.mmul(hyperplanes.normals(graph)),
            bounded.mul(bounded).sum(true, 1),
            hyperplanes.norms(graph),
            hyperplanes.offsets(graph),
            space.curvature().in(graph));
  }

  @Override
  public List<Parameter> parameters() {
    return hyperplanes.parameters();
  }
}
