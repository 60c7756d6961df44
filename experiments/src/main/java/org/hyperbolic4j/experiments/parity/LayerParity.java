package org.hyperbolic4j.experiments.parity;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hyperbolic4j.laws.reference.Deviation;
import org.hyperbolic4j.laws.reference.ReferenceFile;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.engine.Operators;
import org.hyperbolic4j.nn.layer.HyperplaneConvolution;
import org.hyperbolic4j.nn.layer.HyperplaneLinear;
import org.hyperbolic4j.nn.layer.Layer;
import org.hyperbolic4j.nn.layer.LayerCurvature;
import org.hyperbolic4j.nn.layer.LayerGraph;
import org.hyperbolic4j.nn.layer.ManifoldBatchNorm;
import org.hyperbolic4j.nn.layer.Phase;
import org.hyperbolic4j.nn.layer.Space;
import org.hyperbolic4j.nn.layer.Window;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;

/** Layers against reference figures. */
final class LayerParity {

  private static final DataType TYPE = DataType.DOUBLE;
  private static final Pattern CONVOLUTION = Pattern.compile("conv2d_c.*_k(\\d)_s(\\d)");

  private final Space space;
  private final ReferenceGraph graph;
  private final LayerGraph layers;

  private LayerParity(Manifold manifold, Engine engine, ReferenceFile file) {
    graph = new ReferenceGraph(file);
    layers = new LayerGraph(graph.sameDiff(), engine, Phase.TRAINING);
    double c = file.curvature();
    space =
        new Space(
            manifold,
            Operators.of(manifold, engine, OperatorSettings.of(TangentCap.published(TYPE))),
            LayerCurvature.learned("curvature", new Curvature(c), TYPE));
    // c = c0 exp(rho) has dc/drho = c.
    graph.compare("c", space.curvature().parameters().get(0).name(), 1 / c);
  }

  /**
   * Compares a file.
   *
   * @throws IllegalArgumentException if it is of an unknown layer
   */
  static List<Deviation> compare(Manifold manifold, Engine engine, ReferenceFile file) {
    LayerParity parity = new LayerParity(manifold, engine, file);
    return parity.graph.deviations(parity.result());
  }

  private SDVariable result() {
    return switch (graph.file().operator()) {
      case "linear" -> apply(linear());
      case "conv2d" -> apply(convolution());
      case "batch_norm2d_midpoint" -> apply(batchNorm(Centre.MIDPOINT));
      case "batch_norm2d_frechet" -> apply(batchNorm(Centre.FRECHET));
      case "residual" ->
          space
              .operators()
              .add(graph.input("f"), graph.input("skip"), space.curvature().in(layers));
      default ->
          throw new IllegalArgumentException(
              "no layer '%s'; there are linear, conv2d, batch_norm2d_midpoint,"
                      .formatted(graph.file().operator())
                  + " batch_norm2d_frechet, residual");
    };
  }

  private int outputs() {
    return (int) graph.file().shape("z")[1];
  }

  private Layer linear() {
    return new HyperplaneLinear(
        "layer",
        space,
        graph.file().values("z"),
        outputs(),
        true,
        HyperplaneLinear.Output.TANGENT,
        TYPE);
  }

  private Layer convolution() {
    Matcher matcher = CONVOLUTION.matcher(graph.file().name());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "the name of a convolution's file ends in _kSIZE_sSTRIDE, not as in "
              + graph.file().name());
    }
    Window window =
        Window.centred(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    return new HyperplaneConvolution(
        "layer",
        space,
        graph.file().values("z"),
        (int) graph.file().shape("v")[1],
        outputs(),
        window,
        true,
        TYPE);
  }

  private Layer batchNorm(Centre centre) {
    return new ManifoldBatchNorm(
        "layer", space, (int) graph.file().shape("v")[1], centre, false, TYPE);
  }

  /** The layer with the file's parameters on the file's feature map. */
  private SDVariable apply(Layer layer) {
    for (Parameter parameter : layer.parameters()) {
      String input = parameter.name().substring(parameter.name().lastIndexOf('.') + 1);
      parameter.value().assign(graph.file().array(input));
      graph.compare(input, parameter.name(), 1);
    }
    return layer.apply(layers, graph.input("v"));
  }
}
