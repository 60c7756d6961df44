package org.hyperbolic4j.experiments.analysis.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.special.Beta;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.ImageShape;
import org.hyperbolic4j.experiments.data.SyntheticImages;
import org.hyperbolic4j.experiments.data.batch.Batch;
import org.hyperbolic4j.experiments.data.batch.BatchPipeline;
import org.hyperbolic4j.experiments.data.batch.BatchPlan;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.engine.Backend;
import org.hyperbolic4j.nn.model.EvaluationStatistics;
import org.hyperbolic4j.nn.model.Network;
import org.hyperbolic4j.nn.model.NetworkConfig;
import org.hyperbolic4j.nn.model.Precision;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

final class NormProfileTest {

  private static final ImageSet SET = SyntheticImages.random(6, new ImageShape(3, 8, 8));

  @BeforeAll
  static void start() {
    Backend.start();
  }

  private static NetworkConfig.Builder network(int depth) {
    return NetworkConfig.builder("poincare-3-4-5-resnet-" + depth)
        .classes(3)
        .images(3, 8, 8)
        .precision(Precision.DOUBLE);
  }

  @Test
  void sizesAreThoseOfTheNetworksFeatureMaps() {
    NetworkConfig config = network(8).evaluationStatistics(EvaluationStatistics.BATCH).build();
    NormProfile profile = NormProfile.ofInitial(network(8).build(), SET, 4);

    assertThat(profile.images()).isEqualTo(4);
    assertThat(profile.names())
        .containsExactly(
            "stem.conv",
            "group1.block1.conv1",
            "group1.block1.conv2",
            "group1.block1",
            "group2.block1.conv1",
            "group2.block1.conv2",
            "group2.block1",
            "group3.block1.conv1",
            "group3.block1.conv2",
            "group3.block1");
    assertThat(profile.layer()).isEqualTo(IntStream.rangeClosed(1, 10).boxed().toList());
    try (Network network = Network.create(config, ManifoldRegistry.discover());
        BatchPipeline pipeline =
            BatchPipeline.onePass(SET, BatchPlan.testing(4).withType(Precision.DOUBLE.type()))) {
      Batch batch = pipeline.next();
      String name = "group2.block1.conv1";
      INDArray map = network.activations(batch.images(), List.of(name)).get(name);
      double sum = 0;
      for (int image = 0; image < map.size(0); image++) {
        for (int row = 0; row < map.size(2); row++) {
          for (int column = 0; column < map.size(3); column++) {
            double square = 0;
            for (int channel = 0; channel < map.size(1); channel++) {
              double component = map.getDouble(image, channel, row, column);
              square += component * component;
            }
            sum += Math.sqrt(square);
          }
        }
      }
      double positions = map.length() / (double) map.size(1);
      assertThat(profile.activation().get(4)).isCloseTo(sum / positions, within(1e-12));
    }
    assertThat(profile.gradient()).allMatch(norm -> norm > 0);
    assertThat(profile.activationGrowth())
        .isCloseTo(profile.activation().get(9) / profile.activation().get(0), within(1e-12));
    assertThat(profile.gradientGrowth())
        .isCloseTo(profile.gradient().get(0) / profile.gradient().get(9), within(1e-12));
  }

  /** The identity copies a pixel times the factor of the beta-concatenation, in the flat limit. */
  @Test
  void twoConvolutionsThatStartAsIdentitiesScaleNormsByTheSquaredFactorOfPatches() {
    NetworkConfig config = network(8).batchNorm(false).relu(false).curvature(1e-6).build();
    NormProfile profile = NormProfile.ofInitial(config, SET, 6);
    int second = profile.names().indexOf("group1.block1.conv2");
    double factor = Math.exp(Beta.logBeta(9 * 3 / 2.0, 0.5) - Beta.logBeta(3 / 2.0, 0.5));
    assertThat(profile.activation().get(second) / profile.activation().get(0))
        .isCloseTo(factor * factor, within(1e-4));
  }
}
