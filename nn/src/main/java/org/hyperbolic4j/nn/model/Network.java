package org.hyperbolic4j.nn.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.engine.Backend;
import org.hyperbolic4j.nn.engine.GraphSize;
import org.hyperbolic4j.nn.engine.OperationListener;
import org.hyperbolic4j.nn.layer.Buffer;
import org.hyperbolic4j.nn.layer.Phase;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.hyperbolic4j.nn.parameter.PointSpace;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network that classifies images: its parameters, and passes forward and backward through it.
 * Parameters and buffers are changed in place, by optimisers, checkpoints and training steps; every
 * pass uses their current values. Feature maps and gradients lie outside the Java heap; {@link
 * #close} frees them. Not thread-safe.
 */
public final class Network implements AutoCloseable {

  static {
    Backend.start();
  }

  private final NetworkConfig config;
  private final Curvatures curvatures;
  private final List<Parameter> parameters;
  private final Map<String, INDArray> buffers = new LinkedHashMap<>();
  private final PassGraph training;
  private final ResidualNetwork layers;
  private PassGraph evaluation;
  private PassGraph labelScores;
  private Optional<OperationListener> listener = Optional.empty();

  private Network(NetworkConfig config, ResidualNetwork layers, Curvatures curvatures) {
    this.config = config;
    this.layers = layers;
    this.curvatures = curvatures;
    List<Parameter> all = new ArrayList<>(layers.parameters());
    all.addAll(curvatures.parameters());
    parameters = List.copyOf(all);
    for (Buffer buffer : layers.buffers()) {
      buffers.put(buffer.name(), buffer.value());
    }
    training = new PassGraph(config, layers, Phase.TRAINING, Classification::crossEntropy);
  }

  /** Made when it is first needed: studies of training alone do not. */
  private PassGraph evaluation() {
    if (evaluation == null) {
      evaluation = new PassGraph(config, layers, Phase.EVALUATION, Classification::crossEntropy);
      listener.ifPresent(evaluation::listen);
    }
    return evaluation;
  }

  private PassGraph labelScores() {
    if (labelScores == null) {
      labelScores = new PassGraph(config, layers, Phase.EVALUATION, Classification::labelScores);
      listener.ifPresent(labelScores::listen);
    }
    return labelScores;
  }

  /**
   * A network with its initial parameters.
   *
   * @param config what it is
   * @param manifolds where its manifold is found
   * @return the network
   * @throws IllegalArgumentException with one line that says what is wrong, if the manifold is
   *     unknown, or does not offer the curvature, the layers, the departures or the engine asked
   *     for
   */
  public static Network create(NetworkConfig config, ManifoldRegistry manifolds) {
    ModelSpec spec = ModelSpec.parse(config.model());
    Curvatures curvatures = new Curvatures(config);
    LayerFactory body;
    LayerFactory top;
    if (spec.hasEuclideanHead()) {
      body = new EuclideanLayers(config);
      top = body;
    } else {
      String name = spec.hasEuclideanBody() ? config.headManifold() : spec.family();
      Manifold manifold = manifolds.get(name);
      manifold
          .checkCurvature(new Curvature(config.curvature()))
          .ifPresent(
              problem -> {
                throw new IllegalArgumentException(problem);
              });
      top =
          switch (config.layers()) {
            case HYPERPLANE -> new ManifoldLayers(config, manifold, curvatures);
            case NATIVE -> new NativeLayers(config, manifold, curvatures);
          };
      body = spec.hasEuclideanBody() ? new EuclideanLayers(config) : top;
    }
    return new Network(config, new ResidualNetwork(config, body, top), curvatures);
  }

  /**
   * What the network is.
   *
   * @return its configuration
   */
  public NetworkConfig config() {
    return config;
  }

  /**
   * What is learned.
   *
   * @return in the order of the layers, curvatures last
   */
  public List<Parameter> parameters() {
    return parameters;
  }

  /**
   * How many numbers are learned.
   *
   * @return the number of elements of all parameters
   */
  public long parameterCount() {
    return parameters.stream().mapToLong(parameter -> parameter.value().length()).sum();
  }

  /**
   * Where parameters live that are points, for optimisers.
   *
   * @return by parameter name; empty for most networks
   */
  public Map<String, PointSpace> pointSpaces() {
    return layers.pointSpaces();
  }

  /**
   * Running statistics, which belong into a checkpoint beside the parameters.
   *
   * @return the arrays by name, in the order of the layers
   */
  public Map<String, INDArray> buffers() {
    return Collections.unmodifiableMap(buffers);
  }

  /**
   * Current curvatures.
   *
   * @return c by name: {@code curvature}, or {@code LAYER.curvature} for each layer; empty for
   *     Euclidean networks
   */
  public Map<String, Double> curvatures() {
    return curvatures.values();
  }

  /**
   * One pass forward and backward over a batch; then the running statistics follow it. Parameters
   * stay as they are: changing them is an optimiser's work.
   *
   * @param images {@code [N, C, H, W]}, N at least 1
   * @param labels {@code [N]}, classes from 0
   * @return loss, logits and gradients
   * @throws IllegalArgumentException if the batch does not fit the network
   */
  public TrainingStep step(INDArray images, int[] labels) {
    return training.step(fitting(images), oneHot(images, labels), names());
  }

  private List<String> names() {
    return parameters.stream().map(Parameter::name).toList();
  }

  /**
   * How many operations {@link #step} executes.
   *
   * @return operations of both passes
   */
  public GraphSize sizeOfStep() {
    return training.sizeOfStep(names());
  }

  /**
   * How many operations {@link #evaluate} executes.
   *
   * @return operations, all of them forward
   */
  public GraphSize sizeOfEvaluation() {
    return evaluation().sizeOfLogits();
  }

  /**
   * From now on somebody is told of every operation of training steps and evaluations.
   *
   * @param listener who; replaces the one before
   */
  public void listen(OperationListener listener) {
    this.listener = Optional.of(listener);
    training.listen(listener);
    if (evaluation != null) {
      evaluation.listen(listener);
    }
    if (labelScores != null) {
      labelScores.listen(listener);
    }
  }

  /**
   * Class scores at evaluation, with the statistics that {@link NetworkConfig#evaluationStatistics}
   * says.
   *
   * @param images {@code [N, C, H, W]}, N at least 1
   * @return logits {@code [N, classes]}, the network's own array until its next pass
   * @throws IllegalArgumentException if the batch does not fit the network
   */
  public INDArray evaluate(INDArray images) {
    return evaluation().logits(fitting(images));
  }

  /**
   * Gradient of the mean cross-entropy at evaluation with respect to the images.
   *
   * @param images {@code [N, C, H, W]}, N at least 1
   * @param labels {@code [N]}, classes from 0
   * @return {@code [N, C, H, W]}, the network's own array until its next pass
   * @throws IllegalArgumentException if the batch does not fit the network
   */
  public INDArray imageGradient(INDArray images, int[] labels) {
    return evaluation().imageGradient(fitting(images), oneHot(images, labels));
  }

  /**
   * Names of the feature maps that {@link #activations} gives.
   *
   * @return in the order of the layers
   */
  public List<String> activationNames() {
    return evaluation().activationNames();
  }

  /**
   * Feature maps at evaluation.
   *
   * @param images {@code [N, C, H, W]}, N at least 1
   * @param names which of {@link #activationNames}
   * @return feature maps by name, the network's own arrays until its next pass
   * @throws IllegalArgumentException if the batch does not fit the network or a name is unknown
   */
  public Map<String, INDArray> activations(INDArray images, Collection<String> names) {
    return evaluation().activations(fitting(images), names);
  }

  /**
   * Gradients of the mean cross-entropy at evaluation with respect to feature maps.
   *
   * @param images {@code [N, C, H, W]}, N at least 1
   * @param labels {@code [N]}, classes from 0
   * @param names which of {@link #activationNames}
   * @return gradients by name, each of its feature map's shape, the network's own arrays until its
   *     next pass
   * @throws IllegalArgumentException if the batch does not fit the network or a name is unknown
   */
  public Map<String, INDArray> activationGradients(
      INDArray images, int[] labels, Collection<String> names) {
    return evaluation().activationGradients(fitting(images), oneHot(images, labels), names);
  }

  /**
   * Gradients of class scores at evaluation with respect to feature maps: of every image's logit of
   * its label, not of the loss.
   *
   * @param images {@code [N, C, H, W]}, N at least 1
   * @param labels {@code [N]}, the class of each image whose score is meant, from 0
   * @param names which of {@link #activationNames}
   * @return gradients by name, each of its feature map's shape, the network's own arrays until its
   *     next pass
   * @throws IllegalArgumentException if the batch does not fit the network or a name is unknown
   */
  public Map<String, INDArray> scoreGradients(
      INDArray images, int[] labels, Collection<String> names) {
    return labelScores().activationGradients(fitting(images), oneHot(images, labels), names);
  }

  /**
   * Frees the memory of feature maps and gradients, and with it all results of passes. Parameters
   * and buffers stay, and the network can be used again.
   */
  @Override
  public void close() {
    training.close();
    if (evaluation != null) {
      evaluation.close();
    }
    if (labelScores != null) {
      labelScores.close();
    }
  }

  private INDArray fitting(INDArray images) {
    long[] shape = images.shape();
    long[] expected = {
      shape.length > 0 ? Math.max(shape[0], 1) : 1,
      config.channels(),
      config.height(),
      config.width()
    };
    if (!Arrays.equals(shape, expected)) {
      throw new IllegalArgumentException(
          "images have the shape %s; this network takes [N, %d, %d, %d]"
              .formatted(
                  Arrays.toString(shape), config.channels(), config.height(), config.width()));
    }
    return images.castTo(config.precision().type());
  }

  private INDArray oneHot(INDArray images, int[] labels) {
    if (labels.length != images.size(0)) {
      throw new IllegalArgumentException(
          "%d images have %d labels".formatted(images.size(0), labels.length));
    }
    return Classification.oneHot(labels, config.classes(), config.precision().type());
  }
}
