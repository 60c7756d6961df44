package org.hyperbolic4j.nn.layer;

import java.util.List;
import java.util.Map;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.hyperbolic4j.nn.parameter.PointSpace;
import org.nd4j.autodiff.samediff.SDVariable;

/** A function of feature maps with parameters of its own. */
public interface Layer {

  /**
   * Puts the layer into a graph.
   *
   * @param graph the graph
   * @param v feature map {@code [N, C, ...]}
   * @return the layer's output
   */
  SDVariable apply(LayerGraph graph, SDVariable v);

  /**
   * What the layer learns.
   *
   * @return possibly empty, always in the same order
   */
  List<Parameter> parameters();

  /**
   * What the layer gathers in training.
   *
   * @return possibly empty, always in the same order
   */
  default List<Buffer> buffers() {
    return List.of();
  }

  /**
   * Where the layer's points live.
   *
   * @return for every {@link org.hyperbolic4j.nn.parameter.ParameterKind#POINT} parameter, by its
   *     name
   */
  default Map<String, PointSpace> pointSpaces() {
    return Map.of();
  }
}
