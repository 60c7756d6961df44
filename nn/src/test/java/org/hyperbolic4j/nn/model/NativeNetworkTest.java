package org.hyperbolic4j.nn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.nn.Bits;
import org.hyperbolic4j.nn.Finite;
import org.hyperbolic4j.nn.Golden;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.init.Initialisation;
import org.hyperbolic4j.nn.optim.AdamSettings;
import org.hyperbolic4j.nn.optim.Optimizer;
import org.hyperbolic4j.nn.optim.Optimizers;
import org.hyperbolic4j.nn.optim.WeightDecay;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Networks of native layers. */
class NativeNetworkTest {

  private static final INDArray IMAGES = TestImages.random(4, 3, 8, 8, 1);
  private static final int[] LABELS = {0, 2, 1, 1};

  private static NetworkConfig.Builder config(Engine engine, Precision precision) {
    return TestNetworks.tiny("lorentz", engine, precision).layers(LayerKind.NATIVE);
  }

  private static Optimizer adam(Network network) {
    return Optimizers.adam(
        network.parameters(), AdamSettings.of(WeightDecay.NONE), network.pointSpaces());
  }

  @ParameterizedTest
  @EnumSource
  void imagesOfAnySizeGiveFiniteResults(Engine engine) {
    Network network = TestNetworks.create(config(engine, Precision.FLOAT));
    Optimizer optimizer = adam(network);
    double[] scales =
        engine == Engine.FUSED
            ? new double[] {0, 1e-30, 1, 150, 1e4, 1e20, 3e38}
            : new double[] {0, 3e38};
    for (double scale : scales) {
      INDArray images = IMAGES.dup();
      images.assign(images.gt(0).castTo(DataType.DOUBLE).mul(scale));
      TrainingStep step = network.step(images, LABELS);
      Finite.require("logits", step.logits());
      step.gradients().forEach(Finite::require);
      Finite.require("evaluation", network.evaluate(images));
      Finite.require("gradient of the images", network.imageGradient(images, LABELS));
      network.buffers().forEach(Finite::require);
      optimizer.step(step.gradients(), 0.001);
      network.parameters().forEach(p -> Finite.require(p.name(), p.value()));
    }
    assertThat(network.step(TestImages.random(1, 3, 8, 8, 2), new int[1]).logits().shape())
        .containsExactly(1, 3);
  }

  @ParameterizedTest
  @CsvSource({"FUSED, IDENTITY", "FUSED, HNN", "FUSED, HNN_PLUS_PLUS"})
  void theLossFalls(Engine engine, Initialisation initialisation) {
    Network network =
        TestNetworks.create(
            config(engine, Precision.FLOAT)
                .initialisation(initialisation)
                .learnCurvature(true)
                .curvatureScope(CurvatureScope.PER_LAYER));
    Optimizer optimizer = adam(network);
    double first = network.step(IMAGES, LABELS).loss();
    for (int i = 0; i < 20; i++) {
      optimizer.step(network.step(IMAGES, LABELS).gradients(), 0.02);
    }
    assertThat(network.step(IMAGES, LABELS).loss()).isLessThan(0.5 * first);
    assertThat(network.curvatures().values())
        .isNotEmpty()
        .allMatch(c -> c != network.config().curvature());
  }

  @Test
  void aLearnedCurvatureStartsExactlyWhereItWasAskedTo() {
    for (double c : new double[] {0.1, 0.7, 3}) {
      Network network =
          TestNetworks.create(
              config(Engine.FUSED, Precision.DOUBLE).curvature(c).learnCurvature(true));
      assertThat(network.curvatures()).containsExactlyEntriesOf(Map.of("curvature", c));
      Network fixed = TestNetworks.create(config(Engine.FUSED, Precision.DOUBLE).curvature(c));
      assertThat(Bits.of(network.step(IMAGES, LABELS).logits()))
          .isEqualTo(Bits.of(fixed.step(IMAGES, LABELS).logits()));
    }
  }

  /** Both engines, and so hand-derived and composed backward passes, through a whole network. */
  @Test
  void enginesAgree() {
    TrainingStep fused =
        TestNetworks.create(
                config(Engine.FUSED, Precision.DOUBLE)
                    .initialisation(Initialisation.HNN)
                    .learnCurvature(true))
            .step(IMAGES, LABELS);
    TrainingStep graph =
        TestNetworks.create(
                config(Engine.GRAPH, Precision.DOUBLE)
                    .initialisation(Initialisation.HNN)
                    .learnCurvature(true))
            .step(IMAGES, LABELS);
    assertThat(fused.loss()).isCloseTo(graph.loss(), within(1e-9));
    graph
        .gradients()
        .forEach(
            (name, gradient) -> Golden.require(name, fused.gradients().get(name), gradient, 1e-8));
  }

  @Test
  void parametersAreThoseOfTheLayers() {
    List<String> names =
        TestNetworks.create(config(Engine.FUSED, Precision.FLOAT)).parameters().stream()
            .map(Parameter::name)
            .toList();
    assertThat(names)
        .startsWith("stem.conv.weight", "stem.conv.time", "stem.conv.bias", "stem.bn.mean")
        .endsWith("head.z", "head.r")
        .doesNotHaveDuplicates();
    assertThat(
            TestNetworks.create(config(Engine.FUSED, Precision.FLOAT).offsets(false)).parameters())
        .noneMatch(parameter -> parameter.name().matches(".*\\.(bias|r)"));
  }

  @Test
  void theirConfigurationSurvivesJson() throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    NetworkConfig config = config(Engine.FUSED, Precision.FLOAT).build();
    String text = json.writeValueAsString(config);
    assertThat(json.readValue(text, NetworkConfig.class)).isEqualTo(config);
    assertThat(config.head()).isEqualTo(Head.HYPERPLANE);
    String before =
        json.writeValueAsString(NetworkConfig.builder("poincare-4-5-6-resnet-14").build())
            .replace("\"layers\":\"HYPERPLANE\",", "");
    assertThat(before).doesNotContain("layers");
    assertThat(json.readValue(before, NetworkConfig.class).layers())
        .isEqualTo(LayerKind.HYPERPLANE);
  }

  @Test
  void whatWouldDoNothingIsRefused() {
    NetworkConfig.Builder builder = config(Engine.FUSED, Precision.FLOAT);
    assertThatThrownBy(() -> builder.centre(Centre.FRECHET).build())
        .hasMessageContaining("has native layers: centre frechet would do nothing");
    builder.centre(Centre.MIDPOINT);
    assertThatThrownBy(() -> builder.head(Head.TANGENT).build())
        .hasMessageContaining("has native layers: head tangent would do nothing");
    assertThatThrownBy(
            () ->
                NetworkConfig.builder("euclidean-4-5-6-resnet-14").layers(LayerKind.NATIVE).build())
        .hasMessageContaining(
            "has Euclidean layers up to its head: layers native would do nothing");
  }

  @ParameterizedTest
  @EnumSource
  void aManifoldWithoutNativeLayersSaysSo(Engine engine) {
    NetworkConfig.Builder poincare =
        TestNetworks.tiny("poincare", engine, Precision.FLOAT).layers(LayerKind.NATIVE);
    assertThatThrownBy(() -> TestNetworks.create(poincare))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("manifold 'poincare' has no native layers, only hyperplane layers");
  }
}
