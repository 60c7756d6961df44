package org.hyperbolic4j.nn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hyperbolic4j.laws.reference.ReferenceFile;
import org.hyperbolic4j.nn.Golden;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Whole networks against the reference figures: logits, gradients, and losses while training. The
 * figures are the ball's; in tangent coordinates the hyperboloid's are the same.
 */
class GoldenNetworkTest {

  private static final double TOLERANCE = 1e-9;

  @ParameterizedTest
  @CsvSource({
    "tiny, poincare-3-4-5-resnet-8, FUSED",
    "tiny, poincare-3-4-5-resnet-8, GRAPH",
    "tiny, lorentz-3-4-5-resnet-8, FUSED",
    "tiny, lorentz-3-4-5-resnet-8, GRAPH",
    "resnet20_8_16_32, poincare-8-16-32-resnet-20, FUSED",
    "resnet20_8_16_32, poincare-8-16-32-resnet-20, GRAPH",
    "resnet20_8_16_32, lorentz-8-16-32-resnet-20, FUSED"
  })
  void logitsGradientsAndLossesAreTheReference(String file, String model, Engine engine) {
    ReferenceFile golden = Golden.read("nets/" + file);
    INDArray images = golden.array("images");
    int[] labels = Arrays.stream(golden.values("labels")).mapToInt(label -> (int) label).toArray();
    Network network =
        Network.create(
            NetworkConfig.builder(model)
                .images((int) images.size(1), (int) images.size(2), (int) images.size(3))
                .curvature(golden.curvature())
                .engine(engine)
                .precision(Precision.DOUBLE)
                .build(),
            TestNetworks.MANIFOLDS);
    for (Parameter parameter : network.parameters()) {
      parameter.value().assign(golden.array("param." + parameter.name()));
    }
    assertThat(golden.names().stream().filter(name -> name.startsWith("param.")).count())
        .isEqualTo(network.parameters().size());
    double[] losses = golden.values("sgd_losses");
    double rate = golden.values("sgd_lr")[0];
    for (int i = 0; i < losses.length; i++) {
      TrainingStep step = network.step(images, labels);
      if (i == 0) {
        Golden.require("logits", step.logits(), golden.array("logits"), TOLERANCE);
        assertThat(step.gradients()).hasSameSizeAs(network.parameters());
        step.gradients()
            .forEach(
                (name, gradient) ->
                    Golden.require(name, gradient, golden.array("grad." + name), TOLERANCE));
      }
      assertThat(step.loss()).isCloseTo(losses[i], within(TOLERANCE * losses[i]));
      for (Parameter parameter : network.parameters()) {
        parameter.value().subi(step.gradients().get(parameter.name()).mul(rate));
      }
    }
  }
}
