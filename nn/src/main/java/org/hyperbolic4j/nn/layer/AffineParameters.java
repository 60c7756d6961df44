package org.hyperbolic4j.nn.layer;

import java.util.List;
import java.util.Optional;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.hyperbolic4j.nn.parameter.ParameterKind;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;

/** A weight matrix {@code NAME.weight} {@code [D, K]} and a bias {@code NAME.bias} {@code [K]}. */
final class AffineParameters {

  private final Parameter weights;
  private final Optional<Parameter> bias;

  AffineParameters(String name, double[] weights, int outputs, boolean bias, DataType type) {
    this.weights =
        new Parameter(
            name + ".weight",
            OwnArrays.of(weights, type, weights.length / outputs, outputs),
            ParameterKind.TANGENT);
    this.bias =
        bias
            ? Optional.of(
                new Parameter(
                    name + ".bias", OwnArrays.filled(0, type, outputs), ParameterKind.TANGENT))
            : Optional.empty();
  }

  SDVariable weights(LayerGraph graph) {
    return graph.parameter(weights);
  }

  Optional<SDVariable> bias(LayerGraph graph) {
    return bias.map(graph::parameter);
  }

  List<Parameter> parameters() {
    return bias.map(present -> List.of(weights, present)).orElse(List.of(weights));
  }
}
