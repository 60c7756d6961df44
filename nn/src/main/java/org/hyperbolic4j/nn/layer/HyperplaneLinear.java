package org.hyperbolic4j.nn.layer;

import java.util.List;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Fully connected layer of a hyperbolic space (HNN++, Shimizu et al. 2021), {@code [N, D]} to
 * {@code [N, K]}. Parameters: normals {@code NAME.z} {@code [D, K]}, offsets {@code NAME.r} {@code
 * [K]}.
 */
public final class HyperplaneLinear implements Layer {

  /** What a layer gives out of its hyperplanes. */
  public enum Output {
    /** Tangent coordinates of the point at the signed distances to the hyperplanes. */
    TANGENT,
    /** The signed distances themselves, scaled: logits. */
    DISTANCES
  }

  private final Space space;
  private final Hyperplanes hyperplanes;
  private final Output output;

  /**
   * A layer.
   *
   * @param name prefix of the parameters' names
   * @param space where
   * @param normals initial normals {@code [D, K]}, row-major
   * @param outputs K
   * @param offsets whether there are offsets
   * @param output what the layer gives
   * @param type storage type
   */
  public HyperplaneLinear(
      String name,
      Space space,
      double[] normals,
      int outputs,
      boolean offsets,
      Output output,
      DataType type) {
    this.space = space;
    this.hyperplanes = new Hyperplanes(name, normals, outputs, offsets, type);
    this.output = output;
  }

  @Override
  public SDVariable apply(LayerGraph graph, SDVariable v) {
    SDVariable bounded = Magnitudes.bounded(v);
    SDVariable inner = bounded.mmul(hyperplanes.normals(graph));
    SDVariable squaredNorm = bounded.mul(bounded).sum(true, 1);
    SDVariable norms = hyperplanes.norms(graph);
    SDVariable offsets = hyperplanes.offsets(graph);
    SDVariable c = space.curvature().in(graph);
    return switch (output) {
      case TANGENT -> space.operators().hyperplanes(inner, squaredNorm, norms, offsets, c);
      case DISTANCES ->
          space.operators().hyperplaneDistances(inner, squaredNorm, norms, offsets, c);
    };
  }

  @Override
  public List<Parameter> parameters() {
    return hyperplanes.parameters();
  }
}
