package org.hyperbolic4j.nn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.init.Initialisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkConfigTest {

  private static final NetworkConfig UNUSUAL =
      NetworkConfig.builder("poincare-4-5-6-resnet-14")
          .classes(7)
          .images(1, 28, 30)
          .curvature(0.3)
          .learnCurvature(true)
          .curvatureScope(CurvatureScope.PER_LAYER)
          .centre(Centre.FRECHET)
          .frechetSteps(5)
          .initialisation(Initialisation.HNN)
          .head(Head.PROTOTYPES)
          .residualOrder(ResidualOrder.SHORTCUT_FIRST)
          .offsets(false)
          .relu(false)
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
    NetworkConfig hybrid =
        NetworkConfig.builder("hybrid-8-16-32-resnet-20").headManifold("poincare").build();
    assertThat(json.readValue(json.writeValueAsString(hybrid), NetworkConfig.class))
        .isEqualTo(hybrid);
  }

  @Test
  void olderConfigurationsHaveTheDefaultsOfLaterChoices() throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    NetworkConfig usual = NetworkConfig.builder("poincare-4-5-6-resnet-14").build();
    ObjectNode old = json.valueToTree(usual);
    assertThat(old.fieldNames()).toIterable().containsAll(NetworkConfig.CHOICES_ADDED_LATER);
    old.remove(NetworkConfig.CHOICES_ADDED_LATER);
    assertThat(json.treeToValue(old, NetworkConfig.class)).isEqualTo(usual);
  }

  @Test
  void aBuilderStartsFromAnyConfiguration() {
    assertThat(UNUSUAL.toBuilder().build()).isEqualTo(UNUSUAL);
    assertThat(UNUSUAL.toBuilder().seed(3).build().seed()).isEqualTo(3);
  }

  @Test
  void anUnusableValueIsRefusedInOneLine() {
    assertThatThrownBy(() -> UNUSUAL.toBuilder().curvature(0).learnCurvature(true).build())
        .hasMessage("a curvature is learned as a multiple of where it starts, which cannot be 0");
    assertThatThrownBy(() -> UNUSUAL.toBuilder().curvature(Double.NaN).build())
        .hasMessage("curvature c must be finite, not NaN");
    assertThatThrownBy(() -> UNUSUAL.toBuilder().classes(1).build())
        .hasMessage("a classifier needs at least 2 classes, not 1");
    assertThatThrownBy(() -> UNUSUAL.toBuilder().images(3, 0, 4).build())
        .hasMessage("images need channels, rows and columns, not 3 x 0 x 4");
    assertThatThrownBy(() -> UNUSUAL.toBuilder().frechetSteps(-1).build())
        .hasMessage("the Frechet mean takes at least 1 step, or 0 for as many as it takes, not -1");
    assertThatThrownBy(() -> UNUSUAL.toBuilder().centre(Centre.MIDPOINT).build())
        .hasMessageEndingWith(
            "has no Frechet mean: number of steps 5 would do nothing, leave it at 0");
    assertThatThrownBy(() -> UNUSUAL.toBuilder().headManifold("poincare").build())
        .hasMessageContaining("a head manifold goes with the family 'hybrid' and only with it");
    assertThatThrownBy(() -> NetworkConfig.builder("hybrid-4-5-6-resnet-14").build())
        .hasMessageContaining("a head manifold goes with the family 'hybrid' and only with it");
    assertThatThrownBy(() -> NetworkConfig.builder("poincare").build())
        .hasMessageContaining("is not of the form FAMILY-W1-W2-W3-resnet-D");
  }

  private static Stream<Arguments> choicesAboutLayersOnAManifold() {
    return Stream.of(
        idle("curvature 0.5", builder -> builder.curvature(0.5)),
        idle("learned curvature true", builder -> builder.learnCurvature(true)),
        idle(
            "curvature scope per-layer",
            builder -> builder.curvatureScope(CurvatureScope.PER_LAYER)),
        idle("head prototypes", builder -> builder.head(Head.PROTOTYPES)),
        idle("initialisation hnn", builder -> builder.initialisation(Initialisation.HNN)),
        idle("departures [x]", builder -> builder.departures(Set.of("x"))));
  }

  private static Stream<Arguments> choicesAboutTheBody() {
    return Stream.of(
        idle("centre frechet", builder -> builder.centre(Centre.FRECHET)),
        idle(
            "residual order shortcut-first",
            builder -> builder.residualOrder(ResidualOrder.SHORTCUT_FIRST)),
        idle(
            "residual order tangent-sum",
            builder -> builder.residualOrder(ResidualOrder.TANGENT_SUM)),
        idle("residual axis width", builder -> builder.residualAxis(ResidualAxis.WIDTH)));
  }

  private static Arguments idle(String said, UnaryOperator<NetworkConfig.Builder> choice) {
    return Arguments.of(said, choice);
  }

  @ParameterizedTest
  @MethodSource({"choicesAboutLayersOnAManifold", "choicesAboutTheBody"})
  void euclideanNetworksRefuseWhatWouldDoNothing(
      String said, UnaryOperator<NetworkConfig.Builder> choice) {
    String model = "euclidean-4-5-6-resnet-14";
    assertThatThrownBy(() -> choice.apply(NetworkConfig.builder(model)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(model, said + " would do nothing");
  }

  @ParameterizedTest
  @MethodSource("choicesAboutTheBody")
  void hybridNetworksRefuseWhatWouldDoNothing(
      String said, UnaryOperator<NetworkConfig.Builder> choice) {
    assertThatThrownBy(() -> choice.apply(hybrid()).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(said + " would do nothing");
  }

  @ParameterizedTest
  @MethodSource("choicesAboutLayersOnAManifold")
  void hybridNetworksTakeWhatTheirHeadTakes(
      String said, UnaryOperator<NetworkConfig.Builder> choice) {
    NetworkConfig config = choice.apply(hybrid()).build();
    assertThat(config).as(said).isNotEqualTo(hybrid().build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"poincare-4-5-6-resnet-14", "euclidean-4-5-6-resnet-14"})
  void withoutBatchNormThereAreNoStatistics(String model) {
    NetworkConfig.Builder without = NetworkConfig.builder(model).batchNorm(false);
    assertThat(without.build().toBuilder().build().batchNorm()).isFalse();
    assertThatThrownBy(() -> without.evaluationStatistics(EvaluationStatistics.BATCH).build())
        .hasMessageEndingWith(
            "has no batch norm: evaluation statistics batch would do nothing, leave it at running");
  }

  @Test
  void withoutBatchNormThereIsNoCentre() {
    assertThatThrownBy(() -> UNUSUAL.toBuilder().frechetSteps(0).batchNorm(false).build())
        .hasMessageContaining("has no batch norm: centre frechet would do nothing");
  }

  @Test
  void prototypesOnAEuclideanBodyHaveNoHyperplanesToInitialise() {
    assertThatThrownBy(
            () -> hybrid().head(Head.PROTOTYPES).initialisation(Initialisation.HNN).build())
        .hasMessageContaining("has no hyperplanes: initialisation hnn would do nothing");
  }

  private static NetworkConfig.Builder hybrid() {
    return NetworkConfig.builder("hybrid-4-5-6-resnet-14").headManifold("poincare");
  }
}
