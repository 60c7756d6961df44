package org.hyperbolic4j.benchmarks;

import java.util.Locale;
import java.util.Random;
import org.hyperbolic4j.benchmarks.floor.HyperbolicFloors;
import org.hyperbolic4j.benchmarks.floor.KernelFloors;
import org.hyperbolic4j.benchmarks.floor.LayerFloors;
import org.hyperbolic4j.benchmarks.floor.MapShape;
import org.hyperbolic4j.benchmarks.floor.Passes;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.nn.init.Initialisation;
import org.hyperbolic4j.nn.layer.EuclideanBatchNorm;
import org.hyperbolic4j.nn.layer.EuclideanConvolution;
import org.hyperbolic4j.nn.layer.EuclideanLinear;
import org.hyperbolic4j.nn.layer.HyperplaneConvolution;
import org.hyperbolic4j.nn.layer.HyperplaneLinear;
import org.hyperbolic4j.nn.layer.Layer;
import org.hyperbolic4j.nn.layer.ManifoldBatchNorm;
import org.hyperbolic4j.nn.layer.Pooling;
import org.hyperbolic4j.nn.layer.Space;
import org.hyperbolic4j.nn.layer.Window;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;

/** The layers of residual networks and their Euclidean twins, as they are in training. */
public enum NetworkLayer {
  /** Convolution of 3x3 with as many outputs as channels. */
  HYPERPLANE_CONVOLUTION,
  /** Distances of a batch of vectors to ten hyperplanes. */
  HYPERPLANE_LINEAR,
  /** Batch norm around the midpoint. */
  MIDPOINT_BATCH_NORM,
  /** Batch norm around the Frechet mean. */
  FRECHET_BATCH_NORM,
  /** Residual connection and ReLU. */
  HYPERBOLIC_RESIDUAL,
  /** Average of an image's positions, the same in all spaces. */
  POOLING,
  /** Convolution of 3x3 with as many outputs as channels. */
  EUCLIDEAN_CONVOLUTION,
  /** Fully connected layer of a batch of vectors with ten outputs. */
  EUCLIDEAN_LINEAR,
  /** Batch norm of each channel. */
  EUCLIDEAN_BATCH_NORM,
  /** Residual connection and ReLU. */
  EUCLIDEAN_RESIDUAL;

  private static final int CLASSES = 10;
  private static final DataType TYPE = DataType.FLOAT;

  /**
   * Adds the layer to a graph.
   *
   * @param space where it works if it is not Euclidean
   * @param in where its input comes from
   * @return the result
   */
  SDVariable apply(Space space, Inputs in) {
    return switch (this) {
      case HYPERPLANE_CONVOLUTION, EUCLIDEAN_CONVOLUTION ->
          convolution(space, in).apply(in.graph(), in.map("v"));
      case HYPERPLANE_LINEAR, EUCLIDEAN_LINEAR ->
          linear(space, in).apply(in.graph(), in.batch("v"));
      case MIDPOINT_BATCH_NORM, FRECHET_BATCH_NORM, EUCLIDEAN_BATCH_NORM ->
          batchNorm(space, in).apply(in.graph(), in.map("v"));
      case HYPERBOLIC_RESIDUAL -> LayerOperator.ADD_RECTIFIED.apply(space.operators(), in);
      case EUCLIDEAN_RESIDUAL -> in.graph().relu(in.map("f").add(in.map("g")));
      case POOLING -> Pooling.global(in.map("v"));
    };
  }

  private Layer convolution(Space space, Inputs in) {
    int channels = channels(in);
    double[] weights = weights(in, 3, channels);
    Window window = Window.centred(3, 1);
    return this == EUCLIDEAN_CONVOLUTION
        ? new EuclideanConvolution("conv", weights, channels, channels, window, true, TYPE)
        : new HyperplaneConvolution("conv", space, weights, channels, channels, window, true, TYPE);
  }

  private Layer linear(Space space, Inputs in) {
    double[] weights = weights(in, 1, CLASSES);
    HyperplaneLinear.Output output = HyperplaneLinear.Output.DISTANCES;
    return this == EUCLIDEAN_LINEAR
        ? new EuclideanLinear("head", weights, CLASSES, true, TYPE)
        : new HyperplaneLinear("head", space, weights, CLASSES, true, output, TYPE);
  }

  private Layer batchNorm(Space space, Inputs in) {
    Centre centre = this == FRECHET_BATCH_NORM ? Centre.FRECHET : Centre.MIDPOINT;
    return this == EUCLIDEAN_BATCH_NORM
        ? new EuclideanBatchNorm("bn", channels(in), false, false, TYPE)
        : new ManifoldBatchNorm("bn", space, channels(in), centre, false, TYPE);
  }

  private static int channels(Inputs in) {
    return Math.toIntExact(in.shape().channels());
  }

  private static double[] weights(Inputs in, int size, int outputs) {
    return Initialisation.he(channels(in), size, outputs, new Random(1));
  }

  /**
   * What the layer must do.
   *
   * @param shape of the feature map; fully connected layers take as many vectors of as many
   *     channels
   * @return the count
   */
  Passes passes(MapShape shape) {
    return switch (this) {
      case HYPERPLANE_CONVOLUTION -> LayerFloors.hyperplaneConvolution(shape);
      case HYPERPLANE_LINEAR -> LayerFloors.hyperplaneLinear(shape, CLASSES);
      case MIDPOINT_BATCH_NORM -> LayerFloors.midpointBatchNorm(shape);
      case FRECHET_BATCH_NORM -> LayerFloors.frechetBatchNorm(shape);
      case HYPERBOLIC_RESIDUAL -> HyperbolicFloors.rectified(HyperbolicFloors.add(shape));
      case POOLING -> LayerFloors.pooling(shape);
      case EUCLIDEAN_CONVOLUTION -> LayerFloors.convolution(shape);
      case EUCLIDEAN_LINEAR -> LayerFloors.linear(shape, CLASSES);
      case EUCLIDEAN_BATCH_NORM -> KernelFloors.batchChannelNorm(shape);
      case EUCLIDEAN_RESIDUAL -> LayerFloors.residual(shape);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
