package org.hyperbolic4j.nn.array;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Arrays whose elements lie in row-major order, without gaps. */
public final class RowMajor {

  private RowMajor() {}

  /**
   * Says whether an array's elements lie in row-major order, without gaps. Not ND4J's own test,
   * which takes an axis of length 1 inside the shape for another order.
   *
   * @param array any array, or a view of one
   * @return whether they do
   */
  public static boolean is(INDArray array) {
    long expected = 1;
    for (int axis = array.rank() - 1; axis >= 0; axis--) {
      if (array.size(axis) != 1 && array.stride(axis) != expected) {
        return false;
      }
      expected *= array.size(axis);
    }
    return true;
  }

  /**
   * An array to read from in row-major order.
   *
   * @param array any array, or a view of one
   * @return the array itself if its elements lie in this order, otherwise a copy
   */
  public static INDArray of(INDArray array) {
    return is(array) ? array : array.dup('c');
  }
}
