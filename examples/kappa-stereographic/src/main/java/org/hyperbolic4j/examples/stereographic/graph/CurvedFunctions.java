package org.hyperbolic4j.examples.stereographic.graph;

import java.util.function.UnaryOperator;
import org.hyperbolic4j.manifold.operator.Smooth;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Hyperbolic functions of {@code y = x^2} for y of either sign: of {@code x = sqrt(y)} where y is
 * positive, the circular functions of {@code sqrt(-y)} where it is negative, and one series around
 * 0. Each branch only ever sees arguments at which it and its derivative are finite.
 */
final class CurvedFunctions {

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

  private CurvedFunctions() {}

  /** Below this |y| the series is used: its next term is below the type's epsilon. */
  private static double small(SDVariable y) {
    return y.dataType() == DataType.DOUBLE ? 1e-3 : 0.03;
  }

  /** What is 0 in the type, next to 1. */
  static double tiny(SDVariable x) {
    return x.dataType() == DataType.DOUBLE ? 1e-14 : 1e-6;
  }

  /** One where the mask is 1, other where it is 0. */
  static SDVariable either(SDVariable mask, SDVariable one, SDVariable other) {
    return mask.mul(one).add(not(mask).mul(other));
  }

  private static SDVariable not(SDVariable mask) {
    return mask.rsub(1.0);
  }

  private static SDVariable where(SDVariable mask, SDVariable x, double otherwise) {
    return mask.mul(x).add(not(mask).mul(otherwise));
  }

  private static SDVariable polynomial(SDVariable y, double[] coefficients) {
    SDVariable sum = y.mul(coefficients[coefficients.length - 1]);
    for (int k = coefficients.length - 2; k >= 1; k--) {
      sum = sum.add(coefficients[k]).mul(y);
    }
    return sum.add(coefficients[0]);
  }

  private static SDVariable radial(
      SDVariable y,
      double[] series,
      UnaryOperator<SDVariable> ofPositive,
      UnaryOperator<SDVariable> ofNegative) {
    return radial(y, Smooth.above(y.neg(), small(y)), series, ofPositive, ofNegative);
  }

  private static SDVariable radial(
      SDVariable y,
      SDVariable negative,
      double[] series,
      UnaryOperator<SDVariable> ofPositive,
      UnaryOperator<SDVariable> ofNegative) {
    var math = y.getSameDiff().math();
    SDVariable positive = Smooth.above(y, small(y));
    SDVariable near = not(positive.add(negative));
    SDVariable hyperbolic = ofPositive.apply(math.sqrt(where(positive, y, small(y))));
    SDVariable circular = ofNegative.apply(math.sqrt(where(negative, y.neg(), small(y))));
    return polynomial(near.mul(y), series)
        .mul(near)
        .add(positive.mul(hyperbolic))
        .add(negative.mul(circular));
  }

  /** {@code sinh(x)/x}. */
  static SDVariable sinhc(SDVariable y) {
    var math = y.getSameDiff().math();
    return radial(y, SINHC, x -> math.sinh(x).div(x), x -> math.sin(x).div(x));
  }

  /** {@code cosh(x)}. */
  static SDVariable cosh(SDVariable y) {
    var math = y.getSameDiff().math();
    return radial(y, COSH, math::cosh, math::cos);
  }

  /** {@code tanh(x)/x}; y above {@code -(pi/2)^2}. */
  static SDVariable tanhc(SDVariable y) {
    var math = y.getSameDiff().math();
    return radial(y, TANHC, x -> math.tanh(x).div(x), x -> math.tan(x).div(x));
  }

  /** {@code atanh(x)/x}; y below 1. */
  static SDVariable atanhc(SDVariable y) {
    var math = y.getSameDiff().math();
    return radial(
        y,
        ATANHC,
        x -> math.log(x.add(1.0).div(x.rsub(1.0))).mul(0.5).div(x),
        x -> math.atan(x).div(x));
  }

  /**
   * {@code asinh(x)/x}, in the circular case an angle from 0 to pi over its sine.
   *
   * @param y at least -1; not 0 where the cosine is negative
   * @param cosine the angle's, of which the hyperbolic case takes nothing
   */
  static SDVariable asinhc(SDVariable y, SDVariable cosine) {
    var math = y.getSameDiff().math();
    SDVariable obtuse = Smooth.above(cosine.neg(), 0);
    SDVariable wide = Smooth.above(y.neg(), small(y));
    SDVariable circular = obtuse.add(wide).sub(obtuse.mul(wide));
    SDVariable own = where(circular, cosine, 1);
    return radial(
        y,
        circular,
        ASINHC,
        x -> math.log(x.add(math.sqrt(x.mul(x).add(1.0)))).div(x),
        x -> math.atan(own.div(x)).rsub(Math.PI / 2).div(x));
  }
}
