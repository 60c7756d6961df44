package org.hyperbolic4j.nn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hyperbolic4j.manifold.registry.UnknownManifoldException;
import org.hyperbolic4j.nn.Bits;
import org.hyperbolic4j.nn.Finite;
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
import org.nd4j.linalg.factory.Nd4j;

class NetworkTest {

  private static final INDArray IMAGES = TestImages.random(4, 3, 8, 8, 1);
  private static final int[] LABELS = {0, 2, 1, 1};

  @ParameterizedTest
  @CsvSource({
    "poincare,FUSED",
    "poincare,GRAPH",
    "lorentz,FUSED",
    "lorentz,GRAPH",
    "euclidean,FUSED",
    "euclidean,GRAPH",
    "hybrid,FUSED",
    "hybrid,GRAPH"
  })
  void batchesOfAnySizeWork(String family, Engine engine) {
    Network network = TestNetworks.create(config(family, engine, Precision.FLOAT));
    for (int count : new int[] {4, 1, 3}) {
      INDArray images = TestImages.random(count, 3, 8, 8, count);
      TrainingStep step = network.step(images, new int[count]);
      assertThat(step.logits().shape()).containsExactly(count, 3);
      assertFinite(step);
      assertThat(network.evaluate(images).shape()).containsExactly(count, 3);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "poincare, FUSED, IDENTITY",
    "poincare, FUSED, HNN",
    "poincare, GRAPH, IDENTITY",
    "poincare, GRAPH, HNN",
    "lorentz, FUSED, HNN",
    "lorentz, GRAPH, HNN",
    "euclidean, FUSED, IDENTITY",
    "euclidean, GRAPH, IDENTITY",
    "hybrid, FUSED, HNN",
    "hybrid, GRAPH, HNN"
  })
  void imagesOfAnySizeGiveFiniteResults(
      String family, Engine engine, Initialisation initialisation) {
    Network network =
        TestNetworks.create(config(family, engine, Precision.FLOAT).initialisation(initialisation));
    Optimizer optimizer =
        Optimizers.adam(network.parameters(), AdamSettings.of(WeightDecay.NONE), Map.of());
    double[] scales =
        engine == Engine.FUSED
            ? new double[] {0, 1e-30, 1, 150, 1e3, 1e4, 1e20, 3e38}
            : new double[] {0, 1, 1e4, 3e38};
    for (double scale : scales) {
      INDArray images = IMAGES.dup();
      images.assign(images.gt(0).castTo(DataType.DOUBLE).mul(scale));
      TrainingStep step = network.step(images, LABELS);
      assertFinite(step);
      network.buffers().forEach(Finite::require);
      optimizer.step(step.gradients(), 0.001);
      optimizer.state().forEach(Finite::require);
      network.parameters().forEach(p -> Finite.require(p.name(), p.value()));
      Finite.require("logits", network.evaluate(images));
      Finite.require("gradient of the images", network.imageGradient(images, LABELS));
    }
    assertFinite(network.step(IMAGES, LABELS));
  }

  @ParameterizedTest
  @EnumSource
  void aNewCentreOfZeroReceivesAGradient(Engine engine) {
    Network network = TestNetworks.create(config("poincare", engine, Precision.DOUBLE));
    TrainingStep step = network.step(IMAGES, LABELS);
    for (Parameter parameter : network.parameters()) {
      if (parameter.name().endsWith(".mean")) {
        assertThat(parameter.value().norm2Number().doubleValue()).isZero();
        assertThat(step.gradients().get(parameter.name()).norm2Number().doubleValue())
            .as(parameter.name())
            .isPositive();
      }
    }
  }

  @Test
  void everyElementLearnsEvenWhereOneChannelBecomesMany() {
    Network network =
        TestNetworks.create(
            NetworkConfig.builder("poincare-16-20-24-resnet-8")
                .images(1, 16, 16)
                .precision(Precision.DOUBLE));
    network
        .step(TestImages.random(8, 1, 16, 16, 1), new int[8])
        .gradients()
        .forEach((name, gradient) -> assertThat(values(gradient)).as(name).doesNotContain(0));
  }

  @ParameterizedTest
  @EnumSource
  void layersWithoutOffsetsAreLayersWithOffsetsOfZero(Engine engine) {
    NetworkConfig.Builder config = config("poincare", engine, Precision.DOUBLE);
    TrainingStep with = TestNetworks.create(config).step(IMAGES, LABELS);
    TrainingStep without = TestNetworks.create(config.offsets(false)).step(IMAGES, LABELS);
    assertThat(without.loss()).isEqualTo(with.loss());
    assertThat(without.gradients())
        .allSatisfy(
            (name, gradient) ->
                assertThat(Bits.of(gradient)).isEqualTo(Bits.of(with.gradients().get(name))));
  }

