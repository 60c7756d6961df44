package org.hyperbolic4j.experiments.cli;

import java.util.Set;
import java.util.TreeSet;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.engine.NativeEngines;
import org.hyperbolic4j.nn.engine.Operators;
import org.hyperbolic4j.nn.init.Initialisation;
import org.hyperbolic4j.nn.model.CurvatureScope;
import org.hyperbolic4j.nn.model.EvaluationStatistics;
import org.hyperbolic4j.nn.model.Head;
import org.hyperbolic4j.nn.model.LayerKind;
import org.hyperbolic4j.nn.model.ModelSpec;
import org.hyperbolic4j.nn.model.NetworkConfig;
import org.hyperbolic4j.nn.model.Precision;
import org.hyperbolic4j.nn.model.ResidualAxis;
import org.hyperbolic4j.nn.model.ResidualOrder;
import picocli.CommandLine.Option;

/** Options that determine the network. */
final class NetworkOptions {

  private static final String DEFAULT = "default: ${DEFAULT-VALUE}";
  private static final String CHOICE = "one of ${COMPLETION-CANDIDATES}; " + DEFAULT;

  @Option(
      names = "--model",
      paramLabel = "M",
      defaultValue = "poincare-8-16-32-resnet-20",
      description =
          "FAMILY-W1-W2-W3-resnet-D with D = 6n + 2; the family is a manifold, euclidean or hybrid"
              + " (Euclidean body, hyperbolic head); "
              + DEFAULT)
  private String model;

  @Option(
      names = "--head-manifold",
      paramLabel = "NAME",
      description = "manifold of a hybrid network's head; default: poincare")
  private String headManifold;

  @Option(
      names = "--layers",
      defaultValue = "hyperplane",
      description =
          "hyperplane: layers on tangent coordinates, on any manifold; native: layers in the"
              + " manifold's own coordinates, where it has them; "
              + CHOICE)
  private LayerKind layers;

  @Option(
      names = "--curvature",
      paramLabel = "C",
      defaultValue = "0.1",
      description = "c, minus the sectional curvature; hyperbolic spaces have c > 0; " + DEFAULT)
  private double curvature;

  @Option(
      names = "--learn-curvature",
      description = "learn the curvature, starting exactly from --curvature")
  private boolean learnCurvature;

  @Option(
      names = "--curvature-scope",
      defaultValue = "shared",
      description = "which layers have a curvature in common: " + CHOICE)
  private CurvatureScope curvatureScope;

  @Option(
      names = "--no-batch-norm",
      description = "convolutions go on as they are, without batch norm")
  private boolean noBatchNorm;

  @Option(
      names = "--centre",
      defaultValue = "midpoint",
      description = "centre of a batch in batch norm: " + CHOICE)
  private Centre centre;

  @Option(
      names = "--frechet-steps",
      paramLabel = "K",
      defaultValue = "0",
      description =
          "with --centre frechet: steps from the midpoint towards the Frechet mean, 0 for as many"
              + " as it takes to converge; "
              + DEFAULT)
  private int frechetSteps;

  @Option(
      names = "--init",
      defaultValue = "identity",
      description =
          "initialisation of hyperbolic layers; published-identity is what the published code does; "
              + CHOICE)
  private Initialisation initialisation;

  @Option(
      names = "--head",
      description =
          "classifier head: one of ${COMPLETION-CANDIDATES}; default: tangent, with native layers"
              + " hyperplane")
  private Head head;

  @Option(
      names = "--residual-order",
      defaultValue = "branch-first",
      description =
          "order of the residual sum, which does not commute; tangent-sum: tangent coordinates"
              + " simply added, which does; "
              + CHOICE)
  private ResidualOrder residualOrder;

  @Option(names = "--no-offsets", description = "layers without offsets (biases)")
  private boolean noOffsets;

  @Option(names = "--no-relu", description = "no ReLU after batch norm and residual sums")
  private boolean noRelu;

