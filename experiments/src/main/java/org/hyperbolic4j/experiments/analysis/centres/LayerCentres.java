package org.hyperbolic4j.experiments.analysis.centres;

import java.util.List;
import java.util.Map;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.engine.GraphSession;
import org.hyperbolic4j.nn.engine.Operators;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Both centres of one feature map, computed in float64.
 *
 * @param distance geodesic distance of the midpoint from the Fréchet mean
 * @param spread square root of the mean squared distance of all positions to the Fréchet mean
 */
record LayerCentres(double distance, double spread) {

  /**
   * Compares the centres of all positions of a feature map.
   *
   * @param manifold where its points are
   * @param engine how operators are computed
   * @param map tangent coordinates {@code [N, C, ...]}
   * @param curvature c
   */
  static LayerCentres of(Manifold manifold, Engine engine, INDArray map, double curvature) {
    LayerOperators operators =
        Operators.of(manifold, engine, OperatorSettings.of(TangentCap.published(DataType.DOUBLE)));
    SameDiff graph = SameDiff.create();
    SDVariable c = graph.constant("c", Nd4j.createFromArray(curvature));
    SDVariable v = graph.constant("v", map.castTo(DataType.DOUBLE));
    SDVariable midpoint = operators.centre(v, Centre.MIDPOINT, c);
    SDVariable mean = operators.centre(v, Centre.FRECHET, c);
    String distance =
        operators.distance(row(midpoint, map), row(mean, map), c).rename("distance").name();
    String dispersion = operators.dispersion(v, mean, c).rename("dispersion").name();
    try (GraphSession session = new GraphSession(graph)) {
      Map<String, INDArray> found = session.output(Map.of(), List.of(distance, dispersion));
      return new LayerCentres(
          found.get(distance).getDouble(0), Math.sqrt(found.get(dispersion).getDouble(0)));
    }
  }

  private static SDVariable row(SDVariable centre, INDArray map) {
    return centre.reshape(1, map.size(1));
  }

  /** The distance as a share of the spread; 0 where all positions are one point. */
  double relative() {
    return spread > 0 ? distance / spread : 0;
  }
}
