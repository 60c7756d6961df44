package org.hyperbolic4j.manifold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurvatureTest {

  @Test
  void isMinusTheSectionalCurvature() {
    assertThat(Curvature.hyperbolic(2.5).c()).isEqualTo(2.5);
    assertThat(Curvature.hyperbolic(2.5).sectional()).isEqualTo(-2.5);
    assertThat(Curvature.ofSectional(-2.5)).isEqualTo(Curvature.hyperbolic(2.5));
    assertThat(Curvature.ofSectional(2.5)).isEqualTo(new Curvature(-2.5));
  }

  @Test
  void hasARadius() {
    assertThat(Curvature.hyperbolic(4).radius()).isEqualTo(0.5);
    assertThat(Curvature.ofSectional(4).radius()).isEqualTo(0.5);
    assertThat(new Curvature(0).radius()).isInfinite();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void mustBeFinite(double c) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Curvature(c))
        .withMessage("curvature c must be finite, not " + c);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, -1, Double.NaN})
  void ofHyperbolicSpaceMustBePositive(double c) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Curvature.hyperbolic(c))
        .withMessage("a hyperbolic space needs c > 0, not " + c);
  }
}
