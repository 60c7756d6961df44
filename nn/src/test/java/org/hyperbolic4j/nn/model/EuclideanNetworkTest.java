package org.hyperbolic4j.nn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The Euclidean twin, which needs no manifold. */
class EuclideanNetworkTest {

  private static final ManifoldRegistry NONE = ManifoldRegistry.of(List.of());
  private static final INDArray IMAGES = TestImages.random(4, 3, 8, 8, 1);
  private static final int[] LABELS = {0, 1, 2, 1};

  @Test
  void resnet20HasThePublishedNumberOfParameters() {
    NetworkConfig config = NetworkConfig.builder("euclidean-8-16-32-resnet-20").build();
    assertThat(Network.create(config, NONE).parameterCount()).isEqualTo(69_082);
  }

  @ParameterizedTest
  @EnumSource
  void gradientsAreTheDerivativesOfTheLoss(Engine engine) {
    Network network = tiny(engine);
    Map<String, double[]> gradients = new HashMap<>();
    network
        .step(IMAGES, LABELS)
        .gradients()
        .forEach((name, gradient) -> gradients.put(name, gradient.dup('c').data().asDouble()));
    assertThat(gradients).hasSameSizeAs(network.parameters());
    Random random = new Random(5);
    for (Parameter parameter : network.parameters()) {
      if (parameter.name().startsWith("group2") || parameter.name().startsWith("head")) {
        int at = random.nextInt((int) parameter.value().length());
        assertThat(gradients.get(parameter.name())[at])
            .as(parameter.name())
            .isCloseTo(derivative(network, parameter.value(), at), within(1e-8));
      }
    }
  }

  @Test
  void bothEnginesGiveTheSame() {
    TrainingStep fused = tiny(Engine.FUSED).step(IMAGES, LABELS);
    TrainingStep graph = tiny(Engine.GRAPH).step(IMAGES, LABELS);
    assertThat(fused.loss()).isCloseTo(graph.loss(), within(1e-12));
    fused
        .gradients()
        .forEach(
            (name, gradient) ->
                assertThat(gradient.distance2(graph.gradients().get(name)))
                    .as(name)
                    .isCloseTo(0, within(1e-11)));
  }

  private static double derivative(Network network, INDArray value, int at) {
    double h = 1e-5;
    double before = value.getDouble(at);
    value.putScalar(at, before + h);
    double up = network.step(IMAGES, LABELS).loss();
    value.putScalar(at, before - h);
    double down = network.step(IMAGES, LABELS).loss();
    value.putScalar(at, before);
    return (up - down) / (2 * h);
  }

  private static Network tiny(Engine engine) {
    return Network.create(
        NetworkConfig.builder("euclidean-3-4-5-resnet-8")
            .images(3, 8, 8)
            .classes(3)
            .engine(engine)
            .precision(Precision.DOUBLE)
            .build(),
        NONE);
  }
}
