package org.hyperbolic4j.nn.model;

import java.util.List;
import org.hyperbolic4j.nn.layer.Buffer;
import org.hyperbolic4j.nn.layer.Layer;
import org.hyperbolic4j.nn.layer.LayerGraph;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.nd4j.autodiff.samediff.SDVariable;

/** A layer followed by ReLU on its coordinates. */
record Rectified(Layer layer) implements Layer {

  @Override
  public SDVariable apply(LayerGraph graph, SDVariable v) {
    return graph.relu(layer.apply(graph, v));
  }

  @Override
  public List<Parameter> parameters() {
    return layer.parameters();
  }

  @Override
  public List<Buffer> buffers() {
    return layer.buffers();
  }
}
