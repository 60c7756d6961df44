package org.hyperbolic4j.experiments.analysis.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.ImageShape;
import org.hyperbolic4j.experiments.data.Progress;
import org.hyperbolic4j.experiments.data.SyntheticImages;
import org.hyperbolic4j.experiments.run.Evaluation;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.engine.Backend;
import org.hyperbolic4j.nn.model.Network;
import org.hyperbolic4j.nn.model.NetworkConfig;
import org.junit.jupiter.api.Test;

class LogitsTest {

  @Test
  void aWholeSetIsEvaluatedInItsOrder() {
    Backend.start();
    Network network =
        Network.create(
            NetworkConfig.builder("poincare-3-4-5-resnet-8").images(3, 8, 8).classes(3).build(),
            ManifoldRegistry.discover());
    ImageSet set = SyntheticImages.random(10, new ImageShape(3, 8, 8));

    Logits inFours = Logits.of(network, set, 4, Progress.NONE);
    Logits atOnce = Logits.of(network, set, 10, Progress.NONE);

    assertThat(inFours.size()).isEqualTo(10);
    assertThat(inFours.classes()).isEqualTo(3);
    assertThat(inFours.accuracy()).isEqualTo(Evaluation.of(network, set, 10).accuracy());
    for (int image = 0; image < 10; image++) {
      assertThat(inFours.row(image)).containsExactly(atOnce.row(image), within(1e-6));
      assertThat(inFours.label(image)).isEqualTo(set.label(image));
    }
    assertThat(inFours.row(0)).isNotEqualTo(inFours.row(9));
  }

  @Test
  void softmaxOfLargeScoresIsFinite() {
    Logits logits = Logits.of(new double[][] {{1000, 1000, -1000}}, new int[] {1});

    assertThat(logits.predicted(0)).isZero();
    assertThat(logits.isRight(0)).isFalse();
    assertThat(logits.logSumExp(0, 1)).isCloseTo(1000 + Math.log(2), within(1e-12));
    assertThat(Arrays.stream(logits.logSoftmax(0)).map(Math::exp).toArray())
        .containsExactly(new double[] {0.5, 0.5, 0}, within(1e-12));
  }

  @Test
  void scoresThatAreNotFiniteAreRefused() {
    assertThatThrownBy(() -> Logits.of(new double[][] {{0, 1}, {Double.NaN, 1}}, new int[2]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("image 1");
  }
}
