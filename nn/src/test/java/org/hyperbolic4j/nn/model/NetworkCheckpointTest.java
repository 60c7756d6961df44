package org.hyperbolic4j.nn.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.hyperbolic4j.nn.Bits;
import org.hyperbolic4j.nn.checkpoint.Checkpoint;
import org.hyperbolic4j.nn.checkpoint.CheckpointFile;
import org.hyperbolic4j.nn.checkpoint.CheckpointMetadata;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.optim.AdamSettings;
import org.hyperbolic4j.nn.optim.Optimizer;
import org.hyperbolic4j.nn.optim.Optimizers;
import org.hyperbolic4j.nn.optim.WeightDecay;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network whose points live at a curvature that is itself learned, out of a file. */
class NetworkCheckpointTest {

  private static final INDArray IMAGES = TestImages.random(4, 3, 8, 8, 1);
  private static final int[] LABELS = {0, 2, 1, 1};
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"poincare", "lorentz"})
  void prototypesAtALearnedCurvatureContinueBitForBit(String manifold) throws IOException {
    Network unbroken =
        TestNetworks.create(
            TestNetworks.tiny(manifold, Engine.FUSED, Precision.FLOAT)
                .head(Head.PROTOTYPES)
                .learnCurvature(true)
                .curvatureScope(CurvatureScope.PER_LAYER));
    Optimizer first = optimizer(unbroken);
    train(unbroken, first);
    Map<String, Double> curvatures = unbroken.curvatures();
    assertThat(curvatures.get("head.curvature")).isNotEqualTo(unbroken.config().curvature());
    write(manifold, unbroken, first);

    Checkpoint checkpoint = CheckpointFile.read(folder.resolve("net"));
    NetworkConfig config = JSON.treeToValue(checkpoint.metadata().network(), NetworkConfig.class);
    Network resumed = Network.create(config, TestNetworks.MANIFOLDS);
    Optimizer second = optimizer(resumed);
    checkpoint.restoreParameters(resumed.parameters());
    checkpoint.restoreBuffers(resumed.buffers());
    checkpoint.restoreOptimizer(second);

    assertThat(resumed.curvatures()).isEqualTo(curvatures);
    assertThat(Bits.of(resumed.evaluate(IMAGES))).isEqualTo(Bits.of(unbroken.evaluate(IMAGES)));
    train(unbroken, first);
    train(resumed, second);
    assertThat(Bits.of(values(resumed))).isEqualTo(Bits.of(values(unbroken)));
    assertThat(Bits.of(resumed.buffers())).isEqualTo(Bits.of(unbroken.buffers()));
    assertThat(Bits.of(second.state())).isEqualTo(Bits.of(first.state()));
  }

  private static Optimizer optimizer(Network network) {
    return Optimizers.adam(
        network.parameters(), AdamSettings.of(WeightDecay.NONE), network.pointSpaces());
  }

  private static void train(Network network, Optimizer optimizer) {
    for (int i = 0; i < 3; i++) {
      optimizer.step(network.step(IMAGES, LABELS).gradients(), 0.02);
    }
  }

  private void write(String manifold, Network network, Optimizer optimizer) throws IOException {
    CheckpointMetadata metadata =
        new CheckpointMetadata(
            manifold,
            JSON.valueToTree(network.config()),
            JSON.createObjectNode(),
            0,
            3,
            3,
            OptionalDouble.empty(),
            0);
    CheckpointFile.write(
        folder.resolve("net"),
        new Checkpoint(metadata, values(network), network.buffers(), optimizer.state()));
  }

  private static Map<String, INDArray> values(Network network) {
    Map<String, INDArray> values = new LinkedHashMap<>();
    network.parameters().forEach(parameter -> values.put(parameter.name(), parameter.value()));
    return values;
  }
}
