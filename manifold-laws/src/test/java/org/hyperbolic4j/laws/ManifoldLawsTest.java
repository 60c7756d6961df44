package org.hyperbolic4j.laws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hyperbolic4j.laws.law.Need;
import org.junit.jupiter.api.Test;

class ManifoldLawsTest {

  @Test
  void aPartThatGotLostIsNamed() {
    StereographicSpace space =
        new StereographicSpace(StereographicGeometry::new, RejectionSampler::new);
    ManifoldLaws laws =
        new ManifoldLaws(
            space,
            Need.SAMPLER,
            Need.FUSED_OPERATORS,
            Need.NATIVE_COORDINATES,
            Need.NATIVE_OPERATORS,
            Need.FUSED_NATIVE_OPERATORS) {};

    assertThatThrownBy(laws::theManifoldHasThePartsItIsMeantToHave)
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching(".*is without \\[SAMPLER, .*but it is without \\[GRAPH_OPERATORS, .*");
  }
}
