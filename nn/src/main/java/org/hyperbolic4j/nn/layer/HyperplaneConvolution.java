package org.hyperbolic4j.nn.layer;

import java.util.List;
import java.util.Optional;
import org.hipparchus.special.Beta;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Convolution of a hyperbolic space: the beta-concatenation of each patch under a fully connected
 * layer (HNN++, Shimizu et al. 2021; van Spengler et al. 2023), {@code [N, C, H, W]} to {@code [N,
 * K, H', W']}. Parameters: normals {@code NAME.z} {@code [C * size * size, K]}, rows channel-major,
 * offsets {@code NAME.r} {@code [K]}. Padding is the origin.
 *
 * <p>A layer needs only the inner products of a patch with the normals, an ordinary convolution,
 * and the patch's squared norm, a box filter; patches are never unfolded.
 */
public final class HyperplaneConvolution implements Layer {

  private final Space space;
  private final Hyperplanes hyperplanes;
  private final Window window;
  private final int channels;
  private final int outputs;
  private final DataType type;
  private final double concatenation;

  /**
   * A layer.
   *
   * @param name prefix of the parameters' names
   * @param space where
   * @param normals initial normals {@code [C * size * size, K]}, row-major
   * @param channels C
   * @param outputs K
   * @param window the patches
   * @param offsets whether there are offsets
   * @param type storage type
   */
  public HyperplaneConvolution(
      String name,
      Space space,
      double[] normals,
      int channels,
      int outputs,
      Window window,
      boolean offsets,
      DataType type) {
    this.space = space;
    this.hyperplanes = new Hyperplanes(name, normals, outputs, offsets, type);
    this.window = window;
    this.channels = channels;
    this.outputs = outputs;
    this.type = type;
    this.concatenation = concatenation(channels, window.size() * window.size());
  }

  /**
   * The factor of the beta-concatenation.
   *
   * @param channels n, dimension of each part
   * @param parts k, how many parts are concatenated
   * @return {@code B(nk/2, 1/2) / B(n/2, 1/2)}
   */
  static double concatenation(int channels, int parts) {
    return Math.exp(Beta.logBeta(channels * parts / 2.0, 0.5) - Beta.logBeta(channels / 2.0, 0.5));
  }

  @Override
  public SDVariable apply(LayerGraph graph, SDVariable v) {
    SDVariable normals = hyperplanes.normals(graph);
    return space
        .operators()
        .hyperplanes(
            window.correlate(graph, v, normals, concatenation, Optional.empty(), channels, outputs),
            window.squaredNorms(graph, v, concatenation * concatenation, type),
            hyperplanes.norms(graph),
            hyperplanes.offsets(graph),
            space.curvature().in(graph));
  }

  @Override
  public List<Parameter> parameters() {
    return hyperplanes.parameters();
  }
}
