package org.hyperbolic4j.manifold.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

class TangentCapTest {

  @ParameterizedTest
  @CsvSource({"FLOAT, 4e-3", "DOUBLE, 1e-5"})
  void publishedCapIsTheClampedRadiusOfTheBall(DataType type, double epsilon) {
    double radius = Math.tanh(TangentCap.published(type).scaledNorm());
    assertThat(radius).isCloseTo(1 - epsilon, within(1e-15));
  }

  @Test
  void noCapIsInfinite() {
    assertThat(TangentCap.NONE.scaledNorm()).isInfinite();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.NEGATIVE_INFINITY})
  void mustBePositive(double scaledNorm) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TangentCap(scaledNorm))
        .withMessage("the cap must be positive, not " + scaledNorm);
  }
}
