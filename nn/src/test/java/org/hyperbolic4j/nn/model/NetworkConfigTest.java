package org.hyperbolic4j.nn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.init.Initialisation;
import org.junit.jupiter.api.Test;

class NetworkConfigTest {

  private static final NetworkConfig UNUSUAL =
      NetworkConfig.builder("hybrid-4-5-6-resnet-14")
          .classes(7)
          .images(1, 28, 30)
          .headManifold("poincare")
          .curvature(0.3)
          .learnCurvature(true)
          .curvatureScope(CurvatureScope.PER_LAYER)
          .centre(Centre.FRECHET)
          .initialisation(Initialisation.HNN)
          .head(Head.PROTOTYPES)
          .residualOrder(ResidualOrder.SHORTCUT_FIRST)
          .offsets(false)
          .departures(Set.of("b", "a"))
          .residualAxis(ResidualAxis.WIDTH)
          .evaluationStatistics(EvaluationStatistics.BATCH)
          .engine(Engine.GRAPH)
          .precision(Precision.DOUBLE)
          .seed(-5)
          .build();

  @Test
  void surviveJson() throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readValue(json.writeValueAsString(UNUSUAL), NetworkConfig.class))
        .isEqualTo(UNUSUAL);
    NetworkConfig usual = NetworkConfig.builder("poincare-8-16-32-resnet-20").build();
    assertThat(json.readValue(json.writeValueAsString(usual), NetworkConfig.class))
        .isEqualTo(usual);
  }

  @Test
  void aBuilderStartsFromAnyConfiguration() {
    assertThat(UNUSUAL.toBuilder().build()).isEqualTo(UNUSUAL);
    assertThat(UNUSUAL.toBuilder().seed(3).build().seed()).isEqualTo(3);
  }

  @Test
  void anUnusableValueIsRefusedInOneLine() {
    assertThatThrownBy(() -> UNUSUAL.toBuilder().curvature(0).build())
        .hasMessage("curvature c must be positive and finite, not 0.0");
    assertThatThrownBy(() -> UNUSUAL.toBuilder().curvature(Double.NaN).build())
        .hasMessage("curvature c must be positive and finite, not NaN");
    assertThatThrownBy(() -> UNUSUAL.toBuilder().classes(1).build())
        .hasMessage("a classifier needs at least 2 classes, not 1");
    assertThatThrownBy(() -> UNUSUAL.toBuilder().images(3, 0, 4).build())
        .hasMessage("images need channels, rows and columns, not 3 x 0 x 4");
    assertThatThrownBy(() -> UNUSUAL.toBuilder().headManifold(null).build())
        .hasMessageContaining("a head manifold goes with the family 'hybrid' and only with it");
    assertThatThrownBy(() -> NetworkConfig.builder("poincare").build())
        .hasMessageContaining("is not of the form FAMILY-W1-W2-W3-resnet-D");
  }
}
