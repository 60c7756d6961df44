package org.hyperbolic4j.hyperbolic.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Random;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConformalGapTest {

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1e-3, 1e-6, 1e-12})
  void keepsItsDigitsNearTheBoundary(double below) {
    Random random = new Random(3);
    double c = 0.7;
    Binary64[] x = new Binary64[5];
    double square = 0;
    double[] direction = random.doubles(x.length, -1, 1).toArray();
    for (double component : direction) {
      square += component * component;
    }
    BigDecimal exact = BigDecimal.ONE;
    for (int i = 0; i < x.length; i++) {
      double coordinate = direction[i] * (1 - below) / Math.sqrt(c * square);
      x[i] = new Binary64(coordinate);
      BigDecimal factor = new BigDecimal(coordinate);
      exact = exact.subtract(new BigDecimal(c).multiply(factor).multiply(factor));
    }
    assertThat(ConformalGap.of(new Binary64(c), x).getReal())
        .isCloseTo(exact.doubleValue(), within(4e-16 * exact.doubleValue()));
  }
}
