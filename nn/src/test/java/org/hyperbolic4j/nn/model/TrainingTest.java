package org.hyperbolic4j.nn.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.init.Initialisation;
import org.hyperbolic4j.nn.optim.AdamSettings;
import org.hyperbolic4j.nn.optim.Optimizer;
import org.hyperbolic4j.nn.optim.Optimizers;
import org.hyperbolic4j.nn.optim.WeightDecay;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Networks learn to tell bright quarters of an image apart. Those composed of graph operations take
 * longest; that they take the same steps on either manifold, with any head, is in {@link
 * GoldenNetworkTest} and {@link ModelsAgreeTest}.
 */
class TrainingTest {

  private static final int COUNT = 24;

  @ParameterizedTest
  @CsvSource({
    "poincare, FUSED, MIDPOINT, IDENTITY, TANGENT",
    "poincare, FUSED, FRECHET, HNN, HYPERPLANE",
    "poincare, GRAPH, MIDPOINT, HNN_PLUS_PLUS, PROTOTYPES",
    "poincare, FUSED, MIDPOINT, PUBLISHED_IDENTITY, TANGENT",
    "poincare, FUSED, MIDPOINT, HNN, PROTOTYPES",
    "lorentz, FUSED, MIDPOINT, IDENTITY, TANGENT",
    "lorentz, FUSED, FRECHET, HNN, PROTOTYPES",
    "hybrid, FUSED, MIDPOINT, HNN, TANGENT",
    "euclidean, FUSED, MIDPOINT, IDENTITY, TANGENT",
    "euclidean, GRAPH, MIDPOINT, IDENTITY, TANGENT"
  })
  void theLossFalls(
      String family, Engine engine, Centre centre, Initialisation initialisation, Head head) {
    Network network =
        TestNetworks.create(
            TestNetworks.tiny(family, engine, Precision.FLOAT)
                .classes(4)
                .centre(centre)
                .initialisation(initialisation)
                .head(head));
    int[] labels = new int[COUNT];
    INDArray images = quarters(labels);
    Optimizer optimizer =
        Optimizers.adam(
            network.parameters(), AdamSettings.of(WeightDecay.NONE), network.pointSpaces());
    double first = network.step(images, labels).loss();
    for (int i = 0; i < 20; i++) {
      optimizer.step(network.step(images, labels).gradients(), 0.03);
    }
    TrainingStep last = network.step(images, labels);
    assertThat(last.loss()).isLessThan(0.7 * first);
    assertThat(Classification.correct(last.logits(), labels)).isGreaterThan(COUNT / 2);
  }

  private static INDArray quarters(int[] labels) {
    Random random = new Random(3);
    INDArray images = Nd4j.create(COUNT, 3, 8, 8);
    for (int n = 0; n < COUNT; n++) {
      labels[n] = n % 4;
      for (int channel = 0; channel < 3; channel++) {
        for (int i = 0; i < 8; i++) {
          for (int j = 0; j < 8; j++) {
            boolean bright = i / 4 * 2 + j / 4 == labels[n];
            images.putScalar(
                new int[] {n, channel, i, j}, (bright ? 1 : 0) + 0.2 * random.nextGaussian());
          }
        }
      }
    }
    return images;
  }
}
