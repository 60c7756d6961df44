package org.hyperbolic4j.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.Pointer;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.factory.Nd4j;

class GraphSessionTest {

  private static final FusedOperator SQUARE = new ScaledSquare(512);
  private static final List<String> PARAMETERS = List.of("weight", "scale", "shift");

  /**
   * A small network of every kind of operation: convolutions, kernels, reductions, broadcasting,
   * identity, a shared parameter.
   */
  private static SameDiff network(int depth) {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.placeHolder("x", DataType.FLOAT, -1, 2, 8, 8);
    SDVariable target = graph.placeHolder("target", DataType.FLOAT, -1, 2);
    Nd4j.getRandom().setSeed(7);
    SDVariable weight = graph.var("weight", Nd4j.randn(DataType.FLOAT, 3, 3, 2, 2).muli(0.2));
    SDVariable scale = graph.var("scale", Nd4j.createFromArray(0.8f));
    SDVariable shift = graph.var("shift", Nd4j.createFromArray(0.1f, -0.1f).reshape(1, 2, 1, 1));
    graph.var("unused", Nd4j.createFromArray(1f));
    Conv2DConfig same = Conv2DConfig.builder().kH(3).kW(3).paddingMode(PaddingMode.SAME).build();
    SDVariable h = x;
    for (int i = 0; i < depth; i++) {
      SDVariable squared = KernelNode.apply(SQUARE, graph.cnn().conv2d(h, weight, same), scale);
      h = graph.math().tanh(graph.identity(squared)).add(shift).add(h);
    }
    SDVariable pooled = h.mean(2, 3).rename("pooled");
    graph.math().square(pooled.sub(target)).mean().rename("loss");
    graph.setLossVariables("loss");
    return graph;
  }

  private static Map<String, INDArray> batch(int size, int seed) {
    Nd4j.getRandom().setSeed(seed);
    return Map.of(
        "x",
        Nd4j.randn(DataType.FLOAT, size, 2, 8, 8),
        "target",
        Nd4j.rand(DataType.FLOAT, size, 2));
  }

  @Test
  void stepAndOutputAgreeWithSameDiff() {
    SameDiff graph = network(3);
    GraphSession session = new GraphSession(graph);
    for (int size : new int[] {4, 9, 4, 1}) {
      Map<String, INDArray> batch = batch(size, size);
      Step step = session.step(batch, List.of("loss", "pooled"), PARAMETERS);
      assertThat(step.outputs()).isEqualTo(graph.output(batch, List.of("loss", "pooled")));
      assertThat(step.gradients()).isEqualTo(graph.calculateGradients(batch, PARAMETERS));
      assertThat(session.output(batch, List.of("pooled")).get("pooled"))
          .isEqualTo(graph.outputSingle(batch, "pooled"));
    }
  }

  /** Kernels add gradients where the earlier ones are, and leave those by constants out. */
  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void gradientsOfKernelsAddUpToTheBitsOfSameDiff(DataType type) {
    SameDiff graph = SameDiff.create();
    Nd4j.getRandom().setSeed(3);
    SDVariable x = graph.var("x", Nd4j.randn(type, 3, 700));
    SDVariable scale = graph.var("scale", Nd4j.createFromArray(0.8).castTo(type));
    SDVariable fixed = graph.constant("fixed", Nd4j.createFromArray(-0.3).castTo(type));
    SDVariable sum =
        KernelNode.apply(SQUARE, x, scale)
            .add(KernelNode.apply(SQUARE, x, fixed))
            .add(KernelNode.apply(new ScaledSquare(50), x, scale))
            .add(x);
    graph.math().tanh(sum).mean().rename("loss");
    graph.setLossVariables("loss");
    List<String> parameters = List.of("x", "scale");
    Map<String, INDArray> expected = graph.calculateGradients(Map.of(), parameters);
    GraphSession session = new GraphSession(graph);
    for (int i = 0; i < 3; i++) {
      assertThat(session.step(Map.of(), List.of("loss"), parameters).gradients())
          .isEqualTo(expected);
    }
  }

