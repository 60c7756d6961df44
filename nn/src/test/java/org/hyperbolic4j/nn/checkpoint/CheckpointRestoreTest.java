package org.hyperbolic4j.nn.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.manifold.registry.UnknownManifoldException;
import org.hyperbolic4j.nn.optim.AdamSettings;
import org.hyperbolic4j.nn.optim.Optimizer;
import org.hyperbolic4j.nn.optim.Optimizers;
import org.hyperbolic4j.nn.optim.SgdSettings;
import org.hyperbolic4j.nn.optim.WeightDecay;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.hyperbolic4j.nn.parameter.ParameterKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CheckpointRestoreTest {

  @TempDir Path folder;

  private static Parameter parameter(String name, DataType type, long... shape) {
    return new Parameter(name, Nd4j.zeros(type, shape), ParameterKind.TANGENT);
  }

  private Checkpoint stored(Map<String, INDArray> parameters, Map<String, INDArray> buffers)
      throws IOException {
    Path file = folder.resolve("run.ckpt");
    CheckpointFile.write(
        file, new Checkpoint(Samples.metadata("klein"), parameters, buffers, Map.of()));
    return CheckpointFile.read(file);
  }

  private void failsWith(String reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(CheckpointException.class)
        .hasMessage(folder.resolve("run.ckpt") + ": " + reason);
  }

  @Test
  void parametersAndBuffersAreSetInPlace() throws IOException {
    Checkpoint checkpoint =
        stored(
            Map.of("z", Nd4j.createFromArray(1f, 2f)), Map.of("mean", Nd4j.createFromArray(3.0)));
    Parameter z = parameter("z", DataType.FLOAT, 2);
    INDArray mean = Nd4j.zeros(DataType.DOUBLE, 1);
    checkpoint.restoreParameters(List.of(z));
    checkpoint.restoreBuffers(Map.of("mean", mean));
    assertThat(z.value().toFloatVector()).containsExactly(1, 2);
    assertThat(mean.getDouble(0)).isEqualTo(3);
  }

  @Test
  void theFirstParameterThatDoesNotFitIsNamedAndNothingChanges() throws IOException {
    Checkpoint checkpoint =
        stored(
            Map.of("a", Nd4j.ones(DataType.FLOAT, 2), "b", Nd4j.ones(DataType.FLOAT, 2, 3)),
            Map.of());
    Parameter a = parameter("a", DataType.FLOAT, 2);
    Parameter b = parameter("b", DataType.FLOAT, 2, 3);
    failsWith(
        "parameter 'c' is missing",
        () -> checkpoint.restoreParameters(List.of(a, b, parameter("c", DataType.FLOAT, 1))));
    failsWith(
        "parameter 'b' is FLOAT [2, 3], the network's is FLOAT [3, 2]",
        () -> checkpoint.restoreParameters(List.of(a, parameter("b", DataType.FLOAT, 3, 2))));
    failsWith(
        "parameter 'b' is FLOAT [2, 3], the network's is DOUBLE [2, 3]",
        () -> checkpoint.restoreParameters(List.of(a, parameter("b", DataType.DOUBLE, 2, 3))));
    failsWith("the network has no parameter 'b'", () -> checkpoint.restoreParameters(List.of(a)));
    failsWith(
        "buffer 'mean' is missing", () -> checkpoint.restoreBuffers(Map.of("mean", Nd4j.zeros(1))));
    assertThat(a.value().sumNumber().doubleValue()).isZero();
  }

  @Test
  void anUnknownManifoldIsNamedWithTheFileAndTheKnownOnes() throws IOException {
    Checkpoint checkpoint = stored(Map.of(), Map.of());
    ManifoldRegistry empty = ManifoldRegistry.of(List.of());
    assertThatThrownBy(() -> checkpoint.manifold(empty))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(
            folder.resolve("run.ckpt") + ": unknown manifold 'klein'; on the class path: []")
        .hasCauseInstanceOf(UnknownManifoldException.class);
  }

  @Test
  void trainingContinuesBitForBitFromAFile() throws IOException {
    AdamSettings settings = new AdamSettings(0.9, 0.999, 1e-8, true, WeightDecay.l2(1e-4));
    Parameter unbroken = parameter("z", DataType.FLOAT, 3);
    Optimizer first = Optimizers.adam(List.of(unbroken), settings, Map.of());
    INDArray gradient = Nd4j.createFromArray(0.3f, -1.7f, 1e-3f);
    first.step(Map.of("z", gradient), 0.01);

    Path file = folder.resolve("run.ckpt");
    CheckpointFile.write(
        file,
        new Checkpoint(
            Samples.metadata("poincare"), Map.of("z", unbroken.value()), Map.of(), first.state()));
    Checkpoint checkpoint = CheckpointFile.read(file);
    Parameter resumed = parameter("z", DataType.FLOAT, 3);
    Optimizer second = Optimizers.adam(List.of(resumed), settings, Map.of());
    checkpoint.restoreParameters(List.of(resumed));
    checkpoint.restoreOptimizer(second);

    for (int step = 0; step < 5; step++) {
      first.step(Map.of("z", gradient), 0.01);
      second.step(Map.of("z", gradient), 0.01);
    }
    assertThat(Samples.bits(resumed.value())).isEqualTo(Samples.bits(unbroken.value()));

    Optimizer other = Optimizers.sgd(List.of(resumed), SgdSettings.of(0.9), Map.of());
    failsWith("optimiser state 'momentum.z' is missing", () -> checkpoint.restoreOptimizer(other));
  }

  @Test
  void metadataOutOfRangeIsRefused() {
    CheckpointMetadata good = Samples.metadata("poincare");
    assertThatThrownBy(
            () ->
                new CheckpointMetadata(
                    "poincare", good.network(), good.training(), -1, 0, 0, good.bestMetric(), 1))
        .hasMessage("epoch, batch and iteration must not be negative, not -1, 0 and 0");
    assertThatThrownBy(
            () ->
                new CheckpointMetadata(
                    "poincare",
                    good.network(),
                    good.training(),
                    0,
                    0,
                    0,
                    OptionalDouble.of(Double.NaN),
                    1))
        .hasMessage("best metric must be finite, not OptionalDouble[NaN]");
  }
}
