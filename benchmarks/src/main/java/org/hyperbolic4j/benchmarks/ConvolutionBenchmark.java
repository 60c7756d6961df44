package org.hyperbolic4j.benchmarks;

import java.util.Arrays;
import org.hyperbolic4j.benchmarks.floor.ConvolutionShape;
import org.hyperbolic4j.benchmarks.floor.MapShape;
import org.hyperbolic4j.nn.engine.KernelNode;
import org.hyperbolic4j.nn.kernel.Correlation;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * Convolutions of 3x3 with padding 1, batches of 128, float32: this project's kernel against the
 * library's (oneDNN behind ND4J's {@code conv2d}).
 */
public class ConvolutionBenchmark extends GraphBenchmark {

  private static final int IMAGES = 128;
  private static final int SIZE = ConvolutionShape.SIZE;

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
  public String convolution;

  private static ConvolutionShape parse(String text) {
    long[] numbers = Arrays.stream(text.split("x", -1)).mapToLong(Long::parseLong).toArray();
    MapShape map = new MapShape(IMAGES, numbers[0], numbers[2], numbers[2]);
    return new ConvolutionShape(map, numbers[1], numbers[3]);
  }

  @Override
  SDVariable result() {
    ConvolutionShape shape = parse(convolution);
    int channels = (int) shape.map().channels();
    int outputs = (int) shape.outputs();
    int stride = (int) shape.stride();
    SameDiff empty = SameDiff.create();
    SDVariable v = empty.var("v", Nd4j.randn(DataType.FLOAT, shape.map().axes()));
    SDVariable weights =
        empty.var("weights", Nd4j.randn(DataType.FLOAT, (long) channels * SIZE * SIZE, outputs));
    SDVariable result;
    if (route == Route.KERNEL) {
      result = KernelNode.apply(new Correlation(SIZE, stride, 1, 1, false), v, weights);
    } else {
      Conv2DConfig config =
          Conv2DConfig.builder().kH(SIZE).kW(SIZE).sH(stride).sW(stride).pH(1).pW(1).build();
      SDVariable filters = weights.reshape(channels, SIZE, SIZE, outputs).permute(1, 2, 0, 3);
      result = empty.cnn().conv2d(v, filters, config);
    }
    return result;
  }

  static Subject subject(BenchmarkParams params) {
    String shape = params.getParam("convolution");
    return new Subject("correlation", shape, parse(shape).passes());
  }
}
