package org.hyperbolic4j.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Kernels in SameDiff graphs, run and differentiated by SameDiff itself. */
class KernelNodeTest {

  private static final FusedOperator SQUARE = new ScaledSquare(4);
  private static final FusedOperator PRODUCT = new Product();

  /** {@code sum(w a x x)} of x {@code [-1, 3]}, w {@code [3]}, a {@code [1]}. */
  private static SameDiff weightedSquares(DataType type) {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.placeHolder("x", type, -1, 3);
    SDVariable a = graph.var("a", Nd4j.createFromArray(1.5).castTo(type));
    SDVariable w = graph.var("w", Nd4j.createFromArray(1.0, -2.0, 3.0).castTo(type));
    SDVariable y = KernelNode.apply(SQUARE, x, a).rename("y");
    y.mul(w).sum().rename("loss");
    graph.setLossVariables("loss");
    return graph;
  }

  private static INDArray points(DataType type, int rows) {
    return Nd4j.linspace(-1, 2, rows * 3L, DataType.DOUBLE).reshape(rows, 3).castTo(type);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void valueAndGradientsAreTheKernels(DataType type) {
    SameDiff graph = weightedSquares(type);
    INDArray x = points(type, 5);
    double tolerance = type == DataType.FLOAT ? 1e-5 : 1e-13;
    INDArray square = x.mul(x);
    INDArray w = graph.getVariable("w").getArr();

    INDArray y = graph.outputSingle(Map.of("x", x), "y");
    assertThat(y.dataType()).isEqualTo(type);
    assertThat(y.distance2(square.mul(1.5))).isCloseTo(0, within(tolerance));

    graph.createGradFunction("x");
    Map<String, INDArray> gradients =
        graph.calculateGradients(Map.of("x", x), List.of("a", "w", "x"));
    assertThat(gradients.get("a").dataType()).isEqualTo(type);
    assertThat(gradients.get("a").getDouble(0))
        .isCloseTo(square.mulRowVector(w).sumNumber().doubleValue(), within(10 * tolerance));
    assertThat(gradients.get("w").distance2(square.sum(0).mul(1.5)))
        .isCloseTo(0, within(10 * tolerance));
    assertThat(gradients.get("x").distance2(x.mul(3).mulRowVector(w)))
        .isCloseTo(0, within(tolerance));
  }

  @Test
  void batchSizesMayChangeFromCallToCall() {
    SameDiff graph = weightedSquares(DataType.DOUBLE);
    for (int rows : new int[] {1, 7, 2, 64, 7}) {
      INDArray x = points(DataType.DOUBLE, rows);
      INDArray y = graph.outputSingle(Map.of("x", x), "y");
      assertThat(y.shape()).containsExactly(rows, 3);
      assertThat(y.distance2(x.mul(x).mul(1.5))).isCloseTo(0, within(1e-12));
    }
  }

  @Test
  void gradientsOfAVariableUsedOftenAddUp() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.var("x", points(DataType.DOUBLE, 2));
    SDVariable a = graph.var("a", Nd4j.createFromArray(0.5));
    SDVariable squared = KernelNode.apply(PRODUCT, x, x);
    SDVariable cubed = KernelNode.apply(PRODUCT, squared, x);
    SDVariable halved = KernelNode.apply(SQUARE, squared, a);
    cubed.add(halved).add(x).sum().rename("loss");
    graph.setLossVariables("loss");

    INDArray value = points(DataType.DOUBLE, 2);
    INDArray gradient = graph.calculateGradients(Map.of(), List.of("x", "a")).get("x");

    INDArray expected = value.mul(value).mul(3).add(value.mul(value).mul(value).mul(2)).add(1);
    assertThat(gradient.distance2(expected)).isCloseTo(0, within(1e-13));
  }

  @Test
  void inputsMayBeViewsAndColumnMajor() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.placeHolder("x", DataType.FLOAT, -1, 3);
    SDVariable y = KernelNode.apply(PRODUCT, x, x).rename("y");
    INDArray wide = Nd4j.linspace(1, 24, 24, DataType.FLOAT).reshape(4, 6);
    List<INDArray> inputs =
        List.of(
            wide.getColumns(0, 2, 4).dup('f'),
            wide.get(NDArrayIndex.interval(1, 3)).reshape(4, 3),
            wide.get(NDArrayIndex.all(), NDArrayIndex.interval(2, 5)),
            wide.reshape(3, 8).transpose());
    for (INDArray input : inputs) {
      INDArray expected = input.dup('c').mul(input.dup('c'));
      assertThat(graph.outputSingle(Map.of("x", input), y.name())).isEqualTo(expected);
    }
  }

  @Test
  void graphIsSavedAndLoadedWithItsKernels(@TempDir Path directory) throws IOException {
    SameDiff graph = weightedSquares(DataType.FLOAT);
    Path file = directory.resolve("graph.fb");
    graph.save(file.toFile(), true);
    SameDiff loaded = SameDiff.load(file.toFile(), true);
    Map<String, INDArray> x = Map.of("x", points(DataType.FLOAT, 3));
    assertThat(loaded.outputSingle(x, "loss")).isEqualTo(graph.outputSingle(x, "loss"));
    assertThat(loaded.calculateGradients(x, List.of("a", "w")))
        .isEqualTo(graph.calculateGradients(x, List.of("a", "w")));
  }

  @Test
  void whatAKernelSavesCanBeSeenButNotDifferentiated() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.var("x", points(DataType.DOUBLE, 2));
    SDVariable a = graph.var("a", Nd4j.createFromArray(3.0));
    SDVariable[] outputs = KernelNode.outputs(SQUARE, x, a);
    INDArray value = points(DataType.DOUBLE, 2);
    assertThat(outputs).hasSize(2);
    assertThat(outputs[1].eval()).isEqualTo(value.mul(value));

    outputs[0].add(outputs[1]).sum().rename("loss");
    graph.setLossVariables("loss");
    assertThatIllegalStateException()
        .isThrownBy(() -> new GraphSession(graph).step(Map.of(), List.of(), List.of("x")))
        .withMessage(
            "the loss depends on what kernel 'test.scaledSquare(4)' saves, which has no gradient");
  }

  @Test
  void wrongNumberOfInputsIsRefused() {
    SDVariable x = SameDiff.create().var("x", points(DataType.DOUBLE, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KernelNode.apply(PRODUCT, x))
        .withMessage("kernel 'test.product' has 2 inputs, not 1");
  }

  @Test
  void mixedOrWrongTypesAreRefused() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.var("x", points(DataType.DOUBLE, 1));
    SDVariable f = graph.var("f", points(DataType.FLOAT, 1));
    SDVariable n = graph.constant("n", Nd4j.createFromArray(1, 2, 3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KernelNode.apply(PRODUCT, x, f))
        .withMessageContaining("all FLOAT or all DOUBLE, but 'x' is DOUBLE and 'f' is FLOAT");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KernelNode.apply(PRODUCT, n, n))
        .withMessageContaining("'n' is INT");
  }
}
