package org.hyperbolic4j.nn.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hyperbolic4j.nn.engine.GraphSession;
import org.hyperbolic4j.nn.engine.GraphSize;
import org.hyperbolic4j.nn.engine.OperationListener;
import org.hyperbolic4j.nn.engine.Step;
import org.hyperbolic4j.nn.layer.BatchStatistics;
import org.hyperbolic4j.nn.layer.Layer;
import org.hyperbolic4j.nn.layer.LayerGraph;
import org.hyperbolic4j.nn.layer.Magnitudes;
import org.hyperbolic4j.nn.layer.Phase;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The graph of a network for one phase, with one objective, and the passes through it. */
final class PassGraph implements AutoCloseable {

  /** A scalar function of class scores, whose gradients are asked for. */
  @FunctionalInterface
  interface Objective {
    /**
     * Adds the objective to a graph.
     *
     * @param name the name of its value
     * @param logits {@code [N, classes]}
     * @param oneHot labels {@code [N, classes]}
     * @return a scalar of that name
     */
    SDVariable of(String name, SDVariable logits, SDVariable oneHot);
  }

  private static final String IMAGES = "images";
  private static final String LABELS = "labels";
  private static final String LOSS = "loss";

  private final GraphSession session;
  private final String logits;
  private final List<BatchStatistics> statistics;
  private final Map<String, String> activations = new LinkedHashMap<>();

  PassGraph(NetworkConfig config, Layer layers, Phase phase, Objective objective) {
    DataType type = config.precision().type();
    SameDiff sameDiff = SameDiff.create();
    LayerGraph graph = new LayerGraph(sameDiff, config.engine(), phase);
    SDVariable images =
        sameDiff.placeHolder(IMAGES, type, -1, config.channels(), config.height(), config.width());
    SDVariable labels = sameDiff.placeHolder(LABELS, type, -1, config.classes());
    SDVariable scores = layers.apply(graph, Magnitudes.bounded(images));
    logits = scores.name();
    objective.of(LOSS, scores, labels);
    sameDiff.setLossVariables(LOSS);
    statistics = graph.statistics();
    graph.activations().forEach((name, variable) -> activations.put(name, variable.name()));
    List<String> differentiable = new ArrayList<>(List.of(IMAGES));
    differentiable.addAll(activations.values());
    session = new GraphSession(sameDiff, differentiable.toArray(String[]::new));
  }

  TrainingStep step(INDArray images, INDArray oneHot, List<String> parameters) {
    Step pass = session.step(Map.of(IMAGES, images, LABELS, oneHot), outputs(), parameters);
    for (BatchStatistics wanted : statistics) {
      wanted.update().accept(wanted.variables().stream().map(pass.outputs()::get).toList());
    }
    return new TrainingStep(
        pass.outputs().get(LOSS).getDouble(0), pass.outputs().get(logits), pass.gradients());
  }

  private List<String> outputs() {
    List<String> outputs = new ArrayList<>(List.of(LOSS, logits));
    statistics.forEach(wanted -> outputs.addAll(wanted.variables()));
    return outputs;
  }

  GraphSize sizeOfStep(List<String> parameters) {
    return session.size(outputs(), parameters);
  }

  GraphSize sizeOfLogits() {
    return session.size(List.of(logits));
  }

  void listen(OperationListener listener) {
    session.listen(listener);
  }

  INDArray logits(INDArray images) {
    return session.output(Map.of(IMAGES, images), List.of(logits)).get(logits);
  }

  INDArray imageGradient(INDArray images, INDArray oneHot) {
    return session
        .step(Map.of(IMAGES, images, LABELS, oneHot), List.of(), List.of(IMAGES))
        .gradients()
        .get(IMAGES);
  }

  List<String> activationNames() {
    return List.copyOf(activations.keySet());
  }

  Map<String, INDArray> activations(INDArray images, Collection<String> names) {
    return byName(names, session.output(Map.of(IMAGES, images), variables(names)));
  }

  Map<String, INDArray> activationGradients(
      INDArray images, INDArray oneHot, Collection<String> names) {
    return byName(
        names,
        session
            .step(Map.of(IMAGES, images, LABELS, oneHot), List.of(), variables(names))
            .gradients());
  }

  private List<String> variables(Collection<String> names) {
    List<String> variables = new ArrayList<>();
    for (String name : names) {
      String variable = activations.get(name);
      if (variable == null) {
        throw new IllegalArgumentException(
            "no feature map '%s'; there are %s".formatted(name, activations.keySet()));
      }
      variables.add(variable);
    }
    return variables;
  }

  private Map<String, INDArray> byName(Collection<String> names, Map<String, INDArray> values) {
    Map<String, INDArray> maps = new LinkedHashMap<>();
    names.forEach(name -> maps.put(name, values.get(activations.get(name))));
    return maps;
  }

  /** Frees the memory of all results. The passes can be made again. */
  @Override
  public void close() {
    session.close();
  }
}
