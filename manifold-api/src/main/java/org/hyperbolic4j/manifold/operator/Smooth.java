package org.hyperbolic4j.manifold.operator;

import java.util.function.UnaryOperator;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Hyperbolic functions as compositions of SameDiff operations, as functions of squared arguments
 * where that makes them smooth. Each is a sum of two branches behind a mask, a series near 0 and a
 * closed form elsewhere, and each branch only ever sees arguments at which it and its derivative
 * are finite: a mask after the fact would leave 0 times infinity in the gradient.
 */
public final class Smooth {

  private static final double[] SINHC = {1, 1.0 / 6, 1.0 / 120, 1.0 / 5040, 1.0 / 362880};
  private static final double[] COSH = {1, 1.0 / 2, 1.0 / 24, 1.0 / 720, 1.0 / 40320};
  private static final double[] TANHC = {
    1, -1.0 / 3, 2.0 / 15, -17.0 / 315, 62.0 / 2835, -1382.0 / 155925
  };
  private static final double[] ASINHC = {
    1, -1.0 / 6, 3.0 / 40, -15.0 / 336, 105.0 / 3456, -945.0 / 42240
  };
  private static final double[] ATANHC = {
    1, 1.0 / 3, 1.0 / 5, 1.0 / 7, 1.0 / 9, 1.0 / 11, 1.0 / 13
  };

  private Smooth() {}

  /**
   * Largest argument of hyperbolic functions: products of two still have squares in the type.
   *
   * @param x any variable of the type
   * @return 150 in float64, 20 in float32
   */
  public static double largest(SDVariable x) {
    return wide(x) ? 150 : 20;
  }

  /**
   * Vectors whose squares the type can hold, times any {@link #curvature}, in the direction of the
   * given ones: for functions that depend on the direction alone from far nearer on. Components
   * beyond 1e150 in float64, 1e18 in float32 count as that large.
   *
   * @param v {@code [N, C, ...]}
   * @return {@code [N, C, ...]}, no component beyond 1e90 in float64, 1e12 in float32
   */
  public static SDVariable squarable(SDVariable v) {
    SDVariable near = clip(v, wide(v) ? 1e150 : 1e18);
    return within(near, longest(near), wide(v) ? 1e90 : 1e12);
  }

  /**
   * Vectors whose squares the type can hold in a unit of length, in the direction of the given
   * ones. Components beyond 1e200 in float64, 1e24 in float32 count as that large.
   *
   * @param v {@code [N, C, ...]}
   * @param perUnit {@code [1]}: what to multiply lengths by
   * @return {@code [N, C, ...]}, no component beyond 1e150 units in float64, 1e18 in float32
   */
  public static SDVariable squarable(SDVariable v, SDVariable perUnit) {
    SDVariable near = clip(v, wide(v) ? 1e200 : 1e24);
    return within(near, longest(near).mul(perUnit), wide(v) ? 1e150 : 1e18);
  }

  /** Products of components with their cotangents stay in the type. */
  private static SDVariable clip(SDVariable v, double most) {
    return v.getSameDiff().math().clipByValue(v, -most, most);
  }

  private static SDVariable longest(SDVariable v) {
    return v.getSameDiff().math().abs(v).max(true, 1);
  }

  private static SDVariable within(SDVariable v, SDVariable size, double bound) {
    return v.mul(atLeast(size, bound).rdiv(bound));
  }

  private static boolean wide(SDVariable x) {
    return x.dataType() == DataType.DOUBLE;
  }

  /**
   * x/y, where y may have length 1. ND4J M2.1 takes the gradient of a division by an array of
   * length 1 to be the product of two sums instead of a sum of products; multiplication has no such
   * fault.
   *
   * @param x any shape
   * @param y a shape that goes with it, not 0
   * @return their quotient
   */
  public static SDVariable quotient(SDVariable x, SDVariable y) {
    return x.mul(y.rdiv(1.0));
  }

  /**
   * Curvatures of hyperbolic space whose square formulas can divide by, and that they can multiply
   * by the squares of {@link #squarable} vectors: others count as the nearest of these.
   *
   * @param c {@code [1]}, positive
   * @return {@code [1]}: from 1e-60 to 1e60 in float64, 1e-12 to 1e12 in float32
   */
  public static SDVariable curvature(SDVariable c) {
    double most = wide(c) ? 1e60 : 1e12;
    return c.getSameDiff().math().clipByValue(c, 1 / most, most);
  }

  /**
   * What normalisation multiplies tangent vectors by. Ratios too large for formulas count as the
   * largest, as do scales and dispersions above 1e100 in float64, 1e12 in float32; a dispersion
   * that rounding has made negative counts as 0.
   *
   * @param scale {@code [1]}: the mean squared distance to come to
   * @param dispersion {@code [1]}: the mean squared distance from the centre
   * @param epsilon what is added to the dispersion, positive
   * @return {@code [1]}: sqrt(scale / (dispersion + epsilon)), up to 1e50 in float64, 1e6 in
   *     float32
   */
  public static SDVariable ratio(SDVariable scale, SDVariable dispersion, double epsilon) {
    double most = wide(scale) ? 1e100 : 1e12;
    SDVariable held = clip(dispersion, most);
    SDVariable notNegative = held.mul(held.gte(0).castTo(held.dataType()));
    SDVariable ratio = sqrt(quotient(atLeast(clip(scale, most), 0), notNegative.add(epsilon)));
    return ratio.getSameDiff().math().clipByValue(ratio, 0, wide(ratio) ? 1e50 : 1e6);
  }

