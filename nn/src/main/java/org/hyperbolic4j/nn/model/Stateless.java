package org.hyperbolic4j.nn.model;

import java.util.List;
import java.util.function.BiFunction;
import org.hyperbolic4j.nn.layer.Layer;
import org.hyperbolic4j.nn.layer.LayerGraph;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.nd4j.autodiff.samediff.SDVariable;

/** A layer without parameters. */
record Stateless(BiFunction<LayerGraph, SDVariable, SDVariable> function) implements Layer {

  @Override
  public SDVariable apply(LayerGraph graph, SDVariable v) {
    return function.apply(graph, v);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }
}
