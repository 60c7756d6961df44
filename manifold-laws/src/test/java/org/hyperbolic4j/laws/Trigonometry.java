package org.hyperbolic4j.laws;

import org.hipparchus.CalculusFieldElement;

/**
 * Trigonometric functions divided by their argument x, of {@code y = -x^2}: hyperbolic ones where y
 * is positive, circular ones where it is negative, smooth in between.
 */
final class Trigonometry {

  private static final double SERIES_BELOW = 1;
  private static final double ARC_SERIES_BELOW = 0.01;
  private static final int TERMS = 30;

  private Trigonometry() {}

  /** sinh(x)/x of y = x^2, sin(x)/x of y = -x^2. */
  static <T extends CalculusFieldElement<T>> T sine(T y) {
    if (Math.abs(y.getReal()) < SERIES_BELOW) {
      T sum = y.getField().getOne();
      for (int k = TERMS; k >= 1; k--) {
        sum = sum.multiply(y).divide(2.0 * k * (2 * k + 1)).add(1);
      }
      return sum;
    }
    T x = root(y);
    return (y.getReal() > 0 ? x.sinh() : x.sin()).divide(x);
  }

  /** cosh(x) of y = x^2, cos(x) of y = -x^2. */
  static <T extends CalculusFieldElement<T>> T cosine(T y) {
    if (Math.abs(y.getReal()) < SERIES_BELOW) {
      T sum = y.getField().getOne();
      for (int k = TERMS; k >= 1; k--) {
        sum = sum.multiply(y).divide(2.0 * k * (2 * k - 1)).add(1);
      }
      return sum;
    }
    T x = root(y);
    return y.getReal() > 0 ? x.cosh() : x.cos();
  }

  /** tanh(x)/x of y = x^2, tan(x)/x of y = -x^2. */
  static <T extends CalculusFieldElement<T>> T tangent(T y) {
    if (Math.abs(y.getReal()) < SERIES_BELOW) {
      return sine(y).divide(cosine(y));
    }
    T x = root(y);
    return (y.getReal() > 0 ? x.tanh() : x.tan()).divide(x);
  }

  /** asinh(x)/x of y = x^2, asin(x)/x of y = -x^2. */
  static <T extends CalculusFieldElement<T>> T arcSine(T y) {
    if (Math.abs(y.getReal()) < ARC_SERIES_BELOW) {
      T one = y.getField().getOne();
      T sum = y.getField().getZero();
      for (int k = TERMS; k >= 0; k--) {
        T ratio = one.multiply(-(2 * k + 1.0)).divide(2.0 * k + 2);
        sum = sum.multiply(y).multiply(ratio).add(one.divide(2 * k + 1));
      }
      return sum;
    }
    T x = root(y);
    return (y.getReal() > 0 ? x.asinh() : x.asin()).divide(x);
  }

  /** atan(x)/x of y = -x^2, not positive. */
  static <T extends CalculusFieldElement<T>> T arcTangent(T y) {
    if (y.getReal() > -ARC_SERIES_BELOW) {
      T one = y.getField().getOne();
      T sum = y.getField().getZero();
      for (int k = TERMS; k >= 0; k--) {
        sum = sum.multiply(y).add(one.divide(2 * k + 1));
      }
      return sum;
    }
    T x = root(y);
    return x.atan().divide(x);
  }

  private static <T extends CalculusFieldElement<T>> T root(T y) {
    return (y.getReal() > 0 ? y : y.negate()).sqrt();
  }
}
