package org.hyperbolic4j.experiments.data.batch;

import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Where a batch is put together: an array on the heap, handed to ND4J in one copy. */
interface PixelTarget {

  /**
   * A target for arrays of a type.
   *
   * @param type FLOAT or DOUBLE
   * @param length elements of a full batch
   * @return the target
   */
  static PixelTarget of(DataType type, int length) {
    return type == DataType.DOUBLE ? new Doubles(length) : new Floats(length);
  }

  /**
   * Fills with mid-grey.
   *
   * @param from first element
   * @param to one past the last element
   */
  void grey(int from, int to);

  /**
   * Normalises values of an image.
   *
   * @param at where the first goes
   * @param source the image
   * @param from the first value
   * @param step 1 to go on to the right, -1 to the left
   * @param count how many
   */
  void put(int at, byte[] source, int from, int step, int count);

  /**
   * Copies the first elements into an array.
   *
   * @param array a contiguous array of the target's type, filled entirely
   */
  void copyTo(INDArray array);

  /** Float32. */
  final class Floats implements PixelTarget {

    private final float[] values;

    Floats(int length) {
      values = new float[length];
    }

    @Override
    public void grey(int from, int to) {
      Arrays.fill(values, from, to, 0);
    }

    @Override
    public void put(int at, byte[] source, int from, int step, int count) {
      float[] table = Normalisation.floatTable();
      for (int i = 0; i < count; i++) {
        values[at + i] = table[source[from + step * i] & 0xFF];
      }
    }

    @Override
    public void copyTo(INDArray array) {
      ((FloatPointer) array.data().pointer()).put(values, 0, (int) array.length());
      Nd4j.getAffinityManager().tagLocation(array, AffinityManager.Location.HOST);
    }
  }

  /** Float64. */
  final class Doubles implements PixelTarget {

    private final double[] values;

    Doubles(int length) {
      values = new double[length];
    }

    @Override
    public void grey(int from, int to) {
      Arrays.fill(values, from, to, 0);
    }

    @Override
    public void put(int at, byte[] source, int from, int step, int count) {
      double[] table = Normalisation.doubleTable();
      for (int i = 0; i < count; i++) {
        values[at + i] = table[source[from + step * i] & 0xFF];
      }
    }

    @Override
    public void copyTo(INDArray array) {
      ((DoublePointer) array.data().pointer()).put(values, 0, (int) array.length());
      Nd4j.getAffinityManager().tagLocation(array, AffinityManager.Location.HOST);
    }
  }
}
