package org.hyperbolic4j.nn.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.hyperbolic4j.nn.parameter.ParameterKind;
import org.hyperbolic4j.nn.parameter.PointSpace;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Scores by distance to learned points, {@code [N, D]} to {@code [N, K]}: minus the distance to
 * each. Parameter: {@code NAME.points} {@code [K, A]}, points of the manifold.
 */
public final class Prototypes implements Layer {

  private final Space space;
  private final Parameter points;

  /**
   * A layer.
   *
   * @param name prefix of the parameter's name
   * @param space where
   * @param points the initial points {@code [K, A]}, ambient coordinates
   * @param type storage type
   */
  public Prototypes(String name, Space space, double[][] points, DataType type) {
    this.space = space;
    this.points =
        new Parameter(
            name + ".points",
            OwnArrays.of(flat(points), type, points.length, points[0].length),
            ParameterKind.POINT);
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  @Override
  public SDVariable apply(LayerGraph graph, SDVariable v) {
    SDVariable c = space.curvature().in(graph);
    SDVariable classes = space.operators().toTangent(graph.parameter(points), c);
    SDVariable columns = graph.sameDiff().expandDims(graph.sameDiff().transpose(classes), 0);
    SDVariable rows = graph.sameDiff().expandDims(v, 2);
    SDVariable distances =
        space.operators().distance(rows.add(columns.mul(0)), columns.add(rows.mul(0)), c);
    return graph.sameDiff().squeeze(distances, 1).neg();
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(points);
  }

  @Override
  public Map<String, PointSpace> pointSpaces() {
    TangentCap cap = TangentCap.published(points.value().dataType());
    return Map.of(points.name(), new PointSpace(space.manifold(), space.curvature()::value, cap));
  }
}
