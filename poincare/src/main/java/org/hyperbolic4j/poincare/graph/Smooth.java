package org.hyperbolic4j.poincare.graph;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Hyperbolic functions as compositions of SameDiff operations, as functions of squared arguments
 * where that makes them smooth. Each is a sum of two branches behind a mask, a series near 0 and a
 * closed form elsewhere, and each branch only ever sees arguments at which it and its derivative
 * are finite: a mask after the fact would leave 0 times infinity in the gradient.
 */
final class Smooth {

  private static final double SERIES_BELOW = 1;
  private static final double LOGARITHM_FROM = 0.25;
  private static final int LOGARITHM_TERMS = 12;
  private static final int SERIES_TERMS = 10;

  private Smooth() {}

  /** Largest argument of hyperbolic functions: products of two still have squares in the type. */
  static double largest(SDVariable x) {
    return x.dataType() == DataType.DOUBLE ? 150 : 20;
  }

  /**
   * x/y, where y may have length 1. ND4J M2.1 takes the gradient of a division by an array of
   * length 1 to be the product of two sums instead of a sum of products; multiplication has no such
   * fault.
   */
  static SDVariable quotient(SDVariable x, SDVariable y) {
    return x.mul(y.rdiv(1.0));
  }

  /** 1 where x is above a bound, 0 elsewhere; a constant for the gradient. */
  static SDVariable above(SDVariable x, double bound) {
    return x.gt(bound).castTo(x.dataType());
  }

  private static SDVariable not(SDVariable mask) {
    return mask.rsub(1.0);
  }

  /** x where the mask is 1, a number elsewhere. */
  private static SDVariable where(SDVariable mask, SDVariable x, double otherwise) {
    return mask.mul(x).add(not(mask).mul(otherwise));
  }

  private static SDVariable either(SDVariable mask, SDVariable one, SDVariable other) {
    return mask.mul(one).add(not(mask).mul(other));
  }

  /** The larger of x and a bound; where the bound holds, the gradient is 0. */
  static SDVariable atLeast(SDVariable x, double bound) {
    return where(above(x, bound), x, bound);
  }

  /** The smaller of x and a bound; where the bound holds, the gradient is 0. */
  static SDVariable atMost(SDVariable x, double bound) {
    SDVariable beyond = above(x, bound);
    return not(beyond).mul(where(not(beyond), x, 0)).add(beyond.mul(bound));
  }

  private static SDVariable polynomial(SDVariable y, double[] coefficients) {
    SDVariable sum = y.mul(coefficients[coefficients.length - 1]);
    for (int k = coefficients.length - 2; k >= 1; k--) {
      sum = sum.add(coefficients[k]).mul(y);
    }
    return sum.add(coefficients[0]);
  }

  /** sinh(x)/x of y = x^2, x at most {@link #largest}. */
  static SDVariable sinhc(SDVariable y) {
    SDVariable far = above(y, SERIES_BELOW);
    SDVariable x = y.getSameDiff().math().sqrt(where(far, y, SERIES_BELOW));
    double[] coefficients = new double[SERIES_TERMS];
    double factorial = 1;
    for (int k = 0; k < SERIES_TERMS; k++) {
      coefficients[k] = 1 / factorial;
      factorial *= (2 * k + 2) * (2 * k + 3);
    }
    SDVariable near = polynomial(not(far).mul(y), coefficients);
    return either(far, y.getSameDiff().math().sinh(x).div(x), near);
  }

  /** cosh(x) of y = x^2, x at most {@link #largest}. */
  static SDVariable cosh(SDVariable y) {
    SDVariable far = above(y, SERIES_BELOW);
    SDVariable x = y.getSameDiff().math().sqrt(where(far, y, SERIES_BELOW));
    double[] coefficients = new double[SERIES_TERMS];
    double factorial = 1;
    for (int k = 0; k < SERIES_TERMS; k++) {
      coefficients[k] = 1 / factorial;
      factorial *= (2 * k + 1) * (2 * k + 2);
    }
    SDVariable near = polynomial(not(far).mul(y), coefficients);
    return either(far, y.getSameDiff().math().cosh(x), near);
  }

