package org.hyperbolic4j.nn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.init.Initialisation;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Gradients of class scores by feature maps against differences of what follows the map. */
class ScoreGradientTest {

  private static final INDArray IMAGES = TestImages.random(4, 3, 8, 8, 1);
  private static final int[] LABELS = {0, 2, 1, 1};
  private static final String MAP = "group3.block1";
  private static final double STEP = 1e-6;

  /** What comes after the last feature map, in plain formulas. */
  private interface Top {
    double[] logits(double[] pooled);
  }

  @ParameterizedTest
  @CsvSource({
    "poincare, FUSED",
    "poincare, GRAPH",
    "lorentz, FUSED",
    "euclidean, FUSED",
    "euclidean, GRAPH"
  })
  void gradientsAreDerivativesOfTheLabelsScore(String family, Engine engine) {
    Network network = TestNetworks.create(config(family, engine));
    network.step(IMAGES, LABELS);
    Top top = family.equals("euclidean") ? linear(network) : hyperplanes(network, family);
    double[][] logits = network.evaluate(IMAGES).toDoubleMatrix();
    INDArray map = network.activations(IMAGES, List.of(MAP)).get(MAP).dup();

    INDArray gradient = network.scoreGradients(IMAGES, LABELS, List.of(MAP)).get(MAP);

    assertThat(gradient.shape()).isEqualTo(map.shape());
    for (int image = 0; image < LABELS.length; image++) {
      INDArray own = map.slice(image);
      assertThat(top.logits(pooled(own))).containsExactly(logits[image], within(1e-9));
      for (int channel = 0; channel < own.size(0); channel++) {
        double derivative =
            (score(top, own, image, channel, STEP) - score(top, own, image, channel, -STEP))
                / (2 * STEP);
        assertThat(gradient.getDouble(image, channel, 1, 0))
            .isNotZero()
            .isCloseTo(derivative, within(1e-8));
      }
    }
  }

  private static double score(Top top, INDArray map, int image, int channel, double step) {
    INDArray moved = map.dup();
    moved.putScalar(new int[] {channel, 1, 0}, moved.getDouble(channel, 1, 0) + step);
    return top.logits(pooled(moved))[LABELS[image]];
  }

  private static double[] pooled(INDArray map) {
    return map.mean(1, 2).toDoubleVector();
  }

  private static Top hyperplanes(Network network, String manifold) {
    Geometry<Binary64> geometry =
        TestNetworks.MANIFOLDS
            .get(manifold)
            .geometry(new Binary64(network.curvatures().get("curvature")));
    Map<String, INDArray> parameters = parameters(network);
    Binary64[][] normals =
        Arrays.stream(parameters.get("head.z").transpose().toDoubleMatrix())
            .map(ScoreGradientTest::field)
            .toArray(Binary64[][]::new);
    Binary64[] offsets = field(parameters.get("head.r").toDoubleVector());
    return v ->
        Arrays.stream(geometry.hyperplaneDistances(geometry.toPoint(field(v)), normals, offsets))
            .mapToDouble(Binary64::getReal)
            .toArray();
  }

  private static Top linear(Network network) {
    Map<String, INDArray> parameters = parameters(network);
    List<INDArray> head =
        parameters.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("head."))
            .sorted((a, b) -> b.getValue().rank() - a.getValue().rank())
            .map(Map.Entry::getValue)
            .toList();
    double[][] weights = head.get(0).toDoubleMatrix();
    double[] bias = head.get(1).dup().data().asDouble();
    return v -> {
      double[] logits = bias.clone();
      for (int k = 0; k < logits.length; k++) {
        for (int d = 0; d < v.length; d++) {
          logits[k] += weights[d][k] * v[d];
        }
      }
      return logits;
    };
  }

  private static Map<String, INDArray> parameters(Network network) {
    return network.parameters().stream()
        .collect(Collectors.toMap(Parameter::name, Parameter::value));
  }

  private static Binary64[] field(double[] values) {
    return Arrays.stream(values).mapToObj(Binary64::new).toArray(Binary64[]::new);
  }

  @Test
  void scoresMakeUpTheLossDeepInTheNetwork() {
    String deep = "group1.block1";
    Network network = TestNetworks.create(config("poincare", Engine.FUSED));
    network.step(IMAGES, LABELS);
    double[][] logits = network.evaluate(IMAGES).toDoubleMatrix();
    INDArray expected = network.activationGradients(IMAGES, LABELS, List.of(deep)).get(deep).dup();

    INDArray sum = expected.mul(0);
    for (int k = 0; k < 3; k++) {
      int[] same = {k, k, k, k};
      INDArray gradient = network.scoreGradients(IMAGES, same, List.of(deep)).get(deep);
      for (int i = 0; i < LABELS.length; i++) {
        double total = Arrays.stream(logits[i]).map(Math::exp).sum();
        double share = Math.exp(logits[i][k]) / total - (LABELS[i] == k ? 1 : 0);
        sum.slice(i).addi(gradient.slice(i).mul(share / LABELS.length));
      }
    }

    assertThat(expected.norm2Number().doubleValue()).isPositive();
    assertThat(sum.distance2(expected)).isLessThan(1e-12 * expected.norm2Number().doubleValue());
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Network network = TestNetworks.create(config("poincare", Engine.FUSED));
    assertThatThrownBy(() -> network.scoreGradients(IMAGES, new int[2], List.of(MAP)))
        .hasMessage("4 images have 2 labels");
    assertThatThrownBy(() -> network.scoreGradients(IMAGES, LABELS, List.of("group9")))
        .hasMessageContaining("no feature map 'group9'");
  }

  private static NetworkConfig.Builder config(String family, Engine engine) {
    NetworkConfig.Builder config = TestNetworks.tiny(family, engine, Precision.DOUBLE);
    return family.equals("euclidean")
        ? config
        : config.initialisation(Initialisation.HNN).head(Head.HYPERPLANE);
  }
}
