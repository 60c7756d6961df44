package org.hyperbolic4j.hyperbolic.fused;

import java.util.Arrays;
import org.hyperbolic4j.manifold.fused.Tensor;

/** Checks of input shapes, and reading of small inputs. */
public final class Shapes {

  private Shapes() {}

  /**
   * Requires a shape.
   *
   * @param what whose shape, for the message
   * @param actual the shape
   * @param expected what it must be
   * @throws IllegalArgumentException if it is another
   */
  public static void require(String what, long[] actual, long... expected) {
    if (!Arrays.equals(actual, expected)) {
      throw new IllegalArgumentException(
          "%s has the shape %s, it must be %s"
              .formatted(what, Arrays.toString(actual), Arrays.toString(expected)));
    }
  }

  /**
   * Requires a feature map that is not empty.
   *
   * @param what needs one, for the message
   * @param map {@code [N, C, ...]}
   * @throws IllegalArgumentException if N is 0
   */
  public static void requirePositions(String what, long[] map) {
    if (map[0] == 0) {
      throw new IllegalArgumentException(
          "%s needs a feature map of at least one position, not %s"
              .formatted(what, Arrays.toString(map)));
    }
  }

  /**
   * The shape of a map with one channel beside a feature map.
   *
   * @param map {@code [N, C, ...]}
   * @return {@code [N, 1, ...]}
   */
  public static long[] single(long[] map) {
    long[] single = map.clone();
    single[1] = 1;
    return single;
  }

  /**
   * All elements of a small input.
   *
   * @param tensor the input
   * @return a new array, in row-major order
   */
  public static double[] vector(Tensor tensor) {
    double[] values = new double[Math.toIntExact(tensor.length())];
    tensor.load(0, values, 0, values.length);
    return values;
  }

  /**
   * The only element of an input.
   *
   * @param tensor the input {@code [1]}
   * @return the number
   */
  public static double scalar(Tensor tensor) {
    return vector(tensor)[0];
  }

  /**
   * Writes all elements of a small result.
   *
   * @param tensor the result
   * @param values its elements, in row-major order
   */
  public static void storeVector(Tensor tensor, double... values) {
    tensor.store(0, values, 0, values.length);
  }
}
