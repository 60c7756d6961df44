package org.hyperbolic4j.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hyperbolic4j.nn.engine.Backend;
import org.hyperbolic4j.nn.engine.GraphSession;
import org.hyperbolic4j.nn.engine.KernelNode;
import org.hyperbolic4j.nn.engine.Step;
import org.hyperbolic4j.nn.kernel.Correlation;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Convolutions of 3x3 with padding 1, batches of 128, float32: this project's kernel against the
 * library's (oneDNN behind ND4J's {@code conv2d}). The backward pass is measured with the forward
 * pass before it and a sum as the loss.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {JvmFlags.VECTOR_API, JvmFlags.UNROLLING})
public class ConvolutionBenchmark {

  private static final int IMAGES = 128;
  private static final int SIZE = 3;

  /** Who computes. */
  public enum Route {
    /** {@link Correlation}. */
    KERNEL,
    /** ND4J. */
    LIBRARY
  }

  /** Who computes. */
  @Param({"KERNEL", "LIBRARY"})
  public Route route;

  /** Channels, outputs, height and width of the map, stride. */
  @Param({
    "3x8x32x1",
    "8x8x32x1",
    "8x16x32x2",
    "16x16x16x1",
    "32x32x8x1",
    "16x16x32x1",
    "32x32x16x1",
    "64x64x8x1"
  })
  public String shape;

  private GraphSession session;

  /** Builds the graph. */
  @Setup
  public void buildGraph() {
    Backend.start();
    Nd4j.getRandom().setSeed(1);
    int[] numbers = Arrays.stream(shape.split("x", -1)).mapToInt(Integer::parseInt).toArray();
    int channels = numbers[0];
    int outputs = numbers[1];
    int side = numbers[2];
    int stride = numbers[3];
    long rows = (long) channels * SIZE * SIZE;
    SameDiff graph = SameDiff.create();
    SDVariable v = graph.var("v", Nd4j.randn(DataType.FLOAT, IMAGES, channels, side, side));
    SDVariable weights = graph.var("weights", Nd4j.randn(DataType.FLOAT, rows, outputs));
    SDVariable result;
    if (route == Route.KERNEL) {
      result = KernelNode.apply(new Correlation(SIZE, stride, 1, 1, false), v, weights);
    } else {
      Conv2DConfig config =
          Conv2DConfig.builder().kH(SIZE).kW(SIZE).sH(stride).sW(stride).pH(1).pW(1).build();
      SDVariable filters = weights.reshape(channels, SIZE, SIZE, outputs).permute(1, 2, 0, 3);
      result = graph.cnn().conv2d(v, filters, config);
    }
    result.rename("result");
    result.sum().rename("loss");
    graph.setLossVariables("loss");
    session = new GraphSession(graph);
  }

  /**
   * The convolution.
   *
   * @return its result
   */
  @Benchmark
  public Map<String, INDArray> forward() {
    return session.output(Map.of(), List.of("result"));
  }

  /**
   * The convolution and its gradients.
   *
   * @return the loss and the gradients by map and weights
   */
  @Benchmark
  public Step forwardAndBackward() {
    return session.step(Map.of(), List.of("loss"), List.of("v", "weights"));
  }
}
