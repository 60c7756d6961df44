package org.hyperbolic4j.experiments.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hyperbolic4j.laws.reference.ReferenceFile;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.model.EvaluationStatistics;
import org.hyperbolic4j.nn.model.Network;
import org.hyperbolic4j.nn.model.NetworkConfig;
import org.hyperbolic4j.nn.model.Precision;
import org.hyperbolic4j.nn.model.ResidualAxis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Reference networks, with the names of the published code and with ours, give the reference
 * logits. The files {@code published-tiny*.safetensors} were written by the safetensors library for
 * Python: the parameters of {@code golden/nets/tiny.npz}, named as the published code names them,
 * and the logits that a literal restatement of that code in NumPy gives, with its conformal factor
 * and its residual sums along the width. (Without these departures the restatement agrees with the
 * reference logits to 1e-15.)
 */
final class PublishedNetworkTest {

  private static final Path NETS = Path.of(System.getProperty("golden.dir"), "nets");

  @TempDir private Path folder;

  private static Path resource(String name) {
    try {
      return Path.of(PublishedNetworkTest.class.getResource("/interop/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static NetworkConfig.Builder config(String model, ReferenceFile file) {
    long[] images = file.shape("images");
    return NetworkConfig.builder(model)
        .images((int) images[1], (int) images[2], (int) images[3])
        .classes((int) file.shape("logits")[1])
        .precision(Precision.DOUBLE)
        .evaluationStatistics(EvaluationStatistics.BATCH);
  }

  private static void assertLogits(
      WeightFile weights, NetworkConfig.Builder config, INDArray images, double[] logits) {
    config.curvature(weights.curvature(CurvatureForm.PLAIN).orElseThrow());
    try (Network network = Network.create(config.build(), ManifoldRegistry.discover())) {
      weights.assignTo(network);
      double[] actual = network.evaluate(images).dup('c').data().asDouble();
      assertThat(actual).hasSameSizeAs(logits);
      for (int i = 0; i < logits.length; i++) {
        assertThat(actual[i]).isCloseTo(logits[i], within(1e-12));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void aFileOfThePublishedCodeGivesTheReferenceLogits(Engine engine) throws IOException {
    ReferenceFile reference = ReferenceFile.read(NETS.resolve("tiny.npz"));
    WeightFile weights = WeightFile.read(resource("published-tiny.safetensors"));

    assertThat(weights.names()).isEqualTo(Names.PUBLISHED);
    assertThat(weights.precision()).isEqualTo(Precision.DOUBLE);
    assertLogits(
        weights,
        config("poincare-3-4-5-resnet-8", reference).engine(engine),
        reference.array("images"),
        reference.values("logits"));
  }

  @Test
  void withItsDeparturesItGivesTheLogitsOfThePublishedCode() throws IOException {
    ReferenceFile reference = ReferenceFile.read(NETS.resolve("tiny.npz"));
    INDArray logits =
        TensorFormat.read(resource("published-tiny-departures.safetensors")).get("logits");

    assertLogits(
        WeightFile.read(resource("published-tiny.safetensors")),
        config("poincare-3-4-5-resnet-8", reference)
            .departures(Set.of("published-conformal-factor"))
            .residualAxis(ResidualAxis.WIDTH),
        reference.array("images"),
        logits.data().asDouble());
  }

  @Test
  void exportedWithPublishedNamesItIsTheSameFile() throws IOException {
    ReferenceFile reference = ReferenceFile.read(NETS.resolve("tiny.npz"));
    Path published = resource("published-tiny.safetensors");
    WeightFile weights = WeightFile.read(published);
    NetworkConfig config =
        config("poincare-3-4-5-resnet-8", reference)
            .curvature(weights.curvature(CurvatureForm.PLAIN).orElseThrow())
            .build();
    Network network = Network.create(config, ManifoldRegistry.discover());
    weights.assignTo(network);
    Path exported = folder.resolve("net");
    WeightExport.write(network, Names.PUBLISHED, TensorFormat.SAFETENSORS, exported);

    assertThat(Exactly.of(TensorFormat.read(exported)))
        .isEqualTo(Exactly.of(TensorFormat.read(published)));
  }

  /** The paper's ResNet-20, renamed here tensor by tensor. */
  @ParameterizedTest
  @EnumSource(Names.class)
  void theResNet20GivesTheReferenceLogits(Names names) throws IOException {
    ReferenceFile reference = ReferenceFile.read(NETS.resolve("resnet20_8_16_32.npz"));
    Map<String, INDArray> tensors = names == Names.OURS ? ours(reference) : published(reference);
    Path file = folder.resolve("net");
    TensorFormat.SAFETENSORS.write(file, tensors, Map.of());

    assertLogits(
        WeightFile.read(file),
        config("poincare-8-16-32-resnet-20", reference),
        reference.array("images"),
        reference.values("logits"));
  }

  private static Map<String, INDArray> ours(ReferenceFile reference) {
    Map<String, INDArray> tensors = new LinkedHashMap<>();
    tensors.put("curvature", Nd4j.scalar(reference.curvature()));
    for (String own : parameters(reference)) {
      tensors.put(own, reference.array("param." + own));
      if (own.endsWith(".mean")) {
        long channels = tensors.get(own).length();
        String layer = own.substring(0, own.length() - "mean".length());
        tensors.put(layer + "centre", Nd4j.zeros(DataType.DOUBLE, channels));
        tensors.put(layer + "dispersion", Nd4j.ones(DataType.DOUBLE, 1));
      }
    }
    return tensors;
  }

  private static Map<String, INDArray> published(ReferenceFile reference) {
    Map<String, INDArray> tensors = new LinkedHashMap<>();
    tensors.put("fc.ball.isp_c", Nd4j.scalar(reference.curvature()));
    for (String own : parameters(reference)) {
      INDArray array = reference.array("param." + own);
      tensors.put(published(own), own.endsWith(".var") ? array.reshape() : array);
      if (own.endsWith(".mean")) {
        String norm = published(own).replaceFirst("mean$", "");
        tensors.put(norm + "running_mean", Nd4j.zeros(DataType.DOUBLE, 1, array.length()));
        tensors.put(norm + "running_var", Nd4j.scalar(1.0));
      }
    }
    return tensors;
  }

  private static List<String> parameters(ReferenceFile reference) {
    return reference.names().stream()
        .filter(name -> name.startsWith("param."))
        .map(name -> name.substring("param.".length()))
        .toList();
  }

  private static String published(String own) {
    String name = own;
    for (int block = 1; block <= 3; block++) {
      name = name.replace("block" + block, Integer.toString(block - 1));
    }
    return name.replace("head.z", "fc.z")
        .replace("head.r", "fc.bias")
        .replace("stem.", "")
        .replaceAll("\\.z$", ".weights")
        .replace("fc.weights", "fc.z")
        .replaceAll("\\.r$", ".bias")
        .replaceAll("\\.(mean|var)$", ".norm.$1");
  }
}
