package org.hyperbolic4j.experiments.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.model.CurvatureScope;
import org.hyperbolic4j.nn.model.EvaluationStatistics;
import org.hyperbolic4j.nn.model.Head;
import org.hyperbolic4j.nn.model.LayerKind;
import org.hyperbolic4j.nn.model.Network;
import org.hyperbolic4j.nn.model.NetworkConfig;
import org.hyperbolic4j.nn.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Files of weights, to the networks they are of and back. */
final class WeightFileTest {

  @TempDir private Path folder;

  private static Network network(NetworkConfig.Builder config) {
    return Network.create(config.build(), ManifoldRegistry.discover());
  }

  private static NetworkConfig.Builder small(String family) {
    return NetworkConfig.builder(family + "-2-3-4-resnet-14")
        .images(3, 8, 8)
        .classes(5)
        .headManifold(family.equals("hybrid") ? "poincare" : null)
        .seed(4);
  }

  /** Sets parameters and running statistics to positive numbers that all differ. */
  private static Network shuffled(NetworkConfig.Builder config) {
    Network network = network(config);
    Random random = new Random(7);
    Names.arrays(network)
        .forEach(
            (name, array) -> {
              for (long i = 0; i < array.length(); i++) {
                array.putScalar(i, 0.1 + 0.2 * random.nextDouble());
              }
            });
    return network;
  }

  private Path write(Map<String, INDArray> tensors) throws IOException {
    Path file = folder.resolve("net.safetensors");
    TensorFormat.SAFETENSORS.write(file, tensors, Map.of());
    return file;
  }

  private static INDArray images() {
    Nd4j.getRandom().setSeed(3);
    return Nd4j.rand(DataType.DOUBLE, 4, 3, 8, 8);
  }

  @ParameterizedTest
  @CsvSource({
    "poincare, FLOAT",
    "poincare, DOUBLE",
    "lorentz, FLOAT",
    "hybrid, FLOAT",
    "euclidean, DOUBLE"
  })
  void whatIsWrittenComesBackBitForBit(String family, Precision precision) throws IOException {
    Network source = shuffled(small(family).precision(precision));
    for (Names names : Names.values()) {
      for (TensorFormat format : TensorFormat.values()) {
        Path file = folder.resolve("net");
        WeightExport.write(source, names, format, file);
        WeightFile read = WeightFile.read(file);
        assertThat(read.names()).isEqualTo(names);
        assertThat(read.precision()).isEqualTo(precision);
        Network target = network(small(family).precision(precision));
        read.assignTo(target);
        assertThat(Names.arrays(target)).as("%s %s", names, format).isEqualTo(Names.arrays(source));
      }
    }
  }

  @Test
  void ownNamesHoldEveryKindOfNetwork() throws IOException {
    NetworkConfig.Builder nativeLayers = small("lorentz").layers(LayerKind.NATIVE);
    NetworkConfig.Builder prototypes =
        small("poincare")
            .head(Head.PROTOTYPES)
            .offsets(false)
            .learnCurvature(true)
            .curvatureScope(CurvatureScope.PER_LAYER);
    NetworkConfig.Builder bare = small("poincare").batchNorm(false).relu(false);
    for (NetworkConfig.Builder config : List.of(nativeLayers, prototypes, bare)) {
      Network source = shuffled(config);
      Path file = folder.resolve("net");
      WeightExport.write(source, Names.OURS, TensorFormat.SAFETENSORS, file);
      Network target = network(config);
      WeightFile.read(file).assignTo(target);
      assertThat(Exactly.of(Names.arrays(target))).isEqualTo(Exactly.of(Names.arrays(source)));
      assertThatThrownBy(() -> WeightExport.write(source, Names.PUBLISHED, TensorFormat.NPZ, file))
          .isInstanceOf(BadInputException.class)
          .hasMessageStartingWith("published names are of networks with ");
    }
  }

