package org.hyperbolic4j.nn.layer;

import java.util.List;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Batch norm of a hyperbolic space (Lou et al. 2020; van Spengler et al. 2023): moves the centre of
 * a batch to a learned point and its dispersion to a learned value, {@code [N, C, ...]} to the
 * same. Parameters: {@code NAME.mean} {@code [C]}, tangent coordinates of the new centre, from 0;
 * {@code NAME.var} {@code [1]}, the new dispersion, from 1.
 *
 * <p>Running statistics {@code NAME.centre} {@code [C]} and {@code NAME.dispersion} {@code [1]}
 * follow those of the batches: the centre moves a tenth of the way along the geodesic, the
 * dispersion is an exponential average.
 */
public final class ManifoldBatchNorm implements Layer {

  /** Added to the dispersion. */
  public static final double EPSILON = 1e-6;

  private final Space space;
  private final Centre centre;
  private final BatchMoments moments;

  /**
   * A layer.
   *
   * @param name prefix of the parameters' names
   * @param space where
   * @param channels C
   * @param centre which centre of a batch
   * @param batchAlways whether evaluation, too, takes the statistics of the batch
   * @param type storage type
   */
  public ManifoldBatchNorm(
      String name, Space space, int channels, Centre centre, boolean batchAlways, DataType type) {
    this.space = space;
    this.centre = centre;
    moments =
        new BatchMoments(name, space.manifold(), space.curvature(), channels, batchAlways, type);
  }

  @Override
  public SDVariable apply(LayerGraph graph, SDVariable v) {
    SDVariable c = space.curvature().in(graph);
    SDVariable from;
    SDVariable spread;
    if (moments.areOfBatch(graph)) {
      from = space.operators().centre(v, centre, c);
      spread = space.operators().dispersion(v, from, c);
    } else {
      from = moments.runningCentre(graph);
      spread = moments.runningDispersion(graph);
    }
    if (moments.runningFollow(graph)) {
      moments.observe(graph, from, spread);
    }
    SDVariable to = moments.learnedCentre(graph);
    SDVariable scale = moments.learnedDispersion(graph);
    return space.operators().normalise(v, from, spread, to, scale, EPSILON, c);
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
