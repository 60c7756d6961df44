package org.hyperbolic4j.nn;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Elements of arrays to compare exactly: arrays themselves are equal if they are close. */
public final class Bits {

  private Bits() {}

  /**
   * The elements of an array.
   *
   * @param array a FLOAT or DOUBLE array
   * @return its elements in row-major order, as they are
   */
  public static List<Double> of(INDArray array) {
    return Arrays.stream(array.dup('c').data().asDouble()).boxed().toList();
  }

  /**
   * The elements of arrays.
   *
   * @param arrays arrays by name
   * @return their elements by name
   */
  public static Map<String, List<Double>> of(Map<String, INDArray> arrays) {
    Map<String, List<Double>> bits = new LinkedHashMap<>();
    arrays.forEach((name, array) -> bits.put(name, of(array)));
    return bits;
  }
}
