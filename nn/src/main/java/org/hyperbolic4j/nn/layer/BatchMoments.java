package org.hyperbolic4j.nn.layer;

import java.util.List;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.hyperbolic4j.nn.parameter.ParameterKind;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Centres and dispersions of a batch norm on a manifold, centres {@code [C]} in tangent coordinates
 * at the origin, dispersions {@code [1]}.
 *
 * <p>Learned are those that a batch gets: {@code NAME.mean}, from 0, and {@code NAME.var}, from 1.
 * Running are those that follow the batches: {@code NAME.centre} moves a tenth of the way along the
 * geodesic, {@code NAME.dispersion} is an exponential average.
 */
final class BatchMoments {

  /** Weight of a new batch. */
  private static final double MOMENTUM = 0.1;

  private final Manifold manifold;
  private final LayerCurvature curvature;
  private final boolean batchAlways;
  private final Parameter mean;
  private final Parameter variance;
  private final Buffer centre;
  private final Buffer dispersion;

  /**
   * Moments.
   *
   * @param batchAlways whether evaluation, too, takes those of the batch
   */
  BatchMoments(
      String name,
      Manifold manifold,
      LayerCurvature curvature,
      int channels,
      boolean batchAlways,
      DataType type) {
    this.manifold = manifold;
    this.curvature = curvature;
    this.batchAlways = batchAlways;
    mean =
        new Parameter(name + ".mean", OwnArrays.filled(0, type, channels), ParameterKind.TANGENT);
    variance = new Parameter(name + ".var", OwnArrays.filled(1, type, 1), ParameterKind.POSITIVE);
    centre = new Buffer(name + ".centre", OwnArrays.filled(0, type, channels));
    dispersion = new Buffer(name + ".dispersion", OwnArrays.filled(1, type, 1));
  }

  SDVariable learnedCentre(LayerGraph graph) {
    return graph.parameter(mean);
  }

  SDVariable learnedDispersion(LayerGraph graph) {
    return graph.parameter(variance);
  }

  SDVariable runningCentre(LayerGraph graph) {
    return graph.buffer(centre);
  }

  SDVariable runningDispersion(LayerGraph graph) {
    return graph.buffer(dispersion);
  }

  /** Whether a graph takes the moments of the batch rather than the running ones. */
  boolean areOfBatch(LayerGraph graph) {
    return graph.phase() == Phase.TRAINING || batchAlways;
  }

  /** Whether the running moments follow the batches of a graph. */
  boolean runningFollow(LayerGraph graph) {
    return graph.phase() == Phase.TRAINING && !batchAlways;
  }

  /** Lets the running moments follow those of a graph's batches. */
  void observe(LayerGraph graph, SDVariable batchCentre, SDVariable batchDispersion) {
    graph.observe(values -> step(values.get(0), values.get(1)), batchCentre, batchDispersion);
  }

  /** Takes one batch into the averages. */
  private void step(INDArray batchCentre, INDArray batchDispersion) {
    Geometry<Binary64> geometry = manifold.geometry(new Binary64(curvature.value()));
    Binary64[] moved =
        geometry.toTangent(
            geometry.geodesic(
                geometry.toPoint(coordinates(centre.value())),
                geometry.toPoint(coordinates(batchCentre)),
                new Binary64(MOMENTUM)));
    for (int i = 0; i < moved.length; i++) {
      centre.value().putScalar(i, moved[i].getReal());
    }
    double value = dispersion.value().getDouble(0);
    dispersion.value().putScalar(0, value + MOMENTUM * (batchDispersion.getDouble(0) - value));
  }

  private static Binary64[] coordinates(INDArray vector) {
    double[] values = vector.toDoubleVector();
    Binary64[] coordinates = new Binary64[values.length];
    for (int i = 0; i < values.length; i++) {
      coordinates[i] = new Binary64(values[i]);
    }
    return coordinates;
  }

  List<Parameter> parameters() {
    return List.of(mean, variance);
  }

  List<Buffer> buffers() {
    return List.of(centre, dispersion);
  }
}