  /**
   * Weights in float64, where their sums are taken; above 1e100 they count as that large.
   *
   * @param weights any shape, not negative
   * @return the same shape in float64
   */
  public static SDVariable weights(SDVariable weights) {
    // ND4J takes the gradient of a number at the end of its range to be 0; weights may be 0.
    return clip(weights.castTo(DataType.DOUBLE), 1e100);
  }

  /**
   * Lengths of normals that formulas can divide by: others count as the nearest of these.
   *
   * @param lengths any shape, not negative
   * @return the same shape: from 1e-100 to 1e50 in float64, 1e-18 to 1e9 in float32
   */
  public static SDVariable lengths(SDVariable lengths) {
    double shortest = wide(lengths) ? 1e-100 : 1e-18;
    return lengths.getSameDiff().math().clipByValue(lengths, shortest, wide(lengths) ? 1e50 : 1e9);
  }

  /**
   * Components of vectors along normals, from their products with them. Longer ones than the type
   * can square, which inner products of vectors are not, count as shorter.
   *
   * @param inner {@code [N, K, ...]}: {@code <u, z_k>}
   * @param lengths a shape that goes with it: {@code |z_k|}, as {@link #lengths} gives them
   * @return {@code [N, K, ...]}: {@code <u, z_k>/|z_k|}
   */
  public static SDVariable components(SDVariable inner, SDVariable lengths) {
    double most = wide(inner) ? 1e150 : 1e18;
    return clip(inner.mul(lengths.rdiv(1.0)), most);
  }

  /**
   * 1 where x is above a bound, 0 elsewhere; a constant for the gradient.
   *
   * @param x any shape
   * @param bound the bound
   * @return a mask of the same shape and type
   */
  public static SDVariable above(SDVariable x, double bound) {
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

  /**
   * The larger of x and a bound; where the bound holds, the gradient is 0.
   *
   * @param x any shape
   * @param bound the bound
   * @return the same shape
   */
  public static SDVariable atLeast(SDVariable x, double bound) {
    return where(above(x, bound), x, bound);
  }

  /**
   * Squared arguments below this take the series. The derivative of a closed form loses about the
   * type's epsilon over twice this; the series' next term is below that epsilon.
   */
  private static double small(SDVariable y) {
    return wide(y) ? 1e-3 : 0.03;
  }

  private static SDVariable polynomial(SDVariable y, double[] coefficients) {
    SDVariable sum = y.mul(coefficients[coefficients.length - 1]);
    for (int k = coefficients.length - 2; k >= 1; k--) {
      sum = sum.add(coefficients[k]).mul(y);
    }
    return sum.add(coefficients[0]);
  }

  /** A closed form of x = sqrt(y), and a series of y near 0. */
  private static SDVariable radial(
      SDVariable y, double[] series, UnaryOperator<SDVariable> closedForm) {
    SDVariable far = above(y, small(y));
    SDVariable x = y.getSameDiff().math().sqrt(where(far, y, small(y)));
    return either(far, closedForm.apply(x), polynomial(not(far).mul(y), series));
  }

  /**
   * sinh(x)/x of y = x^2.
   *
   * @param y from 0 to the square of {@link #largest}
   * @return the same shape
   */
  public static SDVariable sinhc(SDVariable y) {
    return radial(y, SINHC, x -> x.getSameDiff().math().sinh(x).div(x));
  }

  /**
   * cosh(x) of y = x^2.
   *
   * @param y from 0 to the square of {@link #largest}
   * @return the same shape
   */
  public static SDVariable cosh(SDVariable y) {
    return radial(y, COSH, x -> x.getSameDiff().math().cosh(x));
  }

  /**
   * tanh(x)/x of y = x^2.
   *
   * @param y not negative
   * @return the same shape
   */
  public static SDVariable tanhc(SDVariable y) {
    return radial(y, TANHC, x -> x.getSameDiff().math().tanh(x).div(x));
  }

  /**
   * asinh(x)/x of y = x^2.
   *
   * @param y not negative
   * @return the same shape
   */
  public static SDVariable asinhc(SDVariable y) {
    return radial(
        y,
        ASINHC,
        x -> {
          var math = x.getSameDiff().math();
          return math.log(x.add(math.sqrt(x.mul(x).add(1.0)))).div(x);
        });
  }

  /**
   * atanh(x)/x of y = x^2.
   *
   * @param y not negative, below 1
   * @return the same shape
   */
  public static SDVariable atanhc(SDVariable y) {
    return radial(
        y, ATANHC, x -> x.getSameDiff().math().log(x.add(1.0).div(x.rsub(1.0))).mul(0.5).div(x));
  }

  /**
   * asinh(x).
   *
   * @param x any shape, any numbers
   * @return the same shape
   */
  public static SDVariable asinh(SDVariable x) {
    var math = x.getSameDiff().math();
    SDVariable size = math.abs(x);
    double from = Math.sqrt(small(x));
    SDVariable far = above(size, from);
    SDVariable large = where(far, size, from);
    // No square of a large number: log a + log(1 + sqrt(1 + 1/a^2)).
    SDVariable inverse = large.rdiv(1.0);
    SDVariable logarithm =
        math.log(large).add(math.log(math.sqrt(inverse.mul(inverse).add(1.0)).add(1.0)));
    SDVariable near = not(far).mul(x);
    return either(far, math.sign(x).mul(logarithm), near.mul(polynomial(near.mul(near), ASINHC)));
  }

  /**
   * The square root of x, with derivative 0 at 0.
   *
   * @param x not negative
   * @return the same shape
   */
  public static SDVariable sqrt(SDVariable x) {
    double tiny = wide(x) ? 1e-300 : 1e-36;
    SDVariable positive = above(x, tiny);
    return positive.mul(x.getSameDiff().math().sqrt(where(positive, x, 1)));
  }
}
