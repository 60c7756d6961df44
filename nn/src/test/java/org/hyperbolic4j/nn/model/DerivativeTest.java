package org.hyperbolic4j.nn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hyperbolic4j.nn.Bits;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.init.Initialisation;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Gradients of whole networks against differences of the loss, one element of every parameter. */
class DerivativeTest {

  private static final INDArray IMAGES = TestImages.random(4, 3, 8, 8, 1);
  private static final int[] LABELS = {0, 1, 2, 1};
  private static final double STEP = 1e-5;

  @ParameterizedTest
  @CsvSource({
    "euclidean, FUSED, TANGENT",
    "euclidean, GRAPH, TANGENT",
    "hybrid, FUSED, TANGENT",
    "hybrid, GRAPH, TANGENT",
    "hybrid, FUSED, HYPERPLANE",
    "hybrid, FUSED, PROTOTYPES",
    "poincare, FUSED, TANGENT",
    "poincare, FUSED, PROTOTYPES"
  })
  void gradientsAreTheDerivativesOfTheLoss(String family, Engine engine, Head head) {
    NetworkConfig.Builder config = TestNetworks.tiny(family, engine, Precision.DOUBLE).head(head);
    if (!family.equals(ModelSpec.EUCLIDEAN)) {
      config.learnCurvature(true);
    }
    if (family.equals("poincare")) {
      config.initialisation(Initialisation.HNN);
    }
    Network network = TestNetworks.create(config);
    Map<String, List<Double>> gradients = Bits.of(network.step(IMAGES, LABELS).gradients());
    assertThat(gradients).hasSameSizeAs(network.parameters());
    Random random = new Random(5);
    for (Parameter parameter : network.parameters()) {
      int at = random.nextInt((int) parameter.value().length());
      assertThat(gradients.get(parameter.name()).get(at))
          .as(parameter.name())
          .isCloseTo(derivative(network, parameter.value(), at), within(1e-8));
    }
  }

  private static double derivative(Network network, INDArray value, int at) {
    double before = value.getDouble(at);
    value.putScalar(at, before + STEP);
    double up = network.step(IMAGES, LABELS).loss();
    value.putScalar(at, before - STEP);
    double down = network.step(IMAGES, LABELS).loss();
    value.putScalar(at, before);
    return (up - down) / (2 * STEP);
  }
}
