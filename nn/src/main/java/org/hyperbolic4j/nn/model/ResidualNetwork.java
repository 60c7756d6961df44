package org.hyperbolic4j.nn.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperbolic4j.nn.layer.Buffer;
import org.hyperbolic4j.nn.layer.Layer;
import org.hyperbolic4j.nn.layer.LayerGraph;
import org.hyperbolic4j.nn.layer.Window;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.hyperbolic4j.nn.parameter.PointSpace;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * A residual network of 6n + 2 layers (He et al. 2016): convolution, three groups of n blocks of
 * two convolutions, average over positions, head. A block whose branch changes the shape has a
 * convolution with patches of size 1 on its shortcut.
 */
final class ResidualNetwork implements Layer {

  /** The branch of a block, its shortcut, and how they meet. */
  private record Block(
      String name,
      Named first,
      Named firstNorm,
      Named second,
      Named secondNorm,
      Optional<Named> downsample,
      LayerFactory.Junction junction) {}

  /** A layer with the name of its output. */
  private record Named(String name, Layer layer) {
    SDVariable apply(LayerGraph graph, SDVariable v) {
      return graph.activation(name, layer.apply(graph, v));
    }
  }

  private final boolean batchNorm;
  private final boolean relu;
  private final List<Named> layers = new ArrayList<>();
  private final Layer input;
  private final Named stem;
  private final Named stemNorm;
  private final List<Block> blocks = new ArrayList<>();
  private final Named pool;
  private final Named head;

  /**
   * A network.
   *
   * @param config what it is
   * @param body layers before the head
   * @param top where the head comes from
   */
  ResidualNetwork(NetworkConfig config, LayerFactory body, LayerFactory top) {
    ModelSpec spec = ModelSpec.parse(config.model());
    batchNorm = config.batchNorm();
    relu = config.relu();
    int width = spec.widths().get(0);
    input = body.input("input");
    stem = convolution(body, "stem.conv", config.channels(), width, Window.centred(3, 1));
    stemNorm = norm(body, "stem.bn", width, true);
    int channels = width;
    for (int group = 1; group <= spec.widths().size(); group++) {
      int outputs = spec.widths().get(group - 1);
      for (int block = 1; block <= spec.blocksPerGroup(); block++) {
        int stride = group > 1 && block == 1 ? 2 : 1;
        String name = "group%d.block%d".formatted(group, block);
        blocks.add(block(body, name, channels, outputs, stride));
        channels = outputs;
      }
    }
    pool = keep(new Named("pool", body.pool("pool")));
    head = keep(new Named("head", top.head("head", channels, config.classes())));
  }

  private Block block(LayerFactory body, String name, int channels, int outputs, int stride) {
    boolean reshapes = stride != 1 || channels != outputs;
    return new Block(
        name,
        convolution(body, name + ".conv1", channels, outputs, Window.centred(3, stride)),
        norm(body, name + ".bn1", outputs, true),
        convolution(body, name + ".conv2", outputs, outputs, Window.centred(3, 1)),
        norm(body, name + ".bn2", outputs, false),
        reshapes
            ? Optional.of(
                convolution(
                    body, name + ".downsample", channels, outputs, Window.centred(1, stride)))
            : Optional.empty(),
        body.residual(name + ".add"));
  }

  private Named convolution(
      LayerFactory body, String name, int channels, int outputs, Window window) {
    return keep(new Named(name, body.convolution(name, channels, outputs, window)));
  }

  /** Batch norm and, where it is followed by one, ReLU: those of the two that the network has. */
  private Named norm(LayerFactory body, String name, int channels, boolean followed) {
    boolean rectified = followed && relu;
    if (batchNorm) {
      return keep(new Named(name, body.batchNorm(name, channels, rectified)));
    }
    Layer none = new Stateless((graph, v) -> v);
    return keep(new Named(name, rectified ? new Rectified(none) : none));
  }

  private Named keep(Named layer) {
    layers.add(layer);
    return layer;
  }

  @Override
  public SDVariable apply(LayerGraph graph, SDVariable images) {
    SDVariable v = stemNorm.apply(graph, stem.apply(graph, input.apply(graph, images)));
    for (Block block : blocks) {
      v = apply(graph, block, v);
    }
    return head.apply(graph, pool.apply(graph, v));
  }

  private SDVariable apply(LayerGraph graph, Block block, SDVariable v) {
    SDVariable branch = block.firstNorm().apply(graph, block.first().apply(graph, v));
    branch = block.secondNorm().apply(graph, block.second().apply(graph, branch));
    SDVariable shortcut =
        block.downsample().map(downsample -> downsample.apply(graph, v)).orElse(v);
    SDVariable sum = block.junction().join(graph, branch, shortcut);
    return graph.activation(block.name(), relu ? graph.relu(sum) : sum);
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    layers.forEach(named -> parameters.addAll(named.layer().parameters()));
    return Collections.unmodifiableList(parameters);
  }

  @Override
  public List<Buffer> buffers() {
    List<Buffer> buffers = new ArrayList<>();
    layers.forEach(named -> buffers.addAll(named.layer().buffers()));
    return Collections.unmodifiableList(buffers);
  }

  @Override
  public Map<String, PointSpace> pointSpaces() {
    Map<String, PointSpace> spaces = new LinkedHashMap<>();
    layers.forEach(named -> spaces.putAll(named.layer().pointSpaces()));
    return Collections.unmodifiableMap(spaces);
  }
}