  @Test
  void euclideanWeightsLieAsPyTorchHasThem() throws IOException {
    Network network = shuffled(small("euclidean").precision(Precision.DOUBLE));
    Path file = folder.resolve("net");
    WeightExport.write(network, Names.PUBLISHED, TensorFormat.NPZ, file);
    Map<String, INDArray> tensors = TensorFormat.read(file);
    Map<String, INDArray> own = Names.arrays(network);

    INDArray conv = tensors.get("group2.0.conv1.weight");
    assertThat(conv.shape()).containsExactly(3, 2, 3, 3);
    for (int k = 0; k < 3; k++) {
      for (int c = 0; c < 2; c++) {
        for (int place = 0; place < 9; place++) {
          assertThat(conv.getDouble(k, c, place / 3, place % 3))
              .isEqualTo(own.get("group2.block1.conv1.weight").getDouble(c * 9 + place, k));
        }
      }
    }
    assertThat(tensors.get("group2.0.downsample.weight").shape()).containsExactly(3, 2, 1, 1);
    assertThat(tensors.get("fc.weight").shape()).containsExactly(5, 4);
    assertThat(tensors.get("fc.weight").getDouble(3, 1))
        .isEqualTo(own.get("head.weight").getDouble(1, 3));
    assertThat(Exactly.of(tensors.get("group1.1.bn2.running_mean")))
        .isEqualTo(Exactly.of(own.get("group1.block2.bn2.mean")));
    assertThat(Exactly.of(tensors.get("bn.weight")))
        .isEqualTo(Exactly.of(own.get("stem.bn.scale")));
    assertThat(Exactly.of(tensors.get("bn.bias"))).isEqualTo(Exactly.of(own.get("stem.bn.shift")));
    assertThat(Exactly.of(tensors.get("conv.bias")))
        .isEqualTo(Exactly.of(own.get("stem.conv.bias")));

    tensors.put("bn.num_batches_tracked", Nd4j.scalar(DataType.INT64, 9));
    Network target = network(small("euclidean").precision(Precision.DOUBLE));
    WeightFile.read(write(tensors)).assignTo(target);
    assertThat(Exactly.of(target.evaluate(images())))
        .isEqualTo(Exactly.of(network.evaluate(images())));
  }