  @Test
  void runningStatisticsReachThoseOfARepeatedBatch() {
    Network network = TestNetworks.create(config("poincare", Engine.FUSED, Precision.DOUBLE));
    for (int i = 0; i < 250; i++) {
      network.step(IMAGES, LABELS);
    }
    INDArray training = network.step(IMAGES, LABELS).logits().dup();
    assertThat(training.distance2(network.evaluate(IMAGES))).isCloseTo(0, within(1e-9));
  }

  @Test
  void runningVariancesOfTheEuclideanTwinAreUnbiased() {
    Network network = TestNetworks.create(config("euclidean", Engine.FUSED, Precision.DOUBLE));
    for (int i = 0; i < 250; i++) {
      network.step(IMAGES, LABELS);
    }
    INDArray features = network.activations(IMAGES, List.of("stem.conv")).get("stem.conv");
    Map<String, INDArray> running = network.buffers();
    assertThat(running.get("stem.bn.mean").distance2(features.mean(0, 2, 3)))
        .isCloseTo(0, within(1e-9));
    assertThat(running.get("stem.bn.variance").distance2(features.var(true, 0, 2, 3)))
        .isCloseTo(0, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"poincare,FUSED", "poincare,GRAPH", "euclidean,FUSED"})
  void theGradientOfTheImagesIsTheDerivativeOfTheLoss(String family, Engine engine) {
    Network network = TestNetworks.create(config(family, engine, Precision.DOUBLE));
    network.step(IMAGES, LABELS);
    INDArray gradient = network.imageGradient(IMAGES, LABELS).dup();
    assertThat(gradient.shape()).isEqualTo(IMAGES.shape());
    double h = 1e-5;
    for (int at : new int[] {0, 200, 500}) {
      double derivative = (loss(network, at, h) - loss(network, at, -h)) / (2 * h);
      assertThat(gradient.getDouble(at)).isNotZero().isCloseTo(derivative, within(1e-7));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "poincare,true",
    "poincare,false",
    "lorentz,true",
    "euclidean,true",
    "euclidean,false"
  })
  void bothEnginesGiveTheSameGradientsOfFeatureMaps(String family, boolean batchNorm) {
    Network fused =
        TestNetworks.create(config(family, Engine.FUSED, Precision.DOUBLE).batchNorm(batchNorm));
    Network graph =
        TestNetworks.create(config(family, Engine.GRAPH, Precision.DOUBLE).batchNorm(batchNorm));
    List<String> names = fused.activationNames();
    Map<String, INDArray> expected = graph.activationGradients(IMAGES, LABELS, names);
    Map<String, INDArray> gradients = fused.activationGradients(IMAGES, LABELS, names);
    assertThat(gradients).containsOnlyKeys(names);
    for (String name : names) {
      INDArray gradient = gradients.get(name);
      assertThat(gradient.shape()).isEqualTo(expected.get(name).shape());
      assertThat(gradient.norm2Number().doubleValue()).as(name).isPositive();
      assertThat(gradient.distance2(expected.get(name)))
          .as(name)
          .isLessThan(1e-9 * gradient.norm2Number().doubleValue());
    }
  }

  @Test
  void theGradientOfTheHeadIsThatOfCrossEntropy() {
    Network network = TestNetworks.create(config("poincare", Engine.FUSED, Precision.DOUBLE));
    double[][] logits = network.evaluate(IMAGES).toDoubleMatrix();
    INDArray gradient = network.activationGradients(IMAGES, LABELS, List.of("head")).get("head");
    for (int i = 0; i < logits.length; i++) {
      double total = Arrays.stream(logits[i]).map(Math::exp).sum();
      for (int k = 0; k < logits[i].length; k++) {
        double share = Math.exp(logits[i][k]) / total - (k == LABELS[i] ? 1 : 0);
        assertThat(gradient.getDouble(i, k)).isCloseTo(share / logits.length, within(1e-14));
      }
    }
  }

