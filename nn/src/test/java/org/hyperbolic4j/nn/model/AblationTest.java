package org.hyperbolic4j.nn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.nn.Finite;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.init.Initialisation;
import org.hyperbolic4j.nn.optim.AdamSettings;
import org.hyperbolic4j.nn.optim.Optimizer;
import org.hyperbolic4j.nn.optim.Optimizers;
import org.hyperbolic4j.nn.optim.WeightDecay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Networks without one of their parts, or with a plainer one. */
class AblationTest {

  private static final INDArray IMAGES = TestImages.random(4, 3, 8, 8, 1);
  private static final int[] LABELS = {0, 2, 1, 1};

  /** What is left out or replaced. */
  private enum Ablation {
    NO_BATCH_NORM,
    NO_RELU,
    NEITHER,
    TANGENT_SUM,
    ONE_FRECHET_STEP,
    FIVE_FRECHET_STEPS;

    /** Whether Euclidean layers have the part, too. */
    boolean ofAnySpace() {
      return this == NO_BATCH_NORM || this == NO_RELU || this == NEITHER;
    }

    NetworkConfig.Builder of(String family, Engine engine, Precision precision) {
      NetworkConfig.Builder config = TestNetworks.tiny(family, engine, precision);
      return switch (this) {
        case NO_BATCH_NORM -> config.batchNorm(false);
        case NO_RELU -> config.relu(false);
        case NEITHER -> config.batchNorm(false).relu(false);
        case ONE_FRECHET_STEP -> config.centre(Centre.FRECHET).frechetSteps(1);
        case FIVE_FRECHET_STEPS -> config.centre(Centre.FRECHET).frechetSteps(5);
        case TANGENT_SUM -> config.residualOrder(ResidualOrder.TANGENT_SUM);
      };
    }
  }

  private static Stream<Object[]> networks() {
    return Stream.of("poincare", "lorentz", "hybrid", "euclidean")
        .flatMap(family -> Stream.of(Ablation.values()).map(part -> new Object[] {family, part}))
        .filter(network -> ((Ablation) network[1]).ofAnySpace() || !isEuclidean(network[0]));
  }

  private static boolean isEuclidean(Object family) {
    return family.equals(ModelSpec.EUCLIDEAN) || family.equals(ModelSpec.HYBRID);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void lossesFall(String family, Ablation ablation) {
    Network network =
        TestNetworks.create(
            ablation.of(family, Engine.FUSED, Precision.FLOAT).initialisation(usual(family)));
    Optimizer optimizer =
        Optimizers.adam(
            network.parameters(), AdamSettings.of(WeightDecay.NONE), network.pointSpaces());
    double first = network.step(IMAGES, LABELS).loss();
    for (int i = 0; i < 20; i++) {
      TrainingStep step = network.step(IMAGES, LABELS);
      step.gradients().forEach(Finite::require);
      optimizer.step(step.gradients(), 0.01);
    }
    assertThat(network.step(IMAGES, LABELS).loss()).isLessThan(0.9 * first);
    Finite.require("evaluation", network.evaluate(IMAGES));
  }

  private static Initialisation usual(String family) {
    return isEuclidean(family) ? Initialisation.IDENTITY : Initialisation.HNN;
  }

  @ParameterizedTest
  @MethodSource("networks")
  void enginesAgree(String family, Ablation ablation) {
    TrainingStep fused = step(family, ablation, Engine.FUSED);
    TrainingStep graph = step(family, ablation, Engine.GRAPH);
    assertThat(fused.loss()).isCloseTo(graph.loss(), within(1e-10));
    // Absolute: before batch norm a bias has no effect, and its gradient is rounding.
    graph
        .gradients()
        .forEach(
            (name, gradient) ->
                assertThat(gradient.distance2(fused.gradients().get(name)))
                    .as(name)
                    .isCloseTo(0, within(1e-10)));
  }

  private static TrainingStep step(String family, Ablation ablation, Engine engine) {
    return TestNetworks.create(
            ablation.of(family, engine, Precision.DOUBLE).initialisation(usual(family)))
        .step(IMAGES, LABELS);
  }

  @ParameterizedTest
  @EnumSource
  void withoutBatchNormNothingOfItIsLearnedOrFollowed(Engine engine) {
    Network network =
        TestNetworks.create(Ablation.NO_BATCH_NORM.of("poincare", engine, Precision.DOUBLE));
    assertThat(network.parameters()).noneMatch(parameter -> parameter.name().contains(".bn"));
    assertThat(network.buffers()).isEmpty();
    assertThat(network.evaluate(IMAGES).distance2(network.step(IMAGES, LABELS).logits())).isZero();
  }

  /** Without either, a Euclidean network is an affine function. */
  @Test
  void withoutReluAndBatchNormEuclideanNetworksAreAffine() {
    Network network =
        TestNetworks.create(Ablation.NEITHER.of("euclidean", Engine.FUSED, Precision.DOUBLE));
    INDArray zero = network.evaluate(IMAGES.mul(0)).dup();
    INDArray once = network.evaluate(IMAGES).sub(zero);
    INDArray minusTwice = network.evaluate(IMAGES.mul(-2)).sub(zero);
    assertThat(minusTwice.distance2(once.mul(-2)))
        .isLessThan(1e-12 * minusTwice.norm2Number().doubleValue());
  }

  @ParameterizedTest
  @EnumSource
  void withoutReluNoFeatureMapIsRectified(Engine engine) {
    Network network =
        TestNetworks.create(Ablation.NO_RELU.of("poincare", engine, Precision.DOUBLE));
    network
        .activations(IMAGES, network.activationNames())
        .forEach((name, map) -> assertThat(map.minNumber().doubleValue()).as(name).isNegative());
    Network rectified =
        TestNetworks.create(TestNetworks.tiny("poincare", engine, Precision.DOUBLE));
    INDArray block = rectified.activations(IMAGES, List.of("group1.block1")).get("group1.block1");
    assertThat(block.minNumber().doubleValue()).isZero();
  }

  /** Native layers, too, go without; their residual sum is a plain one anyway. */
  @Test
  void nativeLayersGoWithout() {
    Network network =
        TestNetworks.create(
            Ablation.NEITHER.of("lorentz", Engine.FUSED, Precision.FLOAT).layers(LayerKind.NATIVE));
    TrainingStep step = network.step(IMAGES, LABELS);
    step.gradients().forEach(Finite::require);
    assertThat(step.loss()).isFinite();
  }

  /** At a curvature next to 0 sums on the ball are sums of vectors. */
  @Test
  void nearFlatSpaceTheTangentSumIsTheManifolds() {
    INDArray plain = flat(ResidualOrder.TANGENT_SUM).evaluate(IMAGES);
    INDArray ofBall = flat(ResidualOrder.BRANCH_FIRST).evaluate(IMAGES);
    assertThat(Transforms.abs(plain.sub(ofBall)).maxNumber().doubleValue()).isLessThan(1e-6);
    INDArray curved =
        TestNetworks.create(Ablation.TANGENT_SUM.of("poincare", Engine.FUSED, Precision.DOUBLE))
            .evaluate(IMAGES);
    assertThat(curved.distance2(plain)).isGreaterThan(1e-3);
  }

  private static Network flat(ResidualOrder order) {
    return TestNetworks.create(
        TestNetworks.tiny("poincare", Engine.FUSED, Precision.DOUBLE)
            .curvature(1e-8)
            .residualOrder(order));
  }
}
