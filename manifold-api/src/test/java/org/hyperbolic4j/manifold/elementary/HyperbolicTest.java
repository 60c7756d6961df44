package org.hyperbolic4j.manifold.elementary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.junit.jupiter.api.Test;

/** Against 40 digits. */
class HyperbolicTest {

  private static final DfpField DIGITS = new DfpField(40);
  private static final int NUMBERS = 2000;

  /** Products of two of them stay in float64. */
  private static final double LARGEST = 300;

  private final Random random = new Random(1);

  private void within(
      double ulps,
      double smallest,
      double largest,
      DoubleUnaryOperator function,
      UnaryOperator<Dfp> exact) {
    double worst = 0;
    double at = 0;
    for (int i = 0; i < NUMBERS; i++) {
      double x = smallest * Math.pow(largest / smallest, random.nextDouble());
      double computed = function.applyAsDouble(x);
      Dfp expected = exact.apply(DIGITS.newDfp(x));
      double off =
          Math.abs(DIGITS.newDfp(computed).subtract(expected).toDouble())
              / Math.ulp(expected.toDouble());
      if (off > worst) {
        worst = off;
        at = x;
      }
    }
    assertThat(worst).as("at %s", at).isLessThanOrEqualTo(ulps);
  }

  private static Dfp one(Dfp x) {
    return x.getField().getOne();
  }

  private static Dfp asinh(Dfp x) {
    // The logarithm of 1 + u loses as many digits as u has zeros after the point.
    Dfp square = x.multiply(x);
    Dfp u = x.add(square.divide(square.add(one(x)).sqrt().add(one(x))));
    Dfp w = u.divide(u.add(2));
    Dfp sum = w;
    Dfp power = w;
    if (u.toDouble() > 0.1) {
      return u.add(one(x)).log();
    }
    for (int k = 3; k < 60; k += 2) {
      power = power.multiply(w).multiply(w);
      sum = sum.add(power.divide(k));
    }
    return sum.multiply(2);
  }

  /** Sum of y^k / (2k + first)! times a factor: no digits are lost near 0. */
  private static Dfp series(Dfp y, boolean defect) {
    Dfp term = defect ? one(y).divide(3) : one(y);
    Dfp sum = term;
    for (int k = 1; k < 40; k++) {
      // sinhc: 1/(2k+1)!; defect: (2k+2)/(2k+3)!, a factor of (k+1)/(k (2k+2)(2k+3)) each.
      term = term.multiply(y);
      term =
          defect
              ? term.multiply(k + 1).divide(k).divide((2 * k + 2) * (2 * k + 3))
              : term.divide(2 * k * (2 * k + 1));
      sum = sum.add(term);
    }
    return sum;
  }

  private static Dfp sinhc(Dfp y) {
    if (y.toDouble() < 1) {
      return series(y, false);
    }
    Dfp x = y.sqrt();
    return x.exp().subtract(x.negate().exp()).divide(2).divide(x);
  }

  private static Dfp cosh(Dfp y) {
    Dfp x = y.sqrt();
    return x.exp().add(x.negate().exp()).divide(2);
  }

  private static Dfp defect(Dfp y) {
    return y.toDouble() < 1 ? series(y, true) : cosh(y).subtract(sinhc(y)).divide(y);
  }

  @Test
  void exponentials() {
    within(2, 1e-10, LARGEST, Hyperbolic::exp, Dfp::exp);
    assertThat(Hyperbolic.exp(0)).isEqualTo(1);
    assertThat(Hyperbolic.exp(1e6)).isEqualTo(Hyperbolic.exp(709)).isFinite();
  }

  @Test
  void inverseSines() {
    within(4, 1e-300, 1e-3, Hyperbolic::asinh, HyperbolicTest::asinh);
    within(4, 1e-3, 10, Hyperbolic::asinh, HyperbolicTest::asinh);
    within(4, 10, 1e300, Hyperbolic::asinh, HyperbolicTest::asinh);
    assertThat(Hyperbolic.asinh(-3)).isEqualTo(-Hyperbolic.asinh(3));
    assertThat(Hyperbolic.asinh(0)).isZero();
    assertThat(Hyperbolic.asinh(Double.POSITIVE_INFINITY)).isGreaterThan(700);
    assertThat(Math.abs(Hyperbolic.asinh(Double.NaN))).isGreaterThan(700);
  }

  @Test
  void sines() {
    within(4, 1e-10, LARGEST, Hyperbolic::sinh, x -> sinhc(x.multiply(x)).multiply(x));
    assertThat(Hyperbolic.sinh(-2)).isEqualTo(-Hyperbolic.sinh(2));
  }

  @Test
  void functionsOfSquares() {
    // The root is off by 2^-53 of itself, its exponential by x times as much, an ulp at most each.
    for (double x : new double[] {1, 2, 8, 40, LARGEST}) {
      double ulps = 4 + x;
      within(ulps, 1e-20, x * x, Hyperbolic::sinhc, HyperbolicTest::sinhc);
      within(ulps, 1e-20, x * x, Hyperbolic::cosh, HyperbolicTest::cosh);
      within(ulps, 1e-20, x * x, Hyperbolic::defect, HyperbolicTest::defect);
    }
  }
}
