package org.hyperbolic4j.poincare.fused;

/**
 * Hyperbolic functions of double arguments, accurate near 0, at the price of one exponential or
 * logarithm at most. Here and nowhere else do kernels take transcendental functions.
 */
final class Hyperbolic {

  /** 1/(2j + 1)!: sinh(x)/x in powers of x^2. */
  private static final double[] SINHC = new double[10];

  /** (2j + 2)/(2j + 3)!: (cosh(x) - sinh(x)/x)/x^2 in powers of x^2. */
  private static final double[] DEFECT = new double[10];

  static {
    double factorial = 1;
    for (int j = 0; j < SINHC.length; j++) {
      SINHC[j] = 1 / factorial;
      factorial *= (2 * j + 2) * (2 * j + 3);
      DEFECT[j] = (2 * j + 2) / factorial;
    }
  }

  private Hyperbolic() {}

  private static double polynomial(double[] coefficients, double y) {
    double sum = coefficients[coefficients.length - 1];
    for (int j = coefficients.length - 2; j >= 0; j--) {
      sum = sum * y + coefficients[j];
    }
    return sum;
  }

  /** sinh(x)/x of y = x^2. */
  static double sinhc(double y) {
    if (y < 1) {
      return polynomial(SINHC, y);
    }
    double x = Math.sqrt(y);
    double e = Math.exp(x);
    return 0.5 * (e - 1 / e) / x;
  }

  /** cosh(x) of y = x^2. */
  static double cosh(double y) {
    double e = Math.exp(Math.sqrt(y));
    return 0.5 * (e + 1 / e);
  }

  /** (cosh(x) - sinh(x)/x)/x^2 of y = x^2. */
  static double defect(double y) {
    if (y < 1) {
      return polynomial(DEFECT, y);
    }
    double x = Math.sqrt(y);
    double e = Math.exp(x);
    double inverse = 1 / e;
    return 0.5 * (e + inverse - (e - inverse) / x) / y;
  }

  /** sinh(x)/x, cosh(x) and (cosh(x) - sinh(x)/x)/x^2 of a run of y = x^2. */
  static void all(double[] y, int n, double[] sinhc, double[] cosh, double[] defect) {
    for (int i = 0; i < n; i++) {
      if (y[i] < 1) {
        sinhc[i] = polynomial(SINHC, y[i]);
        defect[i] = polynomial(DEFECT, y[i]);
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

  /** sinh(x). */
  static double sinh(double x) {
    double y = x * x;
    if (y < 1) {
      return x * polynomial(SINHC, y);
    }
    double e = Math.exp(Math.abs(x));
    return Math.copySign(0.5 * (e - 1 / e), x);
  }

  /** asinh(x). */
  static double asinh(double x) {
    double a = Math.abs(x);
    if (a < 0.25) {
      // asinh x = 2 atanh(w), w = x/(1 + sqrt(1 + x^2)), small enough for a short series.
      double w = x / (1 + Math.sqrt(1 + x * x));
      double y = w * w;
      double sum = 1.0 / 15;
      for (int k = 13; k >= 1; k -= 2) {
        sum = sum * y + 1.0 / k;
      }
      return 2 * w * sum;
    }
    if (a > 1e150) {
      return Math.copySign(Math.log(a) + Math.log(2), x);
    }
    return Math.copySign(Math.log(a + Math.sqrt(1 + a * a)), x);
  }

  /** x cosh(x) - sinh(x), given all three. */
  static double coshExcess(double x, double sinh, double cosh) {
    double y = x * x;
    return y < 1 ? x * y * polynomial(DEFECT, y) : x * cosh - sinh;
  }
}
