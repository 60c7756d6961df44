package org.hyperbolic4j.nn.optim;

import java.util.Arrays;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.nn.array.RowMajor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The elements of a contiguous FLOAT or DOUBLE array in row-major order, read and written in runs.
 * Numbers beyond the range of FLOAT are written as the largest in it. Goes to the array's memory
 * directly: element-wise ND4J operations would cost more than the arithmetic on the small arrays
 * that parameters are.
 */
final class Elements {

  private final INDArray array;

  /** One of the two is set. A view's indexer starts at the view's first element. */
  private FloatIndexer floats;

  private DoubleIndexer doubles;

  private Elements(INDArray array) {
    this.array = array;
  }

  /**
   * The elements of an array that will be changed in place.
   *
   * @throws IllegalArgumentException if the array is not contiguous in row-major order, or neither
   *     FLOAT nor DOUBLE
   */
  static Elements inPlace(String name, INDArray array) {
    if (array.dataType() != DataType.FLOAT && array.dataType() != DataType.DOUBLE) {
      throw new IllegalArgumentException(
          "parameter '%s' must be FLOAT or DOUBLE, not %s".formatted(name, array.dataType()));
    }
    if (!RowMajor.is(array)) {
      throw new IllegalArgumentException(
          "parameter '%s' of shape %s must be contiguous in row-major order"
              .formatted(name, Arrays.toString(array.shape())));
    }
    return new Elements(array);
  }

  /** The elements of an array that is only read; copied where it is not row-major. */
  static Elements readOnly(INDArray array) {
    Elements elements = new Elements(RowMajor.of(array));
    elements.toHost();
    return elements;
  }

  /**
   * To be called before reading or writing: where the array lives on a device, this brings it to
   * the host, and only then there is host memory.
   */
  void toHost() {
    Nd4j.getAffinityManager().ensureLocation(array, Location.HOST);
    if (array.dataType() == DataType.FLOAT) {
      floats = (FloatIndexer) array.data().indexer();
    } else {
      doubles = (DoubleIndexer) array.data().indexer();
    }
  }

  /** To be called after writing, so that a device sees it. */
  void changedOnHost() {
    Nd4j.getAffinityManager().tagLocation(array, Location.HOST);
  }

  void load(long from, double[] target, int count) {
    if (floats != null) {
      for (int i = 0; i < count; i++) {
        target[i] = floats.get(from + i);
      }
    } else {
      for (int i = 0; i < count; i++) {
        target[i] = doubles.get(from + i);
      }
    }
  }

  void store(long from, double[] source, int count) {
    if (floats != null) {
      for (int i = 0; i < count; i++) {
        floats.put(from + i, Tensor.toFloat(source[i]));
      }
    } else {
      for (int i = 0; i < count; i++) {
        doubles.put(from + i, source[i]);
      }
    }
  }
}