  /** Mean cross-entropy at evaluation, in plain Java. */
  private static double loss(Network network, int at, double step) {
    INDArray moved = IMAGES.dup();
    moved.putScalar(at, moved.getDouble(at) + step);
    double[][] logits = network.evaluate(moved).toDoubleMatrix();
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      double total = 0;
      for (double logit : logits[i]) {
        total += Math.exp(logit);
      }
      sum += Math.log(total) - logits[i][LABELS[i]];
    }
    return sum / logits.length;
  }

  @ParameterizedTest
  @EnumSource
  void theSameSeedGivesTheSameNetworkAndSteps(Engine engine) {
    NetworkConfig.Builder config = config("poincare", engine, Precision.FLOAT);
    Network first = TestNetworks.create(config);
    Network second = TestNetworks.create(config);
    for (int i = 0; i < 2; i++) {
      TrainingStep a = first.step(IMAGES, LABELS);
      TrainingStep b = second.step(IMAGES, LABELS);
      assertThat(b.loss()).isEqualTo(a.loss());
      assertThat(Bits.of(b.gradients())).isEqualTo(Bits.of(a.gradients()));
      assertThat(Bits.of(second.buffers())).isEqualTo(Bits.of(first.buffers()));
    }
  }

  @Test
  void anotherSeedGivesAnotherNetwork() {
    NetworkConfig.Builder config = config("poincare", Engine.FUSED, Precision.FLOAT);
    double loss = TestNetworks.create(config).step(IMAGES, LABELS).loss();
    Network other = TestNetworks.create(config.seed(1));
    assertThat(other.step(IMAGES, LABELS).loss()).isNotEqualTo(loss);
  }

  @Test
  void aClosedNetworkHoldsNoResultsAndCanBeUsedAgain() {
    Network network = TestNetworks.create(config("poincare", Engine.FUSED, Precision.FLOAT));
    INDArray logits = network.evaluate(IMAGES);
    List<Double> before = Bits.of(logits);
    INDArray gradient = network.step(IMAGES, LABELS).gradients().get("head.z");
    network.close();
    assertThat(logits.wasClosed()).isTrue();
    assertThat(gradient.wasClosed()).isTrue();
    Network other = TestNetworks.create(config("poincare", Engine.FUSED, Precision.FLOAT));
    assertThat(before).isEqualTo(Bits.of(other.evaluate(IMAGES)));
    other.close();
    assertThat(before).isEqualTo(Bits.of(other.evaluate(IMAGES)));
  }

  @Test
  void featureMapsAreGivenByName() {
    Network network = TestNetworks.create(config("poincare", Engine.FUSED, Precision.FLOAT));
    assertThat(network.activationNames())
        .startsWith("stem.conv", "stem.bn", "group1.block1.conv1")
        .endsWith("group3.block1", "pool", "head");
    Map<String, INDArray> maps =
        network.activations(IMAGES, List.of("group2.block1", "pool", "head"));
    assertThat(maps.get("group2.block1").shape()).containsExactly(4, 4, 4, 4);
    assertThat(maps.get("pool").shape()).containsExactly(4, 5);
    INDArray head = maps.get("head").dup();
    assertThat(Bits.of(head)).isEqualTo(Bits.of(network.evaluate(IMAGES)));
    assertThatThrownBy(() -> network.activations(IMAGES, Set.of("group9")))
        .hasMessageStartingWith("no feature map 'group9'; there are [stem.conv, stem.bn,");
  }

  @Test
  void whatDoesNotFitIsRefusedInOneLine() {
    Network network = TestNetworks.create(config("poincare", Engine.FUSED, Precision.FLOAT));
    assertThatThrownBy(() -> network.evaluate(Nd4j.zeros(2, 3, 8, 9)))
        .hasMessage("images have the shape [2, 3, 8, 9]; this network takes [N, 3, 8, 8]");
    assertThatThrownBy(() -> network.evaluate(Nd4j.zeros(3, 8, 8)))
        .hasMessage("images have the shape [3, 8, 8]; this network takes [N, 3, 8, 8]");
    assertThatThrownBy(() -> network.step(IMAGES, new int[] {0, 1}))
        .hasMessage("4 images have 2 labels");
    assertThatThrownBy(() -> network.step(IMAGES, new int[] {0, 1, 3, 2}))
        .hasMessage("label 3 of image 2 is not one of the 3 classes 0 to 2");
    assertThatThrownBy(() -> TestNetworks.create(NetworkConfig.builder("moebius-3-4-5-resnet-8")))
        .isInstanceOf(UnknownManifoldException.class)
        .hasMessageContaining("moebius");
    assertThatThrownBy(
            () ->
                TestNetworks.create(
                    config("poincare", Engine.FUSED, Precision.FLOAT).departures(Set.of("x"))))
        .hasMessageContaining("has no departure 'x'");
  }

  private static void assertFinite(TrainingStep step) {
    assertThat(step.loss()).isFinite();
    Finite.require("logits", step.logits());
    step.gradients().forEach(Finite::require);
  }

  private static double[] values(INDArray array) {
    return array.dup('c').data().asDouble();
  }

  private static NetworkConfig.Builder config(String family, Engine engine, Precision precision) {
    NetworkConfig.Builder config = TestNetworks.tiny(family, engine, precision);
    return family.equals("euclidean") ? config : config.initialisation(Initialisation.HNN);
  }
}
