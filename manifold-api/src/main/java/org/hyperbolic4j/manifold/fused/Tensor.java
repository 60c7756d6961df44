package org.hyperbolic4j.manifold.fused;

/**
 * A contiguous, row-major array that kernels read and write in runs. Kernels compute in float64;
 * the storage type decides only what {@link #store} rounds to. Different runs may be read and
 * written by different threads at once.
 */
public interface Tensor {

  /**
   * The shape.
   *
   * @return the lengths of the axes; not to be changed
   */
  long[] shape();

  /**
   * Number of elements.
   *
   * @return the product of the shape
   */
  long length();

  /**
   * Says whether somebody wants what is written here.
   *
   * @return false if it goes nowhere
   */
  default boolean isWanted() {
    return true;
  }

  /**
   * Reads a run of elements.
   *
   * @param offset first element, in row-major order
   * @param target where to
   * @param at first index in {@code target}
   * @param count how many
   */
  void load(long offset, double[] target, int at, int count);

  /**
   * Writes a run of elements, rounding to the storage type. Numbers beyond its range become the
   * largest in it.
   *
   * @param offset first element, in row-major order
   * @param source where from
   * @param at first index in {@code source}
   * @param count how many
   */
  void store(long offset, double[] source, int at, int count);

  /**
   * Reads a run of elements in float32.
   *
   * @param offset first element, in row-major order
   * @param target where to, from the first on
   * @param count how many
   */
  void load(long offset, float[] target, int count);

  /**
   * Writes a run of elements in float32, infinite ones as they are.
   *
   * @param offset first element, in row-major order
   * @param source where from, from the first on
   * @param count how many
   */
  void store(long offset, float[] source, int count);

  /**
   * All elements.
   *
   * @return a new array, in row-major order
   */
  default double[] toArray() {
    double[] all = new double[Math.toIntExact(length())];
    load(0, all, 0, all.length);
    return all;
  }

  /**
   * The element of a tensor of one.
   *
   * @return the first element
   */
  default double scalar() {
    double[] one = new double[1];
    load(0, one, 0, 1);
    return one[0];
  }

  /**
   * Writes all elements.
   *
   * @param elements as many as there are, in row-major order
   */
  default void storeAll(double... elements) {
    store(0, elements, 0, elements.length);
  }

  /**
   * A number as {@link #store} keeps it in float64.
   *
   * @param x any number
   * @return the number, or the largest there is instead of an infinite one
   */
  static double toDouble(double x) {
    return Math.max(-Double.MAX_VALUE, Math.min(x, Double.MAX_VALUE));
  }

  /**
   * A number rounded to float32 as {@link #store} does it.
   *
   * @param x any number
   * @return the nearest float32 number, never infinite
   */
  static float toFloat(double x) {
    return (float) Math.max(-Float.MAX_VALUE, Math.min(x, Float.MAX_VALUE));
  }
}
