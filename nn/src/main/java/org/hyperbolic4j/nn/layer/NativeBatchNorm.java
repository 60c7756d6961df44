package org.hyperbolic4j.nn.layer;

import java.util.List;
import org.hyperbolic4j.nn.parameter.Parameter;
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
  private final BatchMoments moments;

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
    moments =
        new BatchMoments(name, space.manifold(), space.curvature(), channels, batchAlways, type);
  }

  @Override
  public SDVariable apply(LayerGraph graph, SDVariable x) {
    SDVariable c = space.curvature().in(graph);
    SDVariable from;
    SDVariable spread;
    if (moments.areOfBatch(graph)) {
      from = space.operators().centre(x, c);
      spread = space.operators().dispersion(x, from, c);
    } else {
      from = fromTangent(moments.runningCentre(graph), c);
      spread = moments.runningDispersion(graph);
    }
    if (moments.runningFollow(graph)) {
      SDVariable tangent = space.operators().toTangent(from.reshape(1, -1), c).reshape(-1);
      moments.observe(graph, tangent, spread);
    }
    return space
        .operators()
        .normalise(
            x,
            from,
            spread,
            fromTangent(moments.learnedCentre(graph), c),
            moments.learnedDispersion(graph),
            ManifoldBatchNorm.EPSILON,
            c);
  }

  private SDVariable fromTangent(SDVariable v, SDVariable c) {
    return space.operators().fromTangent(v.reshape(1, -1), c).reshape(-1);
  }

  @Override
  public List<Parameter> parameters() {
    return moments.parameters();
  }

  @Override
  public List<Buffer> buffers() {
    return moments.buffers();
  }
}
