package org.hyperbolic4j.manifold.fused;

import java.util.Arrays;

/** A {@link Tensor} on the Java heap, in float32 or float64. */
public final class ArrayTensor implements Tensor {

  private final long[] shape;
  private final double[] doubles;
  private final float[] floats;

  private ArrayTensor(long[] shape, double[] doubles, float[] floats) {
    this.shape = shape.clone();
    this.doubles = doubles;
    this.floats = floats;
    long length = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    int actual = doubles != null ? doubles.length : floats.length;
    if (length != actual) {
      throw new IllegalArgumentException(
          "shape %s has %d elements, the array %d"
              .formatted(Arrays.toString(shape), length, actual));
    }
  }

  /**
   * A float64 tensor over an array, which is not copied.
   *
   * @param data the elements in row-major order
   * @param shape the shape
   * @return the tensor
   */
  public static ArrayTensor of(double[] data, long... shape) {
    return new ArrayTensor(shape, data, null);
  }

  /**
   * A float32 tensor over an array, which is not copied.
   *
   * @param data the elements in row-major order
   * @param shape the shape
   * @return the tensor
   */
  public static ArrayTensor of(float[] data, long... shape) {
    return new ArrayTensor(shape, null, data);
  }

  /**
   * A float64 tensor of zeros.
   *
   * @param shape the shape
   * @return the tensor
   */
  public static ArrayTensor float64(long... shape) {
    return of(new double[length(shape)], shape);
  }

  /**
   * A float32 tensor of zeros.
   *
   * @param shape the shape
   * @return the tensor
   */
  public static ArrayTensor float32(long... shape) {
    return of(new float[length(shape)], shape);
  }

  private static int length(long[] shape) {
    return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
  }

  @Override
  public long[] shape() {
    return shape;
  }

  @Override
  public long length() {
    return doubles != null ? doubles.length : floats.length;
  }

  @Override
  public void load(long offset, double[] target, int at, int count) {
    int from = Math.toIntExact(offset);
    if (doubles != null) {
      System.arraycopy(doubles, from, target, at, count);
    } else {
      for (int i = 0; i < count; i++) {
        target[at + i] = floats[from + i];
      }
    }
  }

  @Override
  public void store(long offset, double[] source, int at, int count) {
    int to = Math.toIntExact(offset);
    if (doubles != null) {
      for (int i = 0; i < count; i++) {
        doubles[to + i] = Tensor.toDouble(source[at + i]);
      }
    } else {
      for (int i = 0; i < count; i++) {
        floats[to + i] = Tensor.toFloat(source[at + i]);
      }
    }
  }

  @Override
  public void load(long offset, float[] target, int count) {
    int from = Math.toIntExact(offset);
    if (floats != null) {
      System.arraycopy(floats, from, target, 0, count);
    } else {
      for (int i = 0; i < count; i++) {
        target[i] = (float) doubles[from + i];
      }
    }
  }

  @Override
  public void store(long offset, float[] source, int count) {
    int to = Math.toIntExact(offset);
    if (floats != null) {
      System.arraycopy(source, 0, floats, to, count);
    } else {
      for (int i = 0; i < count; i++) {
        doubles[to + i] = source[i];
      }
    }
  }
}
