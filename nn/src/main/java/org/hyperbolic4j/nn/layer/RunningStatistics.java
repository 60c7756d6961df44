package org.hyperbolic4j.nn.layer;

import java.util.List;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Centre and dispersion that follow those of the batches: {@code NAME.centre} {@code [C]}, tangent
 * coordinates at the origin, and {@code NAME.dispersion} {@code [1]}. The centre moves a tenth of
 * the way along the geodesic, the dispersion is an exponential average.
 */
final class RunningStatistics {

  /** Weight of a new batch. */
  private static final double MOMENTUM = 0.1;

  private final Buffer centre;
  private final Buffer dispersion;

  RunningStatistics(String name, int channels, DataType type) {
    centre = new Buffer(name + ".centre", OwnArrays.filled(0, type, channels));
    dispersion = new Buffer(name + ".dispersion", OwnArrays.filled(1, type, 1));
  }

  /** Tangent coordinates {@code [C]}. */
  SDVariable centre(LayerGraph graph) {
    return graph.buffer(centre);
  }

  /** {@code [1]}. */
  SDVariable dispersion(LayerGraph graph) {
    return graph.buffer(dispersion);
  }

  /** Takes one batch into the averages. */
  void follow(Geometry<Binary64> geometry, INDArray batchCentre, INDArray batchDispersion) {
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

  List<Buffer> buffers() {
    return List.of(centre, dispersion);
  }
}
