package org.hyperbolic4j.nn.layer;

import java.util.List;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.hyperbolic4j.nn.parameter.ParameterKind;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Batch norm in native coordinates (Bdeir et al. 2024): moves the centroid of a batch to a learned
 * point and its dispersion to a learned value, {@code [N, C, ...]} to the same. Parameters: {@code
 * NAME.mean} {@code [C]}, tangent coordinates of the new centre, from 0; {@code NAME.var} {@code
 * [1]}, the new dispersion, from 1. Running statistics: {@code NAME.centre}, {@code
 * NAME.dispersion}, as {@link ManifoldBatchNorm} has them.
 *
 * <p>Distances from the centre are divided by their standard deviation, the root of the mean
 * squared distance, so that the dispersion comes out as learned; the published code divides by the
 * mean distance.
 */
public final class NativeBatchNorm implements Layer {

  private final NativeSpace space;
  private final boolean batchAlways;
  private final Parameter mean;
  private final Parameter variance;
  private final RunningStatistics running;

  /**
   * A layer.
   *
   * @param name prefix of the parameters' names
   * @param space where
   * @param channels C
   * @param batchAlways whether evaluation, too, takes the statistics of the batch
   * @param type storage type
   */
  public NativeBatchNorm(
      String name, NativeSpace space, int channels, boolean batchAlways, DataType type) {
    this.space = space;
    this.batchAlways = batchAlways;
    mean =
        new Parameter(name + ".mean", OwnArrays.filled(0, type, channels), ParameterKind.TANGENT);
    variance = new Parameter(name + ".var", OwnArrays.filled(1, type, 1), ParameterKind.POSITIVE);
    running = new RunningStatistics(name, channels, type);
  }

  @Override
  public SDVariable apply(LayerGraph graph, SDVariable x) {
    SDVariable c = space.curvature().in(graph);
    SDVariable from;
    SDVariable spread;
    if (graph.phase() == Phase.TRAINING || batchAlways) {
      from = space.operators().centre(x, c);
      spread = space.operators().dispersion(x, from, c);
    } else {
      from = fromTangent(running.centre(graph), c);
      spread = running.dispersion(graph);
    }
    if (graph.phase() == Phase.TRAINING && !batchAlways) {
      SDVariable tangent = space.operators().toTangent(from.reshape(1, -1), c).reshape(-1);
      graph.observe(
          values ->
              running.follow(
                  space.manifold().geometry(new Binary64(space.curvature().value())),
                  values.get(0),
                  values.get(1)),
          tangent,
          spread);
    }
    return space
        .operators()
        .normalise(
            x,
            from,
            spread,
            fromTangent(graph.parameter(mean), c),
            graph.parameter(variance),
            ManifoldBatchNorm.EPSILON,
            c);
  }

  private SDVariable fromTangent(SDVariable v, SDVariable c) {
    return space.operators().fromTangent(v.reshape(1, -1), c).reshape(-1);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(mean, variance);
  }

  @Override
  public List<Buffer> buffers() {
    return running.buffers();
  }
}
