package org.hyperbolic4j.hyperbolic.fused;

/**
 * Hyperbolic functions of double arguments, accurate near 0, at the price of one exponential or
 * logarithm at most. Here and nowhere else do kernels take transcendental functions.
 */
public final class Hyperbolic {

  // 1/(2j + 1)!: sinh(x)/x in powers of x^2. Single constants, so that loops become vector code.
  private static final double S1 = 1 / 6.0;
  private static final double S2 = 1 / 120.0;
  private static final double S3 = 1 / 5040.0;
  private static final double S4 = 1 / 362880.0;
  private static final double S5 = 1 / 39916800.0;
  private static final double S6 = 1 / 6227020800.0;
  private static final double S7 = 1 / 1307674368000.0;
  private static final double S8 = 1 / 355687428096000.0;
  private static final double S9 = 1 / 121645100408832000.0;

  // (2j + 2)/(2j + 3)!: (cosh(x) - sinh(x)/x)/x^2 in powers of x^2.
  private static final double D1 = 4 / 120.0;
  private static final double D2 = 6 / 5040.0;
  private static final double D3 = 8 / 362880.0;
  private static final double D4 = 10 / 39916800.0;
  private static final double D5 = 12 / 6227020800.0;
  private static final double D6 = 14 / 1307674368000.0;
  private static final double D7 = 16 / 355687428096000.0;
  private static final double D8 = 18 / 121645100408832000.0;
  private static final double D9 = 20 / 51090942171709440000.0;

  // 1/(2j + 1): atanh(x)/x in powers of x^2.
  private static final double A1 = 1 / 3.0;
  private static final double A2 = 1 / 5.0;
  private static final double A3 = 1 / 7.0;
  private static final double A4 = 1 / 9.0;
  private static final double A5 = 1 / 11.0;
  private static final double A6 = 1 / 13.0;
  private static final double A7 = 1 / 15.0;

  /** Below this, asinh takes its series. */
  private static final double SMALL = 0.25;

  /** Above this, sqrt(1 + x^2) is x. */
  private static final double LARGE = 1e8;

  private static final double LOG_2 = Math.log(2);

  private Hyperbolic() {}

  private static double sinhcSeries(double y) {
    return 1
        + y
            * (S1
                + y
                    * (S2
                        + y
                            * (S3
                                + y * (S4 + y * (S5 + y * (S6 + y * (S7 + y * (S8 + y * S9))))))));
  }

  private static double defectSeries(double y) {
    return 1 / 3.0
        + y
            * (D1
                + y
                    * (D2
                        + y
                            * (D3
                                + y * (D4 + y * (D5 + y * (D6 + y * (D7 + y * (D8 + y * D9))))))));
  }

  /** asinh(x) of small x: 2 atanh(w), w = x/(1 + sqrt(1 + x^2)), by a short series. */
  private static double asinhSeries(double x) {
    double w = x / (1 + Math.sqrt(1 + x * x));
    double y = w * w;
    return 2 * w * (1 + y * (A1 + y * (A2 + y * (A3 + y * (A4 + y * (A5 + y * (A6 + y * A7)))))));
  }

  /** Says whether all of a run are below a bound in magnitude; NaN may count as either. */
  private static boolean below(double bound, double[] x, int from, int n) {
    double even = 0;
    double odd = 0;
    int last = from + n - 1;
    for (int i = from; i < last; i += 2) {
      double first = Math.abs(x[i]);
      double second = Math.abs(x[i + 1]);
      even = first > even ? first : even;
      odd = second > odd ? second : odd;
    }
    return even < bound && odd < bound && (n == 0 || Math.abs(x[last]) < bound);
  }

  /**
   * sinh(x)/x of y = x^2.
   *
   * @param y not negative
   * @return at least 1
   */
  public static double sinhc(double y) {
    if (y < 1) {
      return sinhcSeries(y);
    }
    double x = Math.sqrt(y);
    double e = Math.exp(x);
    return 0.5 * (e - 1 / e) / x;
  }

  /**
   * cosh(x) of y = x^2.
   *
   * @param y not negative
   * @return at least 1
   */
  public static double cosh(double y) {
    double e = Math.exp(Math.sqrt(y));
    return 0.5 * (e + 1 / e);
  }

