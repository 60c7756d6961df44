package org.hyperbolic4j.hyperbolic.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HyperplaneAnglesTest {

  private static final DfpField DIGITS = new DfpField(80);

  private static Binary64[] point(double... coordinates) {
    Binary64[] point = new Binary64[coordinates.length];
    for (int i = 0; i < point.length; i++) {
      point[i] = new Binary64(coordinates[i]);
    }
    return point;
  }

  /** asinh(y cosh(a) - g sinh(a)) with as many digits as it takes, normal along the first axis. */
  private static double exact(double y, double across, double a) {
    Dfp one = DIGITS.getOne();
    Dfp g = one.multiply(y).multiply(y).add(one.multiply(across).multiply(across)).add(1).sqrt();
    Dfp exponential = one.multiply(a).exp();
    Dfp cosh = exponential.add(exponential.reciprocal()).divide(2);
    Dfp sinh = exponential.subtract(exponential.reciprocal()).divide(2);
    Dfp sine = cosh.multiply(y).subtract(g.multiply(sinh));
    Dfp magnitude = sine.abs().add(sine.multiply(sine).add(1).sqrt()).log();
    return Math.copySign(magnitude.toDouble(), sine.toDouble());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.3, 0.2",
    "-0.3, 0.2",
    "25, 25",
    "25, -25",
    "30, 24",
    "20, 29",
    "32, 90",
    "1e-9, 1e-9",
    "5, 300",
    "-5, 300",
    "5, -300",
    "0, 1000"
  })
  void keepsItsDigitsAtAnyDistance(double radius, double a) {
    for (double across : new double[] {0, 0.7, 40}) {
      double y = Math.sinh(radius);
      Binary64[] unit = point(1, 0, 0);
      double distance =
          HyperplaneAngles.distance(point(y, 0, across), unit, new Binary64(a)).getReal();
      double expected = exact(y, across, a);
      assertThat(distance)
          .isCloseTo(
              expected, within(1e-15 * Math.min(1, Math.abs(a)) + 1e-14 * Math.abs(expected)));
    }
  }

  @Test
  void farHyperplanesMoveAwayAtTheirOwnSpeed() {
    for (double a : new double[] {99, 101, 1e5, -1e5}) {
      Gradient[] p = {Gradient.constant(1, 0.4), Gradient.constant(1, -2)};
      Gradient[] unit = {Gradient.constant(1, 0.6), Gradient.constant(1, 0.8)};
      Gradient distance = HyperplaneAngles.distance(p, unit, Gradient.variable(1, 0, a));
      assertThat(distance.getPartialDerivative(0)).isCloseTo(-1, within(1e-15));
    }
  }

  @Test
  void sinesOfAnySizeHaveTheirDirection() {
    Random random = new Random(5);
    Binary64[] small = point(random.doubles(6, -3, 3).toArray());
    Binary64[] sines = small.clone();
    HyperplaneAngles.sinh(sines);
    for (int k = 0; k < small.length; k++) {
      assertThat(sines[k].getReal()).isEqualTo(small[k].sinh().getReal());
    }
    Binary64[] large = point(5000, -4999, 4000, 0);
    HyperplaneAngles.sinh(large);
    assertThat(large[0].getReal()).isCloseTo(Math.exp(100) / 2, within(1e29));
    assertThat(large[1].getReal() / large[0].getReal()).isCloseTo(-Math.exp(-1), within(1e-14));
    assertThat(large[2].getReal()).isCloseTo(0, within(1e-300));
    assertThat(large[3].getReal()).isZero();
  }
}
