package org.hyperbolic4j.manifold.geometry;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/** Euclidean vector arithmetic over a field. Vectors are arrays of equal length, at least 1. */
public final class Vectors {

  private Vectors() {}

  /**
   * The zero vector.
   *
   * @param like any element of the field
   * @param length number of components
   * @param <T> the field
   * @return zeros
   */
  public static <T extends CalculusFieldElement<T>> T[] zeros(T like, int length) {
    return MathArrays.buildArray(like.getField(), length);
  }

  /**
   * The inner product.
   *
   * @param x vector
   * @param y vector
   * @param <T> the field
   * @return {@code <x, y>}
   */
  public static <T extends CalculusFieldElement<T>> T dot(T[] x, T[] y) {
    T sum = x[0].multiply(y[0]);
    for (int i = 1; i < x.length; i++) {
      sum = sum.add(x[i].multiply(y[i]));
    }
    return sum;
  }

  /**
   * The squared length.
   *
   * @param x vector
   * @param <T> the field
   * @return {@code |x|^2}
   */
  public static <T extends CalculusFieldElement<T>> T squaredNorm(T[] x) {
    return dot(x, x);
  }

  /**
   * The length, with derivative 0 at the zero vector.
   *
   * @param x vector
   * @param <T> the field
   * @return {@code |x|}
   */
  public static <T extends CalculusFieldElement<T>> T norm(T[] x) {
    return sqrt(squaredNorm(x));
  }

  /**
   * The square root, with derivative 0 at 0: the length that belongs to a squared length.
   *
   * @param square not negative
   * @param <T> the field
   * @return its root
   */
  public static <T extends CalculusFieldElement<T>> T sqrt(T square) {
    return square.isZero() ? square.getField().getZero() : square.sqrt();
  }

  /**
   * A multiple.
   *
   * @param a the factor
   * @param x vector
   * @param <T> the field
   * @return a x
   */
  public static <T extends CalculusFieldElement<T>> T[] scale(T a, T[] x) {
    T[] result = x.clone();
    for (int i = 0; i < x.length; i++) {
      result[i] = a.multiply(x[i]);
    }
    return result;
  }

  /**
   * A linear combination.
   *
   * @param a factor of x
   * @param x vector
   * @param b factor of y
   * @param y vector
   * @param <T> the field
   * @return a x + b y
   */
  public static <T extends CalculusFieldElement<T>> T[] combine(T a, T[] x, T b, T[] y) {
    T[] result = x.clone();
    for (int i = 0; i < x.length; i++) {
      result[i] = a.multiply(x[i]).add(b.multiply(y[i]));
    }
    return result;
  }

  /**
   * A sum.
   *
   * @param x vector
   * @param y vector
   * @param <T> the field
   * @return x + y
   */
  public static <T extends CalculusFieldElement<T>> T[] add(T[] x, T[] y) {
    T[] result = x.clone();
    for (int i = 0; i < x.length; i++) {
      result[i] = x[i].add(y[i]);
    }
    return result;
  }

  /**
   * A difference.
   *
   * @param x vector
   * @param y vector
   * @param <T> the field
   * @return x - y
   */
  public static <T extends CalculusFieldElement<T>> T[] subtract(T[] x, T[] y) {
    T[] result = x.clone();
    for (int i = 0; i < x.length; i++) {
      result[i] = x[i].subtract(y[i]);
    }
    return result;
  }

  /**
   * The opposite vector.
   *
   * @param x vector
   * @param <T> the field
   * @return -x
   */
  public static <T extends CalculusFieldElement<T>> T[] negate(T[] x) {
    T[] result = x.clone();
    for (int i = 0; i < x.length; i++) {
      result[i] = x[i].negate();
    }
    return result;
  }

  /**
   * Says whether all components are finite.
   *
   * @param x vector
   * @param <T> the field
   * @return empty if so, otherwise one line that names the first component that is not
   */
  public static <T extends CalculusFieldElement<T>> Optional<String> checkFinite(T[] x) {
    for (int i = 0; i < x.length; i++) {
      if (!Double.isFinite(x[i].getReal())) {
        return Optional.of("coordinate %d is %s".formatted(i, x[i].getReal()));
      }
    }
    return Optional.empty();
  }
}
