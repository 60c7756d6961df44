package org.hyperbolic4j.experiments.analysis.gradcam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.ImageShape;
import org.hyperbolic4j.experiments.data.SyntheticImages;
import org.hyperbolic4j.experiments.data.batch.BatchPipeline;
import org.hyperbolic4j.experiments.data.batch.BatchPlan;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.engine.Backend;
import org.hyperbolic4j.nn.model.Network;
import org.hyperbolic4j.nn.model.NetworkConfig;
import org.hyperbolic4j.nn.model.Precision;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GradCamTest {

  private static final ImageSet IMAGES = SyntheticImages.random(5, new ImageShape(3, 12, 16));

  @BeforeAll
  static void start() {
    Backend.start();
  }

  private static Network network(String family) {
    return Network.create(
        NetworkConfig.builder(family + "-3-4-5-resnet-8")
            .images(3, 12, 16)
            .classes(3)
            .precision(Precision.DOUBLE)
            .build(),
        ManifoldRegistry.discover());
  }

  @Test
  void weightsAreMeanGradients() {
    INDArray features =
        Nd4j.createFromArray(new double[] {1, 2, 3, 4, 10, 0, -10, 0}).reshape(2, 2, 2);
    INDArray gradients =
        Nd4j.createFromArray(new double[] {0, 0, 4, 0, 1, -3, 0, 0}).reshape(2, 2, 2);

    HeatMap map = GradCam.map(features, gradients);

    // Weights 1 and -0.5: sums -4, 2, 8, 4.
    assertThat(new double[] {map.value(0, 0), map.value(0, 1), map.value(1, 0), map.value(1, 1)})
        .containsExactly(0, 0.25, 1, 0.5);
  }

  @Test
  void aNetworkWithALinearHeadHasItsClassActivationMaps() {
    // After an average over positions and a linear layer, Grad-CAM is CAM (section 3.1 there).
    Network network = network("euclidean");
    int[] classes = {0, 1, 2, 2, 1};
    Map<String, INDArray> parameters =
        network.parameters().stream().collect(Collectors.toMap(Parameter::name, Parameter::value));
    INDArray weights =
        parameters.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("head.") && entry.getValue().rank() == 2)
            .findFirst()
            .orElseThrow()
            .getValue();
    Random random = new Random(2);
    for (int i = 0; i < weights.length(); i++) {
      weights.putScalar(i, random.nextGaussian());
    }
    INDArray features = features(network);

    List<HeatMap> maps = GradCam.of(network, IMAGES, classes, 2);

    assertThat(GradCam.lastFeatureMap(network)).isEqualTo("group3.block1");
    assertThat(maps).hasSize(5);
    for (int image = 0; image < 5; image++) {
      double[][] sums = new double[3][4];
      for (int row = 0; row < 3; row++) {
        for (int column = 0; column < 4; column++) {
          for (int channel = 0; channel < 5; channel++) {
            sums[row][column] +=
                weights.getDouble(channel, classes[image])
                    * features.getDouble(image, channel, row, column);
          }
        }
      }
      HeatMap expected = HeatMap.ofPositive(sums);
      for (int row = 0; row < 3; row++) {
        for (int column = 0; column < 4; column++) {
          assertThat(maps.get(image).value(row, column))
              .isCloseTo(expected.value(row, column), within(1e-9));
        }
      }
    }
  }

  private static INDArray features(Network network) {
    BatchPlan plan = BatchPlan.testing(5).withType(DataType.DOUBLE);
    try (BatchPipeline pipeline = BatchPipeline.onePass(IMAGES, plan)) {
      return network
          .activations(pipeline.next().images(), List.of("group3.block1"))
          .get("group3.block1")
          .dup();
    }
  }

  @Test
  void networksOnManifoldsHaveMapsToo() {
    for (HeatMap map : GradCam.of(network("poincare"), IMAGES, new int[] {0, 1, 2, 0, 1}, 5)) {
      assertThat(map.at(0.3, 0.4)).isBetween(0.0, 1.0);
    }
  }
}
