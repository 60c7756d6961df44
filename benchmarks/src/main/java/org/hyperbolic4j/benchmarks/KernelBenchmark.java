package org.hyperbolic4j.benchmarks;

import org.hyperbolic4j.benchmarks.floor.MapShape;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.layer.LayerGraph;
import org.hyperbolic4j.nn.layer.Phase;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * The kernels of networks that are no operators of a manifold, as {@link OperatorBenchmark}
 * measures those.
 */
public class KernelBenchmark extends GraphBenchmark {

  /** Which kernel; all of them by default. */
  @Param public NetworkKernel kernel;

  /** Shape of the feature map: images, channels, height, width. */
  @Param({"128x8x32x32", "128x16x16x16", "128x32x8x8"})
  public String shape;

  @Override
  SDVariable result() {
    LayerGraph empty = new LayerGraph(SameDiff.create(), Engine.FUSED, Phase.TRAINING);
    return kernel.apply(new Inputs(empty, MapShape.parse(shape)));
  }

  static Subject subject(BenchmarkParams params) {
    String shape = params.getParam("shape");
    NetworkKernel kernel = NetworkKernel.valueOf(params.getParam("kernel"));
    return new Subject(kernel.toString(), shape, kernel.passes(MapShape.parse(shape)));
  }
}