  @Option(
      names = "--conformal-factor",
      defaultValue = "correct",
      description =
          "published: 2(1 - c|x|^2) instead of 2/(1 - c|x|^2) in hyperplane distances, as the"
              + " published code has it; "
              + CHOICE)
  private ConformalFactor conformalFactor;

  @Option(
      names = "--residual-axis",
      defaultValue = "channels",
      description = "axis of the residual sum; width is what the published code does; " + CHOICE)
  private ResidualAxis residualAxis;

  @Option(
      names = "--bn-statistics",
      defaultValue = "running",
      description =
          "statistics of batch norm at evaluation; batch is what the published code does; "
              + CHOICE)
  private EvaluationStatistics statistics;

  @Option(
      names = "--engine",
      paramLabel = "E",
      description =
          "fused: hand-derived gradients, graph: composed and differentiated by SameDiff; one of"
              + " ${COMPLETION-CANDIDATES}; default: fused where the manifold has it")
  private Engine engine;

  @Option(
      names = "--precision",
      defaultValue = "float",
      description = "storage type of all numbers: " + CHOICE)
  private Precision precision;

  /** The conformal factor of hyperplane distances. */
  enum ConformalFactor {
    CORRECT,
    PUBLISHED
  }

  String model() {
    return model;
  }

  double curvature() {
    return curvature;
  }

  boolean learnsCurvature() {
    return learnCurvature;
  }

  boolean hasBatchNorm() {
    return !noBatchNorm;
  }

  void setCurvature(double curvature) {
    this.curvature = curvature;
  }

  void setStatistics(EvaluationStatistics statistics) {
    this.statistics = statistics;
  }

  void setPrecision(Precision precision) {
    this.precision = precision;
  }

  /**
   * Chooses engine and head, unless they were asked for.
   *
   * @return the engine
   * @throws IllegalArgumentException with one line if there is no such model or manifold, or the
   *     manifold does not have such layers
   */
  Engine chooseDefaults(ManifoldRegistry registry) {
    if (head == null) {
      head = layers.usualHead();
    }
    if (engine == null) {
      ModelSpec spec = ModelSpec.parse(model);
      engine = spec.hasEuclideanHead() ? Engine.FUSED : defaultEngine(spec, registry);
    }
    return engine;
  }

  private Engine defaultEngine(ModelSpec spec, ManifoldRegistry registry) {
    if (spec.hasEuclideanBody()) {
      return Operators.defaultEngine(registry.get(headManifold()));
    }
    Manifold manifold = registry.get(spec.family());
    return switch (layers) {
      case HYPERPLANE -> Operators.defaultEngine(manifold);
      case NATIVE -> NativeEngines.defaultEngine(manifold);
    };
  }

  private String headManifold() {
    boolean hybrid = ModelSpec.parse(model).family().equals(ModelSpec.HYBRID);
    return hybrid && headManifold == null ? "poincare" : headManifold;
  }

  /**
   * The configuration these options describe.
   *
   * @throws IllegalArgumentException with one line that says what is wrong
   */
  NetworkConfig config(int classes, int channels, int height, int width, long seed) {
    Set<String> departures = new TreeSet<>();
    if (conformalFactor == ConformalFactor.PUBLISHED) {
      departures.add("published-conformal-factor");
    }
    return NetworkConfig.builder(model)
        .headManifold(headManifold())
        .layers(layers)
        .classes(classes)
        .images(channels, height, width)
        .curvature(curvature)
        .learnCurvature(learnCurvature)
        .curvatureScope(curvatureScope)
        .batchNorm(!noBatchNorm)
        .centre(centre)
        .frechetSteps(frechetSteps)
        .initialisation(initialisation)
        .head(head)
        .residualOrder(residualOrder)
        .offsets(!noOffsets)
        .relu(!noRelu)
        .departures(departures)
        .residualAxis(residualAxis)
        .evaluationStatistics(statistics)
        .engine(engine)
        .precision(precision)
        .seed(seed)
        .build();
  }
}