  /**
   * (cosh(x) - sinh(x)/x)/x^2 of y = x^2: twice the derivative of {@link #sinhc} by y.
   *
   * @param y not negative
   * @return at least 1/3
   */
  public static double defect(double y) {
    if (y < 1) {
      return defectSeries(y);
    }
    double x = Math.sqrt(y);
    double e = Math.exp(x);
    double inverse = 1 / e;
    return 0.5 * (e + inverse - (e - inverse) / x) / y;
  }

  /**
   * sinh(x)/x, cosh(x) and (cosh(x) - sinh(x)/x)/x^2 of a run of y = x^2.
   *
   * @param y not negative
   * @param n how many, from the first on
   * @param sinhc where {@link #sinhc(double)} goes
   * @param cosh where {@link #cosh(double)} goes
   * @param defect where {@link #defect(double)} goes
   */
  public static void all(double[] y, int n, double[] sinhc, double[] cosh, double[] defect) {
    if (below(1, y, 0, n)) {
      for (int i = 0; i < n; i++) {
        sinhc[i] = sinhcSeries(y[i]);
        defect[i] = defectSeries(y[i]);
        cosh[i] = sinhc[i] + y[i] * defect[i];
      }
      return;
    }
    for (int i = 0; i < n; i++) {
      if (y[i] < 1) {
        sinhc[i] = sinhcSeries(y[i]);
        defect[i] = defectSeries(y[i]);
        cosh[i] = sinhc[i] + y[i] * defect[i];
      } else {
        double x = Math.sqrt(y[i]);
        double e = Math.exp(x);
        double inverse = 1 / e;
        sinhc[i] = 0.5 * (e - inverse) / x;
        cosh[i] = 0.5 * (e + inverse);
        defect[i] = (cosh[i] - sinhc[i]) / y[i];
      }
    }
  }

  /** sinh(x) of a run. */
  static void sinh(double[] x, int from, int n, double[] result) {
    if (below(1, x, from, n)) {
      for (int i = from; i < from + n; i++) {
        result[i] = x[i] * sinhcSeries(x[i] * x[i]);
      }
    } else {
      for (int i = from; i < from + n; i++) {
        result[i] = sinh(x[i]);
      }
    }
  }

  /** asinh(x) of a run. */
  static void asinh(double[] x, int from, int n, double[] result) {
    if (below(SMALL, x, from, n)) {
      for (int i = from; i < from + n; i++) {
        result[i] = asinhSeries(x[i]);
      }
    } else {
      for (int i = from; i < from + n; i++) {
        result[i] = asinh(x[i]);
      }
    }
  }

  /** x cosh(x) - sinh(x) of a run, given all three. */
  static void coshExcess(
      double[] x, double[] sinh, double[] cosh, int from, int n, double[] result) {
    if (below(1, x, from, n)) {
      for (int i = 0; i < n; i++) {
        double y = x[from + i] * x[from + i];
        result[i] = x[from + i] * y * defectSeries(y);
      }
    } else {
      for (int i = 0; i < n; i++) {
        result[i] = coshExcess(x[from + i], sinh[i], cosh[i]);
      }
    }
  }

  /** sinh(x). */
  static double sinh(double x) {
    double y = x * x;
    if (y < 1) {
      return x * sinhcSeries(y);
    }
    double e = Math.exp(Math.abs(x));
    return Math.copySign(0.5 * (e - 1 / e), x);
  }

  /**
   * asinh(x).
   *
   * @param x any number
   * @return its inverse hyperbolic sine
   */
  public static double asinh(double x) {
    double a = Math.abs(x);
    if (a < SMALL) {
      return asinhSeries(x);
    }
    if (a > LARGE) {
      return Math.copySign(Math.log(a) + LOG_2, x);
    }
    return Math.copySign(Math.log(a + Math.sqrt(1 + a * a)), x);
  }

  /** x cosh(x) - sinh(x), given all three. */
  static double coshExcess(double x, double sinh, double cosh) {
    double y = x * x;
    return y < 1 ? x * y * defectSeries(y) : x * cosh - sinh;
  }
}
