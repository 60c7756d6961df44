package org.hyperbolic4j.benchmarks;

/**
 * Fused multiplications and additions in registers: four polynomials of each number, so that none
 * has to wait for the one before it.
 */
final class Horner {

  /** Operations a number. */
  static final int OPERATIONS = 64;

  private Horner() {}

  static void evaluate(double[] x, double b, double[] result) {
    for (int i = 0; i < x.length; i++) {
      double v = x[i];
      double p = v;
      double q = v + 1;
      double r = v + 2;
      double s = v + 3;
      p = Math.fma(p, v, b);
      q = Math.fma(q, v, b);
      r = Math.fma(r, v, b);
      s = Math.fma(s, v, b);
      p = Math.fma(p, v, b);
      q = Math.fma(q, v, b);
      r = Math.fma(r, v, b);
      s = Math.fma(s, v, b);
      p = Math.fma(p, v, b);
      q = Math.fma(q, v, b);
      r = Math.fma(r, v, b);
      s = Math.fma(s, v, b);
      p = Math.fma(p, v, b);
      q = Math.fma(q, v, b);
      r = Math.fma(r, v, b);
      s = Math.fma(s, v, b);
      p = Math.fma(p, v, b);
      q = Math.fma(q, v, b);
      r = Math.fma(r, v, b);
      s = Math.fma(s, v, b);
      p = Math.fma(p, v, b);
      q = Math.fma(q, v, b);
      r = Math.fma(r, v, b);
      s = Math.fma(s, v, b);
      p = Math.fma(p, v, b);
      q = Math.fma(q, v, b);
      r = Math.fma(r, v, b);
      s = Math.fma(s, v, b);
      p = Math.fma(p, v, b);
      q = Math.fma(q, v, b);
      r = Math.fma(r, v, b);
      s = Math.fma(s, v, b);
      result[i] = p + q + r + s;
    }
  }

  static void evaluate(float[] x, float b, float[] result) {
    for (int i = 0; i < x.length; i++) {
      float v = x[i];
      float p = v;
      float q = v + 1;
      float r = v + 2;
      float s = v + 3;
      p = Math.fma(p, v, b);
      q = Math.fma(q, v, b);
      r = Math.fma(r, v, b);
      s = Math.fma(s, v, b);
      p = Math.fma(p, v, b);
      q = Math.fma(q, v, b);
      r = Math.fma(r, v, b);
      s = Math.fma(s, v, b);
      p = Math.fma(p, v, b);
      q = Math.fma(q, v, b);
      r = Math.fma(r, v, b);
      s = Math.fma(s, v, b);
      p = Math.fma(p, v, b);
      q = Math.fma(q, v, b);
      r = Math.fma(r, v, b);
      s = Math.fma(s, v, b);
      p = Math.fma(p, v, b);
      q = Math.fma(q, v, b);
      r = Math.fma(r, v, b);
      s = Math.fma(s, v, b);
      p = Math.fma(p, v, b);
      q = Math.fma(q, v, b);
      r = Math.fma(r, v, b);
      s = Math.fma(s, v, b);
      p = Math.fma(p, v, b);
      q = Math.fma(q, v, b);
      r = Math.fma(r, v, b);
      s = Math.fma(s, v, b);
      p = Math.fma(p, v, b);
      q = Math.fma(q, v, b);
      r = Math.fma(r, v, b);
      s = Math.fma(s, v, b);
      result[i] = p + q + r + s;
    }
  }
}
