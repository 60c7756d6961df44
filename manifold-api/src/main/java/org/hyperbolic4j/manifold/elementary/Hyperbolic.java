package org.hyperbolic4j.manifold.elementary;

import static org.hyperbolic4j.manifold.elementary.Coefficients.*;

/**
 * Hyperbolic functions of double arguments, accurate near 0. Kernels take transcendental functions
 * here, number by number, or from {@link Runs}, which gives the same bits. All is plain float64
 * arithmetic in a fixed order: the same on every machine.
 */
public final class Hyperbolic {

  private Hyperbolic() {}

  /** A polynomial of degree 3. Parts that do not wait for each other are twice as fast as one. */
  private static double quad(double y, double square, double a, double b, double c, double d) {
    return (a + y * b) + square * (c + y * d);
  }

  private static double sinhcSeries(double y) {
    double square = y * y;
    double fourth = square * square;
    return 1
        + y
            * ((quad(y, square, S1, S2, S3, S4) + fourth * quad(y, square, S5, S6, S7, S8))
                + fourth * fourth * ((S9 + y * S10) + square * S11));
  }

  private static double defectSeries(double y) {
    double square = y * y;
    double fourth = square * square;
    return D0
        + y
            * ((quad(y, square, D1, D2, D3, D4) + fourth * quad(y, square, D5, D6, D7, D8))
                + fourth * fourth * (D9 + y * D10));
  }

  /** Even part of the exponential of r, of y = r^2. */
  private static double even(double y) {
    double square = y * y;
    double fourth = square * square;
    return 1 + y * (quad(y, square, 0.5, E4, E6, E8) + fourth * (E10 + y * E12));
  }

  /** Odd part of the exponential of r, of y = r^2, over r. */
  private static double odd(double y) {
    double square = y * y;
    double fourth = square * square;
    return 1 + y * (quad(y, square, S1, S2, S3, S4) + fourth * (S5 + y * S6));
  }

  /** x/log(2), rounded, in the last bits. */
  private static double orders(double x) {
    return x * PER_LOG_2 + ROUNDING;
  }

  private static double rest(double x, double orders) {
    double whole = orders - ROUNDING;
    return (x - whole * LOG_2_HIGH) - whole * LOG_2_LOW;
  }

  private static long exponent(double orders) {
    return Double.doubleToRawLongBits(orders) << 52;
  }

  /**
   * e^x.
   *
   * @param x not negative; above 709 counts as 709
   * @return at least 1, within 2 ulp
   */
  public static double exp(double x) {
    double held = Math.min(x, LARGEST_EXPONENT);
    double orders = orders(held);
    double r = rest(held, orders);
    double y = r * r;
    return (even(y) + r * odd(y)) * Double.longBitsToDouble(ONE + exponent(orders));
  }

  /** e^-x of the same x. */
  private static double expOfMinus(double x) {
    double held = Math.min(x, LARGEST_EXPONENT);
    double orders = orders(held);
    double r = rest(held, orders);
    double y = r * r;
    return (even(y) - r * odd(y)) * Double.longBitsToDouble(ONE - exponent(orders));
  }

  /**
   * sinh(x)/x of y = x^2.
   *
   * @param y not negative
   * @return at least 1
   */
  public static double sinhc(double y) {
    if (y < LARGE_SQUARE) {
      return sinhcSeries(y);
    }
    double x = Math.sqrt(y);
    return sinhc(x, exp(x), expOfMinus(x));
  }

  private static double sinhc(double x, double e, double inverse) {
    return 0.5 * (e - inverse) / x;
  }

  /**
   * cosh(x) of y = x^2.
   *
   * @param y not negative
   * @return at least 1
   */
  public static double cosh(double y) {
    if (y < LARGE_SQUARE) {
      return sinhcSeries(y) + y * defectSeries(y);
    }
    double x = Math.sqrt(y);
    return cosh(exp(x), expOfMinus(x));
  }

  private static double cosh(double e, double inverse) {
    return 0.5 * (e + inverse);
  }

