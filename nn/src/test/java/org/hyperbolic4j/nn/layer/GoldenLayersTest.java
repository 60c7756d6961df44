package org.hyperbolic4j.nn.layer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hyperbolic4j.laws.reference.ReferenceFile;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.nn.Golden;
import org.hyperbolic4j.nn.engine.Engine;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Single layers against the reference figures: results and every gradient. The figures are the
 * ball's; in tangent coordinates the hyperboloid's are the same.
 */
@ParameterizedClass
@ValueSource(strings = {"poincare", "lorentz"})
class GoldenLayersTest {

  private static final double TOLERANCE = 1e-9;

  /** The reference unrolls an iteration. */
  private static final double FRECHET_TOLERANCE = 1e-8;

  private final String manifold;

  GoldenLayersTest(String manifold) {
    this.manifold = manifold;
  }

  @ParameterizedTest
  @CsvSource({"0.1,FUSED", "0.1,GRAPH", "1.0,FUSED", "1.0,GRAPH"})
  void linear(double c, Engine engine) {
    ReferenceFile golden = Golden.read("layers/linear_c" + c);
    Space space = LayerRun.space(manifold, c, engine);
    INDArray z = golden.array("z");
    Layer layer =
        new HyperplaneLinear(
            "layer",
            space,
            golden.values("z"),
            (int) z.size(1),
            true,
            HyperplaneLinear.Output.TANGENT,
            DataType.DOUBLE);
    LayerRun.assign(layer, "layer.r", golden.array("r"));
    holds(
        golden,
        LayerRun.layer(layer, space, engine, golden.array("v"), golden.array("cotangent")),
        Map.of("v", "v", "layer.z", "z", "layer.r", "r", "c", "c"));
  }

  @ParameterizedTest
  @CsvSource({
    "0.1,3,1,FUSED", "0.1,3,1,GRAPH", "0.1,3,2,FUSED", "0.1,3,2,GRAPH", "0.1,1,2,FUSED",
    "0.1,1,2,GRAPH", "1.0,3,1,FUSED", "1.0,3,1,GRAPH", "1.0,3,2,FUSED", "1.0,3,2,GRAPH",
    "1.0,1,2,FUSED", "1.0,1,2,GRAPH"
  })
  void convolution(double c, int size, int stride, Engine engine) {
    ReferenceFile golden = Golden.read("layers/conv2d_c%s_k%d_s%d".formatted(c, size, stride));
    Space space = LayerRun.space(manifold, c, engine);
    INDArray z = golden.array("z");
    Layer layer =
        new HyperplaneConvolution(
            "layer",
            space,
            golden.values("z"),
            (int) golden.array("v").size(1),
            (int) z.size(1),
            Window.centred(size, stride),
            true,
            DataType.DOUBLE);
    LayerRun.assign(layer, "layer.r", golden.array("r"));
    holds(
        golden,
        LayerRun.layer(layer, space, engine, golden.array("v"), golden.array("cotangent")),
        Map.of("v", "v", "layer.z", "z", "layer.r", "r", "c", "c"));
  }

  @ParameterizedTest
  @CsvSource({
    "0.1,MIDPOINT,FUSED", "0.1,MIDPOINT,GRAPH", "0.1,FRECHET,FUSED", "0.1,FRECHET,GRAPH",
    "1.0,MIDPOINT,FUSED", "1.0,MIDPOINT,GRAPH", "1.0,FRECHET,FUSED", "1.0,FRECHET,GRAPH"
  })
  void batchNorm(double c, Centre centre, Engine engine) {
    ReferenceFile golden =
        Golden.read(
            "layers/batch_norm2d_%s_c%s".formatted(centre.name().toLowerCase(Locale.ROOT), c));
    Space space = LayerRun.space(manifold, c, engine);
    int channels = (int) golden.array("mean").length();
    Layer layer = new ManifoldBatchNorm("layer", space, channels, centre, false, DataType.DOUBLE);
    LayerRun.assign(layer, "layer.mean", golden.array("mean"));
    LayerRun.assign(layer, "layer.var", golden.array("var"));
    holds(
        golden,
        LayerRun.layer(layer, space, engine, golden.array("v"), golden.array("cotangent")),
        Map.of("v", "v", "layer.mean", "mean", "layer.var", "var", "c", "c"),
        centre == Centre.FRECHET ? FRECHET_TOLERANCE : TOLERANCE);
  }

  @ParameterizedTest
  @CsvSource({"0.1,FUSED", "0.1,GRAPH", "1.0,FUSED", "1.0,GRAPH"})
  void residual(double c, Engine engine) {
    ReferenceFile golden = Golden.read("layers/residual_c" + c);
    Space space = LayerRun.space(manifold, c, engine);
    holds(
        golden,
        LayerRun.run(
            (graph, inputs) ->
                space
                    .operators()
                    .add(inputs.get("f"), inputs.get("skip"), space.curvature().in(graph)),
            List.of(),
            space,
            engine,
            Map.of("f", golden.array("f"), "skip", golden.array("skip")),
            golden.array("cotangent")),
        Map.of("f", "f", "skip", "skip", "c", "c"));
  }

  private static void holds(
      ReferenceFile golden, LayerRun.Result result, Map<String, String> names) {
    holds(golden, result, names, TOLERANCE);
  }

  private static void holds(
      ReferenceFile golden, LayerRun.Result result, Map<String, String> names, double tolerance) {
    Golden.require("out", result.out(), golden.array("out"), tolerance);
    names.forEach(
        (name, figure) ->
            Golden.require(
                name, result.gradients().get(name), golden.array("grad_" + figure), tolerance));
  }
}
