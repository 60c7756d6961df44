package org.hyperbolic4j.experiments.parity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hyperbolic4j.laws.reference.Deviation;
import org.hyperbolic4j.laws.reference.ReferenceFile;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.model.Network;
import org.hyperbolic4j.nn.model.NetworkConfig;
import org.hyperbolic4j.nn.model.Precision;
import org.hyperbolic4j.nn.model.TrainingStep;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Whole networks against reference figures: logits, every gradient, and losses along plain SGD. */
final class NetworkParity {

  private NetworkParity() {}

  static List<Deviation> compare(Engine engine, ReferenceFile file) {
    Network network = Network.create(config(engine, file), ManifoldRegistry.discover());
    requireNoOthers(network, file);
    for (Parameter parameter : network.parameters()) {
      parameter.value().assign(file.array("param." + parameter.name()));
    }
    INDArray images = file.array("images");
    int[] labels = file.array("labels").castTo(DataType.INT32).data().asInt();
    double[] losses = new double[file.values("sgd_losses").length];
    double rate = file.values("sgd_lr")[0];
    List<Deviation> deviations = new ArrayList<>();
    for (int count = 0; count < losses.length; count++) {
      TrainingStep step = network.step(images, labels);
      losses[count] = step.loss();
      if (count == 0) {
        deviations.add(Deviation.of("logits", values(step.logits()), file.values("logits")));
        step.gradients()
            .forEach(
                (name, gradient) ->
                    deviations.add(
                        Deviation.of(
                            "grad." + name, values(gradient), file.values("grad." + name))));
      }
      descend(network, step.gradients(), rate);
    }
    deviations.add(Deviation.of("sgd_losses", losses, file.values("sgd_losses")));
    return deviations;
  }

  /** A gradient that is compared with nothing would pass for one that holds. */
  private static void requireNoOthers(Network network, ReferenceFile file) {
    Set<String> expected = new HashSet<>();
    for (Parameter parameter : network.parameters()) {
      expected.add("param." + parameter.name());
      expected.add("grad." + parameter.name());
    }
    List<String> others =
        file.names().stream()
            .filter(name -> name.startsWith("param.") || name.startsWith("grad."))
            .filter(name -> !expected.contains(name))
            .toList();
    if (!others.isEmpty()) {
      throw new IllegalArgumentException(
          "has arrays of no parameter of %s: %s".formatted(network.config().model(), others));
    }
  }

  private static void descend(Network network, Map<String, INDArray> gradients, double rate) {
    for (Parameter parameter : network.parameters()) {
      parameter.value().subi(gradients.get(parameter.name()).mul(rate));
    }
  }

  /** The network that has the file's parameters. */
  private static NetworkConfig config(Engine engine, ReferenceFile file) {
    long[] images = file.shape("images");
    int blocks = 1;
    while (file.has("param.group1.block%d.conv1.z".formatted(blocks + 1))) {
      blocks++;
    }
    String model =
        "poincare-%d-%d-%d-resnet-%d"
            .formatted(width(file, 1), width(file, 2), width(file, 3), 6 * blocks + 2);
    return NetworkConfig.builder(model)
        .images((int) images[1], (int) images[2], (int) images[3])
        .classes((int) file.shape("logits")[1])
        .curvature(file.curvature())
        .engine(engine)
        .precision(Precision.DOUBLE)
        .build();
  }

  private static int width(ReferenceFile file, int group) {
    return (int) file.shape("param.group%d.block1.conv1.z".formatted(group))[1];
  }

  private static double[] values(INDArray array) {
    return array.dup('c').data().asDouble();
  }
}
