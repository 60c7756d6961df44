package org.hyperbolic4j.nn.layer;

import java.util.ArrayList;
import java.util.List;
import org.hyperbolic4j.nn.kernel.ColumnNorms;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.hyperbolic4j.nn.parameter.ParameterKind;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The parameters of K hyperplanes: normals {@code NAME.z} {@code [D, K]}, one a column, and offsets
 * {@code NAME.r} {@code [K]}, which a layer without offsets holds at zero.
 */
final class Hyperplanes {

  /** Far below any square of a norm that matters, and a normal number in float32. */
  private static final double FLOOR = 1e-30;

  private final String name;
  private final Parameter normals;
  private final INDArray offsets;
  private final List<Parameter> parameters = new ArrayList<>();

  Hyperplanes(String name, double[] normals, int count, boolean learnOffsets, DataType type) {
    this.name = name;
    INDArray z = OwnArrays.of(normals, type, normals.length / count, count);
    this.normals = new Parameter(name + ".z", z, ParameterKind.TANGENT);
    offsets = OwnArrays.filled(0, type, count);
    parameters.add(this.normals);
    if (learnOffsets) {
      parameters.add(new Parameter(name + ".r", offsets, ParameterKind.TANGENT));
    }
  }

  List<Parameter> parameters() {
    return List.copyOf(parameters);
  }

  SDVariable normals(LayerGraph graph) {
    return graph.parameter(normals);
  }

  SDVariable offsets(LayerGraph graph) {
    return parameters.size() > 1
        ? graph.parameter(parameters.get(1))
        : graph.constant(name + ".r", offsets);
  }

  /** Norms of the normals {@code [K]}; positive, with gradient 0 where a normal is zero. */
  SDVariable norms(LayerGraph graph) {
    SDVariable z = normals(graph);
    if (graph.isFused()) {
      return graph.kernel(new ColumnNorms(FLOOR), z);
    }
    return graph.sameDiff().math().sqrt(z.mul(z).sum(0).add(FLOOR));
  }
}
