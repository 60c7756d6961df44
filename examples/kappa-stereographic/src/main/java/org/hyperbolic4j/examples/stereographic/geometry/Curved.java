package org.hyperbolic4j.examples.stereographic.geometry;

import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.manifold.geometry.Vectors;

/**
 * Hyperbolic functions of {@code y = x^2} for y of either sign: of {@code x = sqrt(y)} where y is
 * positive, the circular functions of {@code sqrt(-y)} where it is negative. As functions of y they
 * have no seam at 0, which is what makes formulas differentiable by the curvature through 0.
 */
final class Curved {

  /** Below this |y|, series that converge everywhere are used. */
  private static final double SMALL = 1;

  /** Below this |y|, the series of asinh, which converges below 1, is used. */
  private static final double SMALL_FOR_ASINH = 0.01;

  /** Terms of a series: 1/63! and 0.01^31 are enough for 60 digits and their derivatives. */
  private static final int TERMS = 30;

  private Curved() {}

  /** {@code sinh(x)/x}. */
  static <T extends CalculusFieldElement<T>> T sinhc(T y) {
    if (Math.abs(y.getReal()) < SMALL) {
      T sum = y.getField().getOne();
      for (int k = TERMS; k >= 1; k--) {
        sum = sum.multiply(y).divide(2.0 * k * (2 * k + 1)).add(1);
      }
      return sum;
    }
    T x = root(y);
    return (y.getReal() > 0 ? x.sinh() : x.sin()).divide(x);
  }

  /** {@code cosh(x)}. */
  static <T extends CalculusFieldElement<T>> T cosh(T y) {
    if (Math.abs(y.getReal()) < SMALL) {
      T sum = y.getField().getOne();
      for (int k = TERMS; k >= 1; k--) {
        sum = sum.multiply(y).divide(2.0 * k * (2 * k - 1)).add(1);
      }
      return sum;
    }
    T x = root(y);
    return y.getReal() > 0 ? x.cosh() : x.cos();
  }

  /** {@code tanh(x)/x}. */
  static <T extends CalculusFieldElement<T>> T tanhc(T y) {
    if (Math.abs(y.getReal()) < SMALL) {
      return sinhc(y).divide(cosh(y));
    }
    T x = root(y);
    return (y.getReal() > 0 ? x.tanh() : x.tan()).divide(x);
  }

  /**
   * {@code asinh(x)/x}.
   *
   * @param y at least -1
   * @param complement 1 + y, with digits of its own where y is near -1
   */
  static <T extends CalculusFieldElement<T>> T asinhc(T y, T complement) {
    if (Math.abs(y.getReal()) < SMALL_FOR_ASINH) {
      T one = y.getField().getOne();
      T sum = y.getField().getZero();
      for (int k = TERMS; k >= 0; k--) {
        // Coefficients (-1)^k (2k)! / (4^k k!^2 (2k + 1)), by their ratios.
        T ratio = one.multiply(-(2 * k + 1.0)).divide(2.0 * k + 2);
        sum = sum.multiply(y).multiply(ratio).add(one.divide(2 * k + 1));
      }
      return sum;
    }
    T x = root(y);
    T angle =
        y.getReal() > 0
            ? x.asinh()
            : x.getPi().divide(2).subtract(Vectors.sqrt(complement).divide(x).atan());
    return angle.divide(x);
  }

  /** {@code (1 - x coth x)/x^2}. */
  static <T extends CalculusFieldElement<T>> T cothDefect(T y) {
    T sinhc = sinhc(y);
    if (Math.abs(y.getReal()) < SMALL) {
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

  private static <T extends CalculusFieldElement<T>> T root(T y) {
    return (y.getReal() > 0 ? y : y.negate()).sqrt();
  }
}