  /** Sum of y^k/(2k + 1): atanh(x)/x of a small y = x^2. */
  private static SDVariable atanhcSeries(SDVariable y) {
    double[] coefficients = new double[LOGARITHM_TERMS + 1];
    for (int k = 0; k < coefficients.length; k++) {
      coefficients[k] = 1.0 / (2 * k + 1);
    }
    return polynomial(y, coefficients);
  }

  /** asinh(x)/x of y = x^2. */
  static SDVariable asinhc(SDVariable y) {
    var math = y.getSameDiff().math();
    SDVariable far = above(y, LOGARITHM_FROM);
    SDVariable closed = where(far, y, LOGARITHM_FROM);
    SDVariable x = math.sqrt(closed);
    SDVariable logarithm = math.log(x.add(math.sqrt(closed.add(1.0)))).div(x);
    // asinh x = 2 atanh w with w = x/(1 + sqrt(1 + x^2)).
    SDVariable small = not(far).mul(y);
    SDVariable onePlus = math.sqrt(small.add(1.0)).add(1.0);
    SDVariable series = atanhcSeries(small.div(onePlus.mul(onePlus))).mul(2.0).div(onePlus);
    return either(far, logarithm, series);
  }

  /** asinh(x), any x. */
  static SDVariable asinh(SDVariable x) {
    var math = x.getSameDiff().math();
    SDVariable size = math.abs(x);
    SDVariable far = above(size, 0.5);
    SDVariable large = where(far, size, 0.5);
    // No square of a large number: log a + log(1 + sqrt(1 + 1/a^2)).
    SDVariable inverse = large.rdiv(1.0);
    SDVariable logarithm =
        math.log(large).add(math.log(math.sqrt(inverse.mul(inverse).add(1.0)).add(1.0)));
    SDVariable small = not(far).mul(x);
    SDVariable onePlus = math.sqrt(small.mul(small).add(1.0)).add(1.0);
    SDVariable w = small.div(onePlus);
    SDVariable series = w.mul(2.0).mul(atanhcSeries(w.mul(w)));
    return either(far, math.sign(x).mul(logarithm), series);
  }

  /** tanh(x)/x of y = x^2. */
  static SDVariable tanhc(SDVariable y) {
    var math = y.getSameDiff().math();
    SDVariable far = above(y, SERIES_BELOW);
    SDVariable x = math.sqrt(where(far, y, SERIES_BELOW));
    // tanh x = (1 - e)/(1 + e) with e = exp(-2x): no overflow, and exact enough from 1 on.
    SDVariable e = math.exp(x.mul(-2.0));
    SDVariable closed = e.rsub(1.0).div(e.add(1.0)).div(x);
    SDVariable small = not(far).mul(y);
    return either(far, closed, sinhc(small).div(cosh(small)));
  }

  /** atanh(x)/x of y = x^2 below 1. */
  static SDVariable atanhc(SDVariable y) {
    var math = y.getSameDiff().math();
    double from = 0.05;
    SDVariable far = above(y, from);
    SDVariable closed = where(far, y, from);
    SDVariable x = math.sqrt(closed);
    SDVariable logarithm = math.log(x.add(1.0).div(x.rsub(1.0))).mul(0.5).div(x);
    return either(far, logarithm, atanhcSeries(not(far).mul(y)));
  }

  /** The square root of x, with derivative 0 at 0. */
  static SDVariable sqrt(SDVariable x) {
    double tiny = x.dataType() == DataType.DOUBLE ? 1e-300 : 1e-36;
    SDVariable positive = above(x, tiny);
    return positive.mul(x.getSameDiff().math().sqrt(where(positive, x, 1)));
  }
}
