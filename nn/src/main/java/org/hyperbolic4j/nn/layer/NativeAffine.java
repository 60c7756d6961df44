package org.hyperbolic4j.nn.layer;

import java.util.ArrayList;
import java.util.List;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.hyperbolic4j.nn.parameter.ParameterKind;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The parameters of a matrix on whole points: weights of native coordinates {@code NAME.weight}
 * {@code [D, K]}, of time {@code NAME.time} {@code [K]} from 0, and a bias {@code NAME.bias} {@code
 * [K]} from 0, which a layer without offsets holds there.
 */
final class NativeAffine {

  private final NativeSpace space;
  private final String name;
  private final AffineParameters affine;
  private final Parameter time;
  private final INDArray noBias;

  NativeAffine(
      String name, NativeSpace space, double[] weights, int outputs, boolean bias, DataType type) {
    this.space = space;
    this.name = name;
    affine = new AffineParameters(name, weights, outputs, bias, type);
    time = new Parameter(name + ".time", OwnArrays.filled(0, type, outputs), ParameterKind.TANGENT);
    noBias = OwnArrays.filled(0, type, outputs);
  }

  SDVariable weights(LayerGraph graph) {
    return affine.weights(graph);
  }

  /** The layer's result, from inner products with the weights and squared norms. */
  SDVariable apply(LayerGraph graph, SDVariable inner, SDVariable squaredNorm) {
    SDVariable bias = affine.bias(graph).orElseGet(() -> graph.constant(name + ".bias", noBias));
    return space
        .operators()
        .affine(inner, squaredNorm, graph.parameter(time), bias, space.curvature().in(graph));
  }

  List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>(affine.parameters());
    parameters.add(1, time);
    return List.copyOf(parameters);
  }
}
