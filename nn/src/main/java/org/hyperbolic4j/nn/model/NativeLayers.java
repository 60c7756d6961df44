package org.hyperbolic4j.nn.model;

import java.util.Arrays;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.operator.NativeOperators;
import org.hyperbolic4j.nn.engine.NativeEngines;
import org.hyperbolic4j.nn.init.ParameterStreams;
import org.hyperbolic4j.nn.layer.Layer;
import org.hyperbolic4j.nn.layer.LayerGraph;
import org.hyperbolic4j.nn.layer.NativeBatchNorm;
import org.hyperbolic4j.nn.layer.NativeConvolution;
import org.hyperbolic4j.nn.layer.NativeHyperplanes;
import org.hyperbolic4j.nn.layer.NativeInput;
import org.hyperbolic4j.nn.layer.NativePooling;
import org.hyperbolic4j.nn.layer.NativeSpace;
import org.hyperbolic4j.nn.layer.Window;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;

/** The layers of networks in a manifold's own coordinates. */
final class NativeLayers implements LayerFactory {

  /** Hyperplane layers start at half the size, for the factor 2 of their distance. */
  private static final double WITHOUT_FACTOR = 2;

  private final NetworkConfig config;
  private final Manifold manifold;
  private final NativeOperators operators;
  private final Curvatures curvatures;
  private final ParameterStreams streams;
  private final DataType type;

  NativeLayers(NetworkConfig config, Manifold manifold, Curvatures curvatures) {
    this.config = config;
    this.manifold = manifold;
    this.curvatures = curvatures;
    type = config.precision().type();
    operators = NativeEngines.operators(manifold, config.engine(), config.operatorSettings());
    streams = new ParameterStreams(config.seed());
  }

  private NativeSpace space(String layer) {
    return new NativeSpace(manifold, operators, curvatures.of(layer));
  }

  private double[] weights(String parameter, int channels, int size, int outputs) {
    double[] weights =
        config.initialisation().weights(channels, size, outputs, streams.stream(parameter));
    return Arrays.stream(weights).map(weight -> WITHOUT_FACTOR * weight).toArray();
  }

  @Override
  public Layer input(String name) {
    return new NativeInput(space(name));
  }

  @Override
  public Layer convolution(String name, int channels, int outputs, Window window) {
    return new NativeConvolution(
        name,
        space(name),
        weights(name + ".weight", channels, window.size(), outputs),
        channels,
        outputs,
        window,
        config.offsets(),
        type);
  }

  @Override
  public Layer batchNorm(String name, int channels, boolean relu) {
    Layer norm = new NativeBatchNorm(name, space(name), channels, config.batchAlways(), type);
    return relu ? new Rectified(norm) : norm;
  }

  /** Native coordinates add up, and any sum of them is a point (Bdeir et al. 2024). */
  @Override
  public Junction residual(String name) {
    return (LayerGraph graph, SDVariable branch, SDVariable shortcut) -> branch.add(shortcut);
  }

  @Override
  public Layer pool(String name) {
    return new NativePooling(space(name));
  }

  @Override
  public Layer head(String name, int channels, int classes) {
    double[] normals = weights(name + ".z", channels, 1, classes);
    return new NativeHyperplanes(name, space(name), normals, classes, config.offsets(), type);
  }
}
