package org.hyperbolic4j.nn.layer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What a layer should give by the formulas of the geometry, which differentiate themselves. */
final class GeometryOracle {

  /** A layer's result, all its elements in row-major order, from inputs in row-major order. */
  @FunctionalInterface
  interface Formula {
    Gradient[] apply(Geometry<Gradient> geometry, Map<String, Gradient[]> inputs);
  }

  private GeometryOracle() {}

  /** The result, and the gradients of the inputs and of c. */
  static LayerRun.Result of(
      Manifold manifold,
      double c,
      Map<String, INDArray> inputs,
      INDArray cotangent,
      Formula formula) {
    int variables = 1 + inputs.values().stream().mapToInt(array -> (int) array.length()).sum();
    Map<String, Integer> starts = new LinkedHashMap<>();
    Map<String, Gradient[]> fields = new HashMap<>();
    int next = 1;
    for (Map.Entry<String, INDArray> input : inputs.entrySet()) {
      double[] values = values(input.getValue());
      int start = next;
      Gradient[] field = new Gradient[values.length];
      Arrays.setAll(field, i -> Gradient.variable(variables, start + i, values[i]));
      starts.put(input.getKey(), start);
      fields.put(input.getKey(), field);
      next += values.length;
    }
    Gradient[] results =
        formula.apply(manifold.geometry(Gradient.variable(variables, 0, c)), fields);
    Gradient loss = Gradient.constant(variables, 0);
    double[] weights = values(cotangent);
    for (int i = 0; i < weights.length; i++) {
      loss = loss.add(results[i].multiply(weights[i]));
    }
    double[] derivatives = loss.getGradient();
    Map<String, INDArray> gradients = new LinkedHashMap<>();
    gradients.put("c", Nd4j.createFromArray(derivatives[0]));
    starts.forEach(
        (name, start) -> {
          INDArray input = inputs.get(name);
          gradients.put(
              name,
              Nd4j.createFromArray(
                      Arrays.copyOfRange(derivatives, start, start + (int) input.length()))
                  .reshape(input.shape()));
        });
    double[] values = Arrays.stream(results).mapToDouble(Gradient::getValue).toArray();
    return new LayerRun.Result(Nd4j.createFromArray(values).reshape(cotangent.shape()), gradients);
  }

  private static double[] values(INDArray array) {
    return array.dup('c').data().asDouble();
  }
}
