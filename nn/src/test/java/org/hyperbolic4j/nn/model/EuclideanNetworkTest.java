package org.hyperbolic4j.nn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.engine.Engine;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The Euclidean twin, which needs no manifold. */
class EuclideanNetworkTest {

  private static final ManifoldRegistry NONE = ManifoldRegistry.of(List.of());
  private static final INDArray IMAGES = TestImages.random(4, 3, 8, 8, 1);
  private static final int[] LABELS = {0, 1, 2, 1};

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
