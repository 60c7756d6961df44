package org.hyperbolic4j.nn.optim;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * How large a gradient may be so that its square can be remembered. A moment that overflowed would
 * never be finite again, and one that was cut off by itself would no longer fit the other; so it is
 * the gradient, long exploded, that counts as no larger than this.
 *
 * @param size half the root of the largest number of a storage type
 */
record GradientBound(double size) {

  static GradientBound of(DataType type) {
    double largest = type == DataType.FLOAT ? Float.MAX_VALUE : Double.MAX_VALUE;
    return new GradientBound(0.5 * Math.sqrt(largest));
  }

  /** The nearest derivative within the bound. */
  double nearest(double derivative) {
    return Math.max(-size, Math.min(derivative, size));
  }

  /** A vector of the same direction no longer than the bound. */
  double[] shortened(double[] gradient) {
    double length = 0;
    for (double coordinate : gradient) {
      length = Math.hypot(length, coordinate);
    }
    if (!(length > size)) {
      return gradient;
    }
    double factor = size / length;
    return Arrays.stream(gradient).map(coordinate -> coordinate * factor).toArray();
  }
}
