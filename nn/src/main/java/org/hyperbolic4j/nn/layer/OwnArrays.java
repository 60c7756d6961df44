package org.hyperbolic4j.nn.layer;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Arrays that graphs can share. SameDiff copies an array that is a view, and would not see later
 * changes of it.
 */
final class OwnArrays {

  private OwnArrays() {}

  /** An array of given elements, in row-major order. */
  static INDArray of(double[] values, DataType type, long... shape) {
    INDArray array = Nd4j.create(type, shape);
    array.assign(Nd4j.createFromArray(values).reshape(shape));
    return array;
  }

  /** An array of equal elements. */
  static INDArray filled(double value, DataType type, long... shape) {
    return Nd4j.create(type, shape).assign(value);
  }
}
