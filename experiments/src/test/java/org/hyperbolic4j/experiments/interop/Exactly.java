package org.hyperbolic4j.experiments.interop;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Everything about a float array; ND4J's own comparison takes numbers near one another for equal.
 */
record Exactly(DataType type, List<Long> shape, List<Double> values) {

  static Exactly of(INDArray array) {
    return new Exactly(
        array.dataType(),
        Arrays.stream(array.shape()).boxed().toList(),
        Arrays.stream(array.dup('c').data().asDouble()).boxed().toList());
  }

  static Map<String, Exactly> of(Map<String, INDArray> arrays) {
    Map<String, Exactly> all = new TreeMap<>();
    arrays.forEach((name, array) -> all.put(name, of(array)));
    return all;
  }
}