  @Test
  void gradientsAreTheDerivativesOfTheLoss() {
    SameDiff graph = network(2);
    GraphSession session = new GraphSession(graph);
    Map<String, INDArray> batch = batch(3, 1);
    for (String name : PARAMETERS) {
      INDArray value = graph.getVariable(name).getArr();
      INDArray direction = Nd4j.randn(DataType.FLOAT, value.shape());
      double slope =
          session
              .step(batch, List.of(), PARAMETERS)
              .gradients()
              .get(name)
              .mul(direction)
              .sumNumber()
              .doubleValue();
      INDArray before = value.dup();
      float h = 1e-2f;
      value.assign(before.add(direction.mul(h)));
      double up = session.output(batch, List.of("loss")).get("loss").getDouble(0);
      value.assign(before.sub(direction.mul(h)));
      double down = session.output(batch, List.of("loss")).get("loss").getDouble(0);
      value.assign(before);
      assertThat((up - down) / (2 * h)).as(name).isCloseTo(slope, within(1e-3));
    }
  }

  @Test
  void parametersChangedInPlaceAreSeenByEveryPass() {
    SameDiff graph = network(2);
    GraphSession session = new GraphSession(graph);
    Map<String, INDArray> batch = batch(5, 2);
    SameDiff reference = network(2);
    double first = 0;
    double loss = 0;
    for (int i = 0; i < 20; i++) {
      Step step = session.step(batch, List.of("loss"), PARAMETERS);
      Map<String, INDArray> expected = reference.calculateGradients(batch, PARAMETERS);
      assertThat(step.gradients()).as("step %d", i).isEqualTo(expected);
      loss = step.outputs().get("loss").getDouble(0);
      first = i == 0 ? loss : first;
      step.gradients().forEach((name, g) -> graph.getVariable(name).getArr().subi(g.mul(0.05f)));
      // A graph of its own at every step, so that nothing of an earlier step can be left in it.
      reference = network(2);
      for (String name : PARAMETERS) {
        reference.getVariable(name).getArr().assign(graph.getVariable(name).getArr());
      }
    }
    assertThat(loss).isLessThan(0.9 * first);
    assertThat(session.output(batch, List.of("loss")).get("loss"))
        .isEqualTo(reference.outputSingle(batch, "loss"));
  }

  @Test
  void repeatedStepsGiveTheSameBits() {
    GraphSession session = new GraphSession(network(3));
    Map<String, INDArray> batch = batch(16, 3);
    Map<String, INDArray> first = copy(session.step(batch, List.of("loss"), PARAMETERS));
    for (int i = 0; i < 30; i++) {
      assertThat(bits(session.step(batch, List.of("loss"), PARAMETERS))).isEqualTo(bits(first));
      session.output(batch(3, i), List.of("loss"));
    }
  }

