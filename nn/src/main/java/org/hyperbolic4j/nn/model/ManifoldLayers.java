package org.hyperbolic4j.nn.model;

import java.util.Random;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.hyperbolic4j.nn.engine.Operators;
import org.hyperbolic4j.nn.init.ParameterStreams;
import org.hyperbolic4j.nn.layer.HyperplaneConvolution;
import org.hyperbolic4j.nn.layer.HyperplaneLinear;
import org.hyperbolic4j.nn.layer.Layer;
import org.hyperbolic4j.nn.layer.LayerGraph;
import org.hyperbolic4j.nn.layer.ManifoldBatchNorm;
import org.hyperbolic4j.nn.layer.Prototypes;
import org.hyperbolic4j.nn.layer.Space;
import org.hyperbolic4j.nn.layer.TangentSum;
import org.hyperbolic4j.nn.layer.Window;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;

/** The layers of networks on a manifold. */
final class ManifoldLayers implements LayerFactory {

  private final NetworkConfig config;
  private final Manifold manifold;
  private final LayerOperators operators;
  private final Curvatures curvatures;
  private final ParameterStreams streams;
  private final DataType type;

  ManifoldLayers(NetworkConfig config, Manifold manifold, Curvatures curvatures) {
    this.config = config;
    this.manifold = manifold;
    this.curvatures = curvatures;
    type = config.precision().type();
    operators = Operators.of(manifold, config.engine(), config.operatorSettings());
    streams = new ParameterStreams(config.seed());
  }

  private Space space(String layer) {
    return new Space(manifold, operators, curvatures.of(layer));
  }

  private double[] normals(String layer, int channels, int size, int outputs) {
    return config.initialisation().weights(channels, size, outputs, streams.stream(layer + ".z"));
  }

  @Override
  public Layer convolution(String name, int channels, int outputs, Window window) {
    return new HyperplaneConvolution(
        name,
        space(name),
        normals(name, channels, window.size(), outputs),
        channels,
        outputs,
        window,
        config.offsets(),
        type);
  }

  @Override
  public Layer batchNorm(String name, int channels, boolean relu) {
    Layer norm =
        new ManifoldBatchNorm(
            name, space(name), channels, config.centre(), config.batchAlways(), type);
    return relu ? new Rectified(norm) : norm;
  }

  @Override
  public Junction residual(String name) {
    Space space = space(name);
    if (config.residualAxis() == ResidualAxis.CHANNELS) {
      return (graph, branch, shortcut) -> sum(graph, branch, shortcut, space);
    }
    return (graph, branch, shortcut) ->
        sum(graph, branch.permute(0, 3, 1, 2), shortcut.permute(0, 3, 1, 2), space)
            .permute(0, 2, 3, 1);
  }

  private SDVariable sum(LayerGraph graph, SDVariable branch, SDVariable shortcut, Space space) {
    SDVariable c = space.curvature().in(graph);
    return switch (config.residualOrder()) {
      case BRANCH_FIRST -> operators.add(branch, shortcut, c);
      case SHORTCUT_FIRST -> operators.add(shortcut, branch, c);
      case TANGENT_SUM ->
          TangentSum.of(graph, branch, shortcut, c, config.operatorSettings().cap());
    };
  }

  @Override
  public Layer head(String name, int channels, int classes) {
    Space space = space(name);
    if (config.head() == Head.PROTOTYPES) {
      return new Prototypes(name, space, points(name, space, channels, classes), type);
    }
    HyperplaneLinear.Output output =
        config.head() == Head.TANGENT
            ? HyperplaneLinear.Output.TANGENT
            : HyperplaneLinear.Output.DISTANCES;
    double[] normals = normals(name, channels, 1, classes);
    return new HyperplaneLinear(name, space, normals, classes, config.offsets(), output, type);
  }

  /** Class points in random directions, half a unit of distance from the origin on average. */
  private double[][] points(String name, Space space, int channels, int classes) {
    Random random = streams.stream(name + ".points");
    Geometry<Binary64> geometry = manifold.geometry(new Binary64(space.curvature().value()));
    double[][] points = new double[classes][];
    for (int k = 0; k < classes; k++) {
      Binary64[] direction = new Binary64[channels];
      for (int i = 0; i < channels; i++) {
        direction[i] = new Binary64(random.nextGaussian() / (4 * Math.sqrt(channels)));
      }
      Binary64[] point = geometry.toPoint(direction);
      points[k] = new double[point.length];
      for (int i = 0; i < point.length; i++) {
        points[k][i] = point[i].getReal();
      }
    }
    return points;
  }
}
