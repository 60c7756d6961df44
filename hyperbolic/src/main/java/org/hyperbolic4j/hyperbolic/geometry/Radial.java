package org.hyperbolic4j.hyperbolic.geometry;

import org.hipparchus.CalculusFieldElement;

/**
 * Hyperbolic functions divided by their argument, as functions of the squared argument: smooth at
 * 0, so that values and derivatives of radial formulas are exact at zero vectors.
 */
public final class Radial {

  /** Below this squared argument a series that converges everywhere is used. */
  private static final double SMALL = 1;

  /** Below this squared argument the series of asinh, which converges below 1, is used. */
  private static final double SMALL_FOR_ASINH = 0.01;

  /** Terms of a series: 1/63! and 0.01^31 are enough for 60 digits and their derivatives. */
  private static final int TERMS = 30;

  private Radial() {}

  /**
   * {@code sinh(x)/x} of {@code y = x^2}.
   *
   * @param y squared argument, not negative
   * @param <T> the field
   * @return the quotient, 1 at 0
   */
  public static <T extends CalculusFieldElement<T>> T sinhc(T y) {
    if (y.getReal() < SMALL) {
      T sum = y.getField().getOne();
      for (int k = TERMS; k >= 1; k--) {
        sum = sum.multiply(y).divide(2.0 * k * (2 * k + 1)).add(1);
      }
      return sum;
    }
    T x = y.sqrt();
    return x.sinh().divide(x);
  }

  /**
   * {@code cosh(x)} of {@code y = x^2}.
   *
   * @param y squared argument, not negative
   * @param <T> the field
   * @return the hyperbolic cosine, 1 at 0
   */
  public static <T extends CalculusFieldElement<T>> T cosh(T y) {
    if (y.getReal() < SMALL) {
      T sum = y.getField().getOne();
      for (int k = TERMS; k >= 1; k--) {
        sum = sum.multiply(y).divide(2.0 * k * (2 * k - 1)).add(1);
      }
      return sum;
    }
    return y.sqrt().cosh();
  }

  /**
   * {@code tanh(x)/x} of {@code y = x^2}.
   *
   * @param y squared argument, not negative
   * @param <T> the field
   * @return the quotient, 1 at 0
   */
  public static <T extends CalculusFieldElement<T>> T tanhc(T y) {
    if (y.getReal() < SMALL) {
      return sinhc(y).divide(cosh(y));
    }
    T x = y.sqrt();
    return x.tanh().divide(x);
  }

  /**
   * {@code asinh(x)/x} of {@code y = x^2}.
   *
   * @param y squared argument, not negative
   * @param <T> the field
   * @return the quotient, 1 at 0
   */
  public static <T extends CalculusFieldElement<T>> T asinhc(T y) {
    if (y.getReal() < SMALL_FOR_ASINH) {
      T one = y.getField().getOne();
      T sum = y.getField().getZero();
      for (int k = TERMS; k >= 0; k--) {
        // Coefficients (-1)^k (2k)! / (4^k k!^2 (2k + 1)), by their ratios.
        T ratio = one.multiply(-(2 * k + 1.0)).divide(2.0 * k + 2);
        sum = sum.multiply(y).multiply(ratio).add(one.divide(2 * k + 1));
      }
      return sum;
    }
    T x = y.sqrt();
    return x.asinh().divide(x);
  }

  /**
   * {@code (1 - x coth x)/x^2} of {@code y = x^2}.
   *
   * @param y squared argument, not negative
   * @param <T> the field
   * @return the quotient, -1/3 at 0
   */
  public static <T extends CalculusFieldElement<T>> T cothDefect(T y) {
    T sinhc = sinhc(y);
    if (y.getReal() < SMALL) {
      // (cosh x - sinh x / x)/x^2 = sum (2j + 2)/(2j + 3)! y^j, from its last term on.
      T one = y.getField().getOne();
      T sum = one;
      for (int j = TERMS; j >= 0; j--) {
        sum = sum.multiply(y).divide((2.0 * j + 2) * (2 * j + 5)).add(one);
      }
      return sum.divide(3).negate().divide(sinhc);
    }
    return cosh(y).subtract(sinhc).divide(y).negate().divide(sinhc);
  }
}
