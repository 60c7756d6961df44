package org.hyperbolic4j.poincare.fused;

import java.util.Arrays;
import org.hyperbolic4j.manifold.fused.Tensor;

/** Checks of input shapes, and reading of small inputs. */
final class Shapes {

  private Shapes() {}

  static void require(String what, long[] actual, long... expected) {
    if (!Arrays.equals(actual, expected)) {
      throw new IllegalArgumentException(
          "%s has the shape %s, it must be %s"
              .formatted(what, Arrays.toString(actual), Arrays.toString(expected)));
    }
  }

  /** The shape of a map with one channel beside a feature map. */
  static long[] single(long[] map) {
    long[] single = map.clone();
    single[1] = 1;
    return single;
  }

  static double[] vector(Tensor tensor) {
    double[] values = new double[Math.toIntExact(tensor.length())];
    tensor.load(0, values, 0, values.length);
    return values;
  }

  static double scalar(Tensor tensor) {
    return vector(tensor)[0];
  }

  static void storeVector(Tensor tensor, double... values) {
    tensor.store(0, values, 0, values.length);
  }
}
