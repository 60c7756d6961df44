package org.hyperbolic4j.nn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSpecTest {

  @Test
  void aNameSaysFamilyWidthsAndDepth() {
    ModelSpec spec = ModelSpec.parse("poincare-8-16-32-resnet-20");
    assertThat(spec).isEqualTo(new ModelSpec("poincare", List.of(8, 16, 32), 20));
    assertThat(spec.blocksPerGroup()).isEqualTo(3);
    assertThat(spec.hasEuclideanBody()).isFalse();
    assertThat(spec.hasEuclideanHead()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lorentz-4-8-16-resnet-8",
        "upper-half-space-1-2-3-resnet-56",
        "euclidean-16-32-64-resnet-110",
        "hybrid-8-16-32-resnet-32"
      })
  void aNameSurvivesParsing(String name) {
    assertThat(ModelSpec.parse(name).name()).isEqualTo(name);
  }

  @Test
  void onlyTheHeadOfAHybridIsCurved() {
    ModelSpec hybrid = ModelSpec.parse("hybrid-8-16-32-resnet-20");
    assertThat(hybrid.hasEuclideanBody()).isTrue();
    assertThat(hybrid.hasEuclideanHead()).isFalse();
    ModelSpec euclidean = ModelSpec.parse("euclidean-8-16-32-resnet-20");
    assertThat(euclidean.hasEuclideanBody()).isTrue();
    assertThat(euclidean.hasEuclideanHead()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "resnet-20",
        "poincare-8-16-resnet-20",
        "poincare-8-16-32-20",
        "Poincare-8-16-32-resnet-20",
        "poincare-8-16-32-resnet-20 ",
        "poincare--8-16-32-resnet-20"
      })
  void anyOtherFormIsRefusedWithTheRightOne(String name) {
    assertThatThrownBy(() -> ModelSpec.parse(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "model '%s' is not of the form FAMILY-W1-W2-W3-resnet-D,"
                + " for instance euclidean-8-16-32-resnet-20",
            name);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7, 18, 21, 99})
  void depthsOtherThanSixNPlusTwoAreRefused(int depth) {
    assertThatThrownBy(() -> ModelSpec.parse("poincare-8-16-32-resnet-" + depth))
        .hasMessage(
            "model 'poincare-8-16-32-resnet-%d':"
                + " a network has 6n + 2 layers (8, 14, 20, 26, 32, ...), not %d",
            depth, depth);
  }

  @Test
  void emptyGroupsAreRefused() {
    assertThatThrownBy(() -> ModelSpec.parse("poincare-8-0-32-resnet-20"))
        .hasMessageEndingWith("at least one channel each, not [8, 0, 32]");
  }
}
