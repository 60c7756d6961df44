package org.hyperbolic4j.nn.model;

import org.hyperbolic4j.nn.init.Initialisation;
import org.hyperbolic4j.nn.init.ParameterStreams;
import org.hyperbolic4j.nn.layer.EuclideanBatchNorm;
import org.hyperbolic4j.nn.layer.EuclideanConvolution;
import org.hyperbolic4j.nn.layer.EuclideanLinear;
import org.hyperbolic4j.nn.layer.Layer;
import org.hyperbolic4j.nn.layer.Window;
import org.nd4j.linalg.api.buffer.DataType;

/** The layers of ordinary residual networks. */
final class EuclideanLayers implements LayerFactory {

  private final ParameterStreams streams;
  private final boolean offsets;
  private final boolean batchAlways;
  private final DataType type;

  EuclideanLayers(NetworkConfig config) {
    streams = new ParameterStreams(config.seed());
    offsets = config.offsets();
    batchAlways = config.batchAlways();
    type = config.precision().type();
  }

  @Override
  public Layer convolution(String name, int channels, int outputs, Window window) {
    double[] weights =
        Initialisation.he(channels, window.size(), outputs, streams.stream(name + ".weight"));
    return new EuclideanConvolution(name, weights, channels, outputs, window, offsets, type);
  }

  @Override
  public Layer batchNorm(String name, int channels, boolean relu) {
    return new EuclideanBatchNorm(name, channels, relu, batchAlways, type);
  }

  @Override
  public Junction residual(String name) {
    return (graph, branch, shortcut) -> branch.add(shortcut);
  }

  @Override
  public Layer head(String name, int channels, int classes) {
    double[] weights = Initialisation.he(channels, 1, classes, streams.stream(name + ".weight"));
    return new EuclideanLinear(name, weights, classes, offsets, type);
  }
}