  /**
   * (cosh(x) - sinh(x)/x)/x^2 of y = x^2: twice the derivative of {@link #sinhc} by y.
   *
   * @param y not negative
   * @return at least 1/3
   */
  public static double defect(double y) {
    if (y < LARGE_SQUARE) {
      return defectSeries(y);
    }
    double x = Math.sqrt(y);
    return defect(x, y, exp(x), expOfMinus(x));
  }

  private static double defect(double x, double y, double e, double inverse) {
    return 0.5 * (e * (x - 1) + inverse * (x + 1)) / (x * y);
  }

  /** The last three of y, into place i. */
  static void all(double y, int i, double[] sinhc, double[] cosh, double[] defect) {
    if (y < LARGE_SQUARE) {
      sinhc[i] = sinhcSeries(y);
      defect[i] = defectSeries(y);
      cosh[i] = sinhc[i] + y * defect[i];
    } else {
      double x = Math.sqrt(y);
      double e = exp(x);
      double inverse = expOfMinus(x);
      sinhc[i] = sinhc(x, e, inverse);
      cosh[i] = cosh(e, inverse);
      defect[i] = defect(x, y, e, inverse);
    }
  }

  /**
   * sinh(x).
   *
   * @param x any number
   * @return its hyperbolic sine; beyond 709 that of 709
   */
  public static double sinh(double x) {
    double y = x * x;
    if (y < LARGE_SQUARE) {
      return x * sinhcSeries(y);
    }
    double a = Math.abs(x);
    return Math.copySign(0.5 * (exp(a) - expOfMinus(a)), x);
  }

  /** asinh(x)/x of small y = x^2. */
  private static double asinhcSeries(double y) {
    double square = y * y;
    double fourth = square * square;
    return 1
        + y
            * ((quad(y, square, B1, B2, B3, B4) + fourth * quad(y, square, B5, B6, B7, B8))
                + fourth
                    * fourth
                    * (quad(y, square, B9, B10, B11, B12) + fourth * (B13 + y * B14)));
  }

  /**
   * asinh(x) = log(1 + u), u = x + x^2/(1 + sqrt(1 + x^2)), by twice the atanh of half the
   * mantissa; for small x a polynomial.
   *
   * @param x any number
   * @return its inverse hyperbolic sine, within 4 ulp; at least 700 for infinity and NaN
   */
  public static double asinh(double x) {
    double a = Math.abs(x);
    double square = a * a;
    if (square < LARGE_ASINH) {
      return x * asinhcSeries(square);
    }
    double u = a + square / (1 + Math.sqrt(1 + square));
    boolean large = a > LARGE;
    long bits = Double.doubleToRawLongBits(large ? a : 1 + u) + (ONE - ROOT_HALF);
    double order = Double.longBitsToDouble((bits >>> 52) | INTEGER) - EXPONENT_OFFSET;
    double mantissa = Double.longBitsToDouble((bits & MANTISSA_BITS) + ROOT_HALF);
    double f = order == 0 ? u : mantissa - 1;
    double s = f / (2 + f);
    double orders = large ? order + 1 : order;
    return Math.copySign(orders * LOG_2_HIGH + (s * atanhs(s * s) + orders * LOG_2_LOW), x);
  }

  /** 2 atanh(w)/w of y = w^2. */
  private static double atanhs(double y) {
    double square = y * y;
    double fourth = square * square;
    return 2
        + y
            * ((quad(y, square, A1, A2, A3, A4) + fourth * quad(y, square, A5, A6, A7, A8))
                + fourth * fourth * A9);
  }

  /**
   * x cosh(x) - sinh(x), given all three.
   *
   * @param x any number
   * @param sinh its hyperbolic sine
   * @param cosh its hyperbolic cosine
   * @return the difference, accurate near 0
   */
  public static double coshExcess(double x, double sinh, double cosh) {
    double y = x * x;
    return y < LARGE_SQUARE ? x * y * defectSeries(y) : x * cosh - sinh;
  }
}