  private static Map<String, INDArray> copy(Step step) {
    return step.gradients().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().dup()));
  }

  private static List<ByteBuffer> bits(Step step) {
    return bits(step.gradients());
  }

  private static List<ByteBuffer> bits(Map<String, INDArray> arrays) {
    return PARAMETERS.stream()
        .map(name -> ByteBuffer.wrap(arrays.get(name).data().asBytes()))
        .toList();
  }

  @Test
  void resultsOfOneCallDoNotShareMemory() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.placeHolder("x", DataType.DOUBLE, -1);
    List<String> names = new ArrayList<>();
    SDVariable h = x;
    for (int i = 0; i < 8; i++) {
      SDVariable passed = graph.identity(h.mul(2)).rename("passed" + i);
      h = passed.add(1).rename("h" + i);
      if (i % 2 == 0) {
        names.add("passed" + i);
      }
    }
    names.add("h7");
    GraphSession session = new GraphSession(graph);
    for (int call = 0; call < 3; call++) {
      Map<String, INDArray> values = session.output(Map.of("x", Nd4j.createFromArray(1.0)), names);
      double expected = 1;
      for (int i = 0; i < 8; i++) {
        if (i % 2 == 0) {
          assertThat(values.get("passed" + i).getDouble(0)).isEqualTo(2 * expected);
        }
        expected = 2 * expected + 1;
      }
      assertThat(values.get("h7").getDouble(0)).isEqualTo(expected);
    }
  }

  @Test
  void parametersAndPlaceholdersCanBeAskedFor() {
    SameDiff graph = network(1);
    Map<String, INDArray> batch = batch(2, 4);
    Map<String, INDArray> values =
        new GraphSession(graph).output(batch, List.of("x", "weight", "pooled"));
    assertThat(values.get("x")).isSameAs(batch.get("x"));
    assertThat(values.get("weight")).isEqualTo(graph.getVariable("weight").getArr());
  }

  @Test
  void placeholdersThatWereNamedHaveGradients() {
    SameDiff graph = network(2);
    GraphSession session = new GraphSession(graph, "x");
    Map<String, INDArray> batch = batch(1, 5);
    INDArray gradient = session.step(batch, List.of(), List.of("x")).gradients().get("x").dup();
    INDArray x = batch.get("x");
    for (int at : new int[] {0, 33, 127}) {
      float before = x.getFloat(at);
      x.putScalar(at, before + 0.05f);
      double up = session.output(batch, List.of("loss")).get("loss").getDouble(0);
      x.putScalar(at, before - 0.05f);
      double down = session.output(batch, List.of("loss")).get("loss").getDouble(0);
      x.putScalar(at, before);
      assertThat((up - down) / 0.1).isCloseTo(gradient.getDouble(at), within(1e-4));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> session.step(batch, List.of(), List.of("target")))
        .withMessageStartingWith("no gradient of 'target' here")
        .withMessageContaining("[x]");
  }

  @Test
  void aSecondSessionMayDifferentiateByMore() {
    SameDiff graph = network(1);
    Map<String, INDArray> batch = batch(2, 6);
    GraphSession first = new GraphSession(graph);
    Map<String, INDArray> before = copy(first.step(batch, List.of(), PARAMETERS));
    GraphSession second = new GraphSession(graph, "x");
    assertThat(second.step(batch, List.of(), List.of("x")).gradients().get("x").shape())
        .containsExactly(2, 2, 8, 8);
    assertThat(first.step(batch, List.of(), PARAMETERS).gradients()).isEqualTo(before);
  }

  @Test
  void aVariableTheLossDoesNotDependOnHasNoGradient() {
    Step step =
        new GraphSession(network(1)).step(batch(2, 7), List.of(), List.of("unused", "scale"));
    assertThat(step.gradients()).containsOnlyKeys("scale");
  }

  @Test
  void memoryOutsideTheHeapDoesNotGrow() {
    SameDiff graph = SameDiff.create();
    SDVariable h = graph.placeHolder("x", DataType.FLOAT, -1, 8, 32, 32);
    SDVariable scale = graph.var("scale", Nd4j.createFromArray(0.999f));
    for (int i = 0; i < 2; i++) {
      h = KernelNode.apply(SQUARE, h, scale);
    }
    h.mean().rename("loss");
    graph.setLossVariables("loss");
    GraphSession session = new GraphSession(graph);
    INDArray large = Nd4j.rand(DataType.FLOAT, 64, 8, 32, 32);
    INDArray small = Nd4j.rand(DataType.FLOAT, 48, 8, 32, 32);
    long warm = 0;
    for (int i = 0; i < 500; i++) {
      session.step(Map.of("x", i % 10 == 0 ? small : large), List.of("loss"), List.of("scale"));
      if (i == 100) {
        warm = outsideTheHeap();
      }
    }
    // One array lost a step would be 800 MB; pages of the heap that are touched for the first time
    // count too.
    assertThat(outsideTheHeap() - warm).isLessThan(500L << 20);
  }

  private static long outsideTheHeap() {
    return Pointer.physicalBytes() - Runtime.getRuntime().totalMemory();
  }

  @Test
  void aClosedSessionCanBeUsedAgain() {
    SameDiff graph = network(2);
    Map<String, INDArray> batch = batch(2, 8);
    GraphSession session = new GraphSession(graph);
    Map<String, INDArray> before = copy(session.step(batch, List.of(), PARAMETERS));
    session.close();
    assertThat(session.step(batch, List.of(), PARAMETERS).gradients()).isEqualTo(before);
  }

  @Test
  void sessionsRunInSeveralThreadsAtOnce() throws Exception {
    Map<String, INDArray> batch = batch(6, 9);
    Map<String, INDArray> expected =
        copy(new GraphSession(network(2)).step(batch, List.of(), PARAMETERS));
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        SameDiff graph = network(2);
        all.add(
            threads.submit(
                () -> {
                  GraphSession session = new GraphSession(graph);
                  boolean same = true;
                  for (int step = 0; step < 15; step++) {
                    same &= session.step(batch, List.of(), PARAMETERS).gradients().equals(expected);
                  }
                  return same;
                }));
      }
      for (Future<Boolean> same : all) {
        assertThat(same.get()).isTrue();
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void differentiationPrintsNothingAndKeepsTheOutputOfOtherThreads() throws Exception {
    PrintStream out = System.out;
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    PrintStream capturing = new PrintStream(captured, true, StandardCharsets.UTF_8);
    System.setOut(capturing);
    try {
      new GraphSession(network(1)).step(batch(1, 1), List.of(), PARAMETERS);
      assertThat(System.out).isSameAs(capturing);
    } finally {
      System.setOut(out);
    }
    assertThat(captured.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void wrongPlaceholdersAreNamedInOneLine() {
    GraphSession session = new GraphSession(network(1));
    Map<String, INDArray> batch = batch(2, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> session.output(Map.of("target", batch.get("target")), List.of("loss")))
        .withMessage("no value for placeholder 'x'; there are values for [target]");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                session.output(
                    Map.of("x", batch.get("x").castTo(DataType.DOUBLE)), List.of("pooled")))
        .withMessage("placeholder 'x' is FLOAT [-1, 2, 8, 8], not DOUBLE [2, 2, 8, 8]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> session.output(Map.of("x", batch.get("target")), List.of("pooled")))
        .withMessage("placeholder 'x' is FLOAT [-1, 2, 8, 8], not FLOAT [2, 2]");
    assertThat(session.output(Map.of("x", batch.get("x")), List.of("pooled"))).hasSize(1);
  }

  @Test
  void unknownVariablesAreRefused() {
    GraphSession session = new GraphSession(network(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> session.output(batch(1, 1), List.of("nothing")))
        .withMessage("the graph has no variable 'nothing'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> session.step(batch(1, 1), List.of(), List.of("nothing")))
        .withMessageStartingWith("no gradient of 'nothing' here");
  }

  @Test
  void aGraphWithoutLossCannotBeDifferentiated() {
    SameDiff graph = SameDiff.create();
    graph.var("x", Nd4j.createFromArray(1.0)).mul(2).rename("y");
    assertThatIllegalStateException()
        .isThrownBy(() -> new GraphSession(graph).step(Map.of(), List.of("y"), List.of("x")))
        .withMessageStartingWith("the graph has no loss");
  }

  @Test
  void controlFlowIsRefused() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.placeHolder("x", DataType.DOUBLE);
    SDVariable[] y =
        graph.whileLoop(
            new SDVariable[] {x},
            (sd, v) -> v[0].lt(10.0),
            (sd, v) -> new SDVariable[] {v[0].mul(2.0)});
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new GraphSession(graph).output(Map.of("x", Nd4j.scalar(1.0)), List.of(y[0].name())))
        .withMessageStartingWith("graphs with control flow cannot be executed here");
  }
}
