package org.hyperbolic4j.nn.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.hyperbolic4j.nn.parameter.ParameterKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterCountTest {

  @ParameterizedTest
  @CsvSource({
    "poincare-8-16-32-resnet-20, 68757",
    "euclidean-8-16-32-resnet-20, 69082",
    "hybrid-8-16-32-resnet-20, 69082"
  })
  void resnet20HasThePublishedNumberOfParameters(String model, long count) {
    assertThat(network(model).parameterCount()).isEqualTo(count);
  }

  @Test
  void namesAreThoseOfTheLayers() {
    List<String> names =
        network("poincare-8-16-32-resnet-20").parameters().stream().map(Parameter::name).toList();
    assertThat(names)
        .startsWith("stem.conv.z", "stem.conv.r", "stem.bn.mean", "stem.bn.var")
        .contains("group2.block1.downsample.z", "group3.block3.bn2.var")
        .doesNotContain("group1.block1.downsample.z", "group2.block2.downsample.z")
        .endsWith("head.z", "head.r")
        .doesNotHaveDuplicates()
        .hasSize(1 * 4 + 9 * 8 + 2 * 2 + 2);
  }

  @Test
  void withoutOffsetsThereAreNone() {
    Network network =
        TestNetworks.create(NetworkConfig.builder("poincare-8-16-32-resnet-20").offsets(false));
    assertThat(network.parameterCount()).isEqualTo(68_757 - 392 - 10);
    assertThat(network.parameters()).noneMatch(parameter -> parameter.name().endsWith(".r"));
  }

  @Test
  void learnedCurvaturesAreNotDecayed() {
    NetworkConfig.Builder config =
        NetworkConfig.builder("poincare-3-4-5-resnet-8").learnCurvature(true);
    assertThat(curvatures(TestNetworks.create(config)))
        .extracting(Parameter::name)
        .containsExactly("curvature.rho");
    config.curvatureScope(CurvatureScope.PER_LAYER);
    assertThat(curvatures(TestNetworks.create(config)))
        .extracting(Parameter::name)
        .hasSize(2 + 3 * 5 + 2 + 1)
        .contains("stem.conv.curvature.rho", "group2.block1.add.curvature.rho");
  }

  private static List<Parameter> curvatures(Network network) {
    return network.parameters().stream()
        .filter(parameter -> parameter.kind() == ParameterKind.LOGARITHM)
        .toList();
  }

  private static Network network(String model) {
    NetworkConfig.Builder config = NetworkConfig.builder(model);
    if (model.startsWith("hybrid")) {
      config.headManifold("poincare");
    }
    return TestNetworks.create(config);
  }
}
