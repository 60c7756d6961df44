package org.hyperbolic4j.poincare.geometry;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/** Euclidean vector arithmetic over a field. */
final class Vectors {

  private Vectors() {}

  static <T extends CalculusFieldElement<T>> T[] zeros(T like, int length) {
    return MathArrays.buildArray(like.getField(), length);
  }

  static <T extends CalculusFieldElement<T>> T dot(T[] x, T[] y) {
    T sum = x[0].multiply(y[0]);
    for (int i = 1; i < x.length; i++) {
      sum = sum.add(x[i].multiply(y[i]));
    }
    return sum;
  }

  static <T extends CalculusFieldElement<T>> T squaredNorm(T[] x) {
    return dot(x, x);
  }

  static <T extends CalculusFieldElement<T>> T[] scale(T a, T[] x) {
    T[] result = x.clone();
    for (int i = 0; i < x.length; i++) {
      result[i] = a.multiply(x[i]);
    }
    return result;
  }

  /** a x + b y. */
  static <T extends CalculusFieldElement<T>> T[] combine(T a, T[] x, T b, T[] y) {
    T[] result = x.clone();
    for (int i = 0; i < x.length; i++) {
      result[i] = a.multiply(x[i]).add(b.multiply(y[i]));
    }
    return result;
  }

  static <T extends CalculusFieldElement<T>> T[] subtract(T[] x, T[] y) {
    T[] result = x.clone();
    for (int i = 0; i < x.length; i++) {
      result[i] = x[i].subtract(y[i]);
    }
    return result;
  }

  static <T extends CalculusFieldElement<T>> T[] negate(T[] x) {
    T[] result = x.clone();
    for (int i = 0; i < x.length; i++) {
      result[i] = x[i].negate();
    }
    return result;
  }

  /** The Euclidean length, with derivative 0 at the zero vector. */
  static <T extends CalculusFieldElement<T>> T norm(T[] x) {
    T square = squaredNorm(x);
    return square.isZero() ? square.getField().getZero() : square.sqrt();
  }
}