  @Test
  void allThatDoesNotFitIsNamedAndNothingChanged() throws IOException {
    Network network = shuffled(small("poincare"));
    Path file = folder.resolve("net");
    WeightExport.write(network, Names.PUBLISHED, TensorFormat.NPZ, file);
    Map<String, INDArray> tensors = TensorFormat.read(file);
    tensors.remove("conv.bias");
    tensors.remove("group3.1.bn2.norm.var");
    tensors.remove("bn.ball.isp_c");
    tensors.put("group4.0.conv1.weights", Nd4j.zeros(DataType.FLOAT, 2));
    tensors.put("fc.z", Nd4j.zeros(DataType.FLOAT, 5, 4));
    tensors.put("fc.bias", Nd4j.zeros(DataType.INT64, 5));
    WeightFile wrong = WeightFile.read(write(tensors));
    Map<String, Exactly> before = Exactly.of(Names.arrays(network));

    assertThatThrownBy(() -> wrong.assignTo(network))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            folder.resolve("net.safetensors")
                + ": does not fit poincare-2-3-4-resnet-14: missing: conv.bias,"
                + " group3.1.bn2.norm.var; not of the network: group4.0.conv1.weights; of another"
                + " shape or type: fc.z is FLOAT [5, 4] instead of FLOAT [4, 5], fc.bias is LONG"
                + " [5] instead of FLOAT [5]");
    assertThat(Exactly.of(Names.arrays(network))).isEqualTo(before);
  }

  @Test
  void valuesThatAreNotFiniteAreRefused() throws IOException {
    Network network = shuffled(small("poincare").precision(Precision.DOUBLE));
    Path file = folder.resolve("net");
    WeightExport.write(network, Names.OURS, TensorFormat.NPZ, file);
    Map<String, INDArray> tensors = TensorFormat.read(file);
    tensors.get("head.r").putScalar(1, Double.NaN);
    tensors.get("stem.conv.z").putScalar(0, 1e300);
    WeightFile read = WeightFile.read(write(tensors));

    assertThatThrownBy(() -> read.assignTo(network))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith("has values that are not finite in DOUBLE: head.r");
    assertThatThrownBy(() -> read.assignTo(network(small("poincare"))))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith("has values that are not finite in FLOAT: stem.conv.z, head.r");
  }

  @Test
  void runningStatisticsThatNobodyGatheredAreNotUsed() throws IOException {
    Path file = folder.resolve("net");
    WeightExport.write(network(small("poincare")), Names.PUBLISHED, TensorFormat.SAFETENSORS, file);
    WeightFile read = WeightFile.read(file);

    assertThat(read.statistics("poincare-2-3-4-resnet-14")).isEqualTo(EvaluationStatistics.BATCH);
    assertThat(read.statistics("hybrid-2-3-4-resnet-14")).isEqualTo(EvaluationStatistics.RUNNING);
    read.assignTo(network(small("poincare").evaluationStatistics(EvaluationStatistics.BATCH)));
    assertThatThrownBy(() -> read.assignTo(network(small("poincare"))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("has no running statistics")
        .hasMessageContaining("--bn-statistics batch");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 1e-6, 40})
  void curvaturesAreKept(double c) throws IOException {
    Path file = folder.resolve("net");
    WeightExport.write(network(small("poincare").curvature(c)), Names.OURS, TensorFormat.NPZ, file);
    assertThat(WeightFile.read(file).curvature(CurvatureForm.SOFTPLUS)).hasValue(c);
    WeightExport.write(
        network(small("poincare").curvature(c)), Names.PUBLISHED, TensorFormat.NPZ, file);
    assertThat(WeightFile.read(file).curvature(CurvatureForm.PLAIN)).hasValue(c);
    WeightExport.write(
        network(small("hybrid").curvature(c)), Names.PUBLISHED, TensorFormat.NPZ, file);
    assertThat(WeightFile.read(file).curvature(CurvatureForm.SOFTPLUS).orElseThrow())
        .isCloseTo(c, within(1e-9 * c));
  }

  @Test
  void softplusIsWhatTheFieldCallsSo() {
    assertThat(CurvatureForm.SOFTPLUS.curvature(0)).isCloseTo(Math.log(2), within(1e-16));
    assertThat(CurvatureForm.SOFTPLUS.curvature(0.1)).isCloseTo(0.7443966600735709, within(1e-15));
    assertThat(CurvatureForm.SOFTPLUS.curvature(1000)).isEqualTo(1000);
    assertThat(CurvatureForm.usual("poincare-2-2-2-resnet-8", false))
        .isEqualTo(CurvatureForm.PLAIN);
    assertThat(CurvatureForm.usual("poincare-2-2-2-resnet-8", true))
        .isEqualTo(CurvatureForm.SOFTPLUS);
    assertThat(CurvatureForm.usual("hybrid-2-2-2-resnet-8", false))
        .isEqualTo(CurvatureForm.SOFTPLUS);
  }

  @Test
  void aLearnedCurvatureIsWrittenAsItIs() throws IOException {
    Network network = network(small("poincare").learnCurvature(true));
    Names.arrays(network).get("curvature.rho").assign(Math.log(3));
    Path file = folder.resolve("net");
    WeightExport.write(network, Names.PUBLISHED, TensorFormat.NPZ, file);
    assertThat(WeightFile.read(file).curvature(CurvatureForm.SOFTPLUS).orElseThrow())
        .isCloseTo(0.3, within(1e-7));
  }

  @Test
  void curvaturesThatDifferAreRefused() throws IOException {
    Map<String, INDArray> tensors = new LinkedHashMap<>();
    tensors.put("fc.z", Nd4j.zeros(DataType.FLOAT, 2));
    assertThat(WeightFile.read(write(tensors)).curvature(CurvatureForm.PLAIN)).isEmpty();
    tensors.put("conv_ball.isp_c", Nd4j.scalar(0.5f));
    tensors.put("bn_ball.isp_c", Nd4j.scalar(0.25f));
    WeightFile differing = WeightFile.read(write(tensors));
    assertThatThrownBy(() -> differing.curvature(CurvatureForm.PLAIN))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("'conv_ball.isp_c' 0.5 and 'bn_ball.isp_c' 0.25");
    tensors.put("bn_ball.isp_c", Nd4j.zeros(DataType.FLOAT, 2));
    WeightFile list = WeightFile.read(write(tensors));
    assertThatThrownBy(() -> list.curvature(CurvatureForm.PLAIN))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith("'bn_ball.isp_c' is no number");
  }
}
