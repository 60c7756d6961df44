package org.hyperbolic4j.nn.model;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.init.Initialisation;

/**
 * Everything that determines a network before training. Written to checkpoints as it stands; {@link
 * #builder} fills in the defaults.
 *
 * @param model name of the network, see {@link ModelSpec}
 * @param classes number of classes, at least 2
 * @param channels channels of the images, at least 1
 * @param height rows of the images, at least 1
 * @param width columns of the images, at least 1
 * @param headManifold manifold of the head of a hybrid network; null for other networks
 * @param layers which family of layers a network on a manifold is made of; null, as in
 *     configurations from before there was a choice, is {@link LayerKind#HYPERPLANE}
 * @param curvature c, minus the sectional curvature: the start value if it is learned
 * @param learnCurvature whether c is learned, as {@code c = curvature * exp(rho)} with rho from 0
 * @param curvatureScope which layers have a curvature in common
 * @param batchNorm whether there is batch norm; null, as in configurations from before there was a
 *     choice, is true
 * @param centre centre of a batch in batch norm
 * @param frechetSteps how many steps from the midpoint the Frechet mean of a batch takes, 0 for as
 *     many as it takes to converge; null, as in configurations from before there was a choice, is 0
 * @param initialisation how hyperplane layers start
 * @param head how class scores come from features; Euclidean networks have a linear one instead
 * @param residualOrder order of the summands of residual connections
 * @param offsets whether layers have offsets (biases) r
 * @param relu whether there is ReLU; null, as in configurations from before there was a choice, is
 *     true
 * @param departures departures of the manifold to reproduce, see {@link
 *     org.hyperbolic4j.manifold.Departure}
 * @param residualAxis axis of residual connections
 * @param evaluationStatistics statistics of batch norm at evaluation
 * @param engine how operators are computed
 * @param precision storage type
 * @param seed seed of the initial parameters
 */
public record NetworkConfig(
    String model,
    int classes,
    int channels,
    int height,
    int width,
    String headManifold,
    LayerKind layers,
    double curvature,
    boolean learnCurvature,
    CurvatureScope curvatureScope,
    Boolean batchNorm,
    Centre centre,
    Integer frechetSteps,
    Initialisation initialisation,
    Head head,
    ResidualOrder residualOrder,
    boolean offsets,
    Boolean relu,
    Set<String> departures,
    ResidualAxis residualAxis,
    EvaluationStatistics evaluationStatistics,
    Engine engine,
    Precision precision,
    long seed) {

  /**
   * Names of the choices that configurations may lack, being older: what is missing counts as null,
   * which stands for the default.
   */
  public static final Set<String> CHOICES_ADDED_LATER =
      Set.of("layers", "batchNorm", "frechetSteps", "relu");

  /**
   * Checks the values.
   *
   * @param model name of the network, see {@link ModelSpec}
   * @param classes number of classes, at least 2
   * @param channels channels of the images, at least 1
   * @param height rows of the images, at least 1
   * @param width columns of the images, at least 1
   * @param headManifold manifold of the head of a hybrid network; null for other networks
   * @param layers which family of layers a network on a manifold is made of; null, as in
   *     configurations from before there was a choice, is {@link LayerKind#HYPERPLANE}
   * @param curvature c, minus the sectional curvature: the start value if it is learned
   * @param learnCurvature whether c is learned, as {@code c = curvature * exp(rho)} with rho from 0
   * @param curvatureScope which layers have a curvature in common
   * @param batchNorm whether there is batch norm; null, as in configurations from before there was
   *     a choice, is true
   * @param centre centre of a batch in batch norm
   * @param frechetSteps how many steps from the midpoint the Frechet mean of a batch takes, 0 for
   *     as many as it takes to converge; null, as in configurations from before there was a choice,
   *     is 0
   * @param initialisation how hyperplane layers start
   * @param head how class scores come from features; Euclidean networks have a linear one instead
   * @param residualOrder order of the summands of residual connections
   * @param offsets whether layers have offsets (biases) r
   * @param relu whether there is ReLU; null, as in configurations from before there was a choice,
   *     is true
   * @param departures departures of the manifold to reproduce, see {@link
   *     org.hyperbolic4j.manifold.Departure}
   * @param residualAxis axis of residual connections
   * @param evaluationStatistics statistics of batch norm at evaluation
   * @param engine how operators are computed
   * @param precision storage type
   * @param seed seed of the initial parameters
   * @throws IllegalArgumentException with one line that says what is wrong; a choice about a part
   *     that the network does not have is refused unless it is the default
   */
  public NetworkConfig {
    ModelSpec spec = ModelSpec.parse(requireNonNull(model, "model"));
    require(classes >= 2, "a classifier needs at least 2 classes, not " + classes);
    require(
        channels >= 1 && height >= 1 && width >= 1,
        "images need channels, rows and columns, not %d x %d x %d"
            .formatted(channels, height, width));
    require(Double.isFinite(curvature), "curvature c must be finite, not " + curvature);
    require(
        curvature != 0 || !learnCurvature,
        "a curvature is learned as a multiple of where it starts, which cannot be 0");
    require(
        spec.family().equals(ModelSpec.HYBRID) == (headManifold != null),
        "a head manifold goes with the family '%s' and only with it; the family is '%s'"
            .formatted(ModelSpec.HYBRID, spec.family()));
    layers = layers == null ? LayerKind.HYPERPLANE : layers;
    requireNonNull(curvatureScope, "curvatureScope");
    batchNorm = batchNorm == null || batchNorm;
    requireNonNull(centre, "centre");
    frechetSteps = frechetSteps == null ? OperatorSettings.TO_CONVERGENCE : frechetSteps;
    require(
        frechetSteps >= 0,
        "the Frechet mean takes at least 1 step, or 0 for as many as it takes, not "
            + frechetSteps);
    requireNonNull(initialisation, "initialisation");
    requireNonNull(head, "head");
    requireNonNull(residualOrder, "residualOrder");
    relu = relu == null || relu;
    departures = Collections.unmodifiableSortedSet(new TreeSet<>(departures));
    requireNonNull(residualAxis, "residualAxis");
    requireNonNull(evaluationStatistics, "evaluationStatistics");
    requireNonNull(engine, "engine");
    requireNonNull(precision, "precision");
    Builder usual = new Builder(model);
    if (spec.hasEuclideanBody()) {
      new IdleChoices(model, "Euclidean layers up to its head")
          .require("layers", layers, usual.layers);
    }
    if (spec.hasEuclideanHead()) {
      new IdleChoices(model, "no layer on a manifold")
          .require("curvature", curvature, usual.curvature)
          .require("learned curvature", learnCurvature, usual.learnCurvature)
          .require("curvature scope", curvatureScope, usual.curvatureScope)
          .require("head", head, LayerKind.HYPERPLANE.usualHead())
          .require("initialisation", initialisation, usual.initialisation)
          .require("departures", departures, usual.departures);
    }
    if (spec.hasEuclideanBody()) {
      new IdleChoices(model, "Euclidean layers up to its head")
          .require("centre", centre, usual.centre)
          .require("residual order", residualOrder, usual.residualOrder)
          .require("residual axis", residualAxis, usual.residualAxis);
    }
    if (layers == LayerKind.NATIVE) {
      new IdleChoices(model, "native layers")
          .require("centre", centre, usual.centre)
          .require("head", head, layers.usualHead())
          .require("residual order", residualOrder, usual.residualOrder)
          .require("residual axis", residualAxis, usual.residualAxis);
    }
    if (centre != Centre.FRECHET) {
      new IdleChoices(model, "no Frechet mean")
          .require("number of steps", frechetSteps, usual.frechetSteps);
    }
    if (!batchNorm) {
      new IdleChoices(model, "no batch norm")
          .require("centre", centre, usual.centre)
          .require("evaluation statistics", evaluationStatistics, usual.evaluationStatistics);
    }
    if (spec.hasEuclideanBody() && head == Head.PROTOTYPES) {
      new IdleChoices(model, "no hyperplanes")
          .require("initialisation", initialisation, usual.initialisation);
    }
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /**
   * A configuration with the defaults: 10 classes of 3 x 32 x 32 images, c = 0.1 fixed and shared,
   * hyperplane layers, batch norm, midpoint, identity initialisation, tangent head, branch first,
   * offsets, ReLU, no departures, fused engine, float, seed 0.
   *
   * @param model name of the network
   * @return a builder
   */
  public static Builder builder(String model) {
    return new Builder(model);
  }

  /**
   * A builder that starts from this configuration.
   *
   * @return a builder
   */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** What a manifold's operators are asked for: the published cap, departures, Frechet steps. */
  OperatorSettings operatorSettings() {
    return new OperatorSettings(TangentCap.published(precision.type()), departures, frechetSteps);
  }

  /** Whether evaluation, too, takes the statistics of the batch. */
  boolean batchAlways() {
    return evaluationStatistics == EvaluationStatistics.BATCH;
  }

  /** Collects the values of a configuration. Not thread-safe. */
  public static final class Builder {
    private final String model;
    private int classes = 10;
    private int channels = 3;
    private int height = 32;
    private int width = 32;
    private String headManifold;
    private LayerKind layers = LayerKind.HYPERPLANE;
    private double curvature = 0.1;
    private boolean learnCurvature;
    private CurvatureScope curvatureScope = CurvatureScope.SHARED;
    private boolean batchNorm = true;
    private Centre centre = Centre.MIDPOINT;
    private int frechetSteps = OperatorSettings.TO_CONVERGENCE;
    private Initialisation initialisation = Initialisation.IDENTITY;
    private Head head;
    private ResidualOrder residualOrder = ResidualOrder.BRANCH_FIRST;
    private boolean offsets = true;
    private boolean relu = true;
    private Set<String> departures = Set.of();
    private ResidualAxis residualAxis = ResidualAxis.CHANNELS;
    private EvaluationStatistics evaluationStatistics = EvaluationStatistics.RUNNING;
    private Engine engine = Engine.FUSED;
    private Precision precision = Precision.FLOAT;
    private long seed;

    private Builder(String model) {
      this.model = model;
    }

    private Builder(NetworkConfig config) {
      model = config.model;
      classes = config.classes;
      channels = config.channels;
      height = config.height;
      width = config.width;
      headManifold = config.headManifold;
      layers = config.layers;
      curvature = config.curvature;
      learnCurvature = config.learnCurvature;
      curvatureScope = config.curvatureScope;
      batchNorm = config.batchNorm;
      centre = config.centre;
      frechetSteps = config.frechetSteps;
      initialisation = config.initialisation;
      head = config.head;
      residualOrder = config.residualOrder;
      offsets = config.offsets;
      relu = config.relu;
      departures = config.departures;
      residualAxis = config.residualAxis;
      evaluationStatistics = config.evaluationStatistics;
      engine = config.engine;
      precision = config.precision;
      seed = config.seed;
    }

    /**
     * Shape of the images.
     *
     * @param channels channels, at least 1
     * @param height rows, at least 1
     * @param width columns, at least 1
     * @return this
     */
    public Builder images(int channels, int height, int width) {
      this.channels = channels;
      this.height = height;
      this.width = width;
      return this;
    }

    /**
     * Sets the number of classes.
     *
     * @param classes at least 2
     * @return this
     */
    public Builder classes(int classes) {
      this.classes = classes;
      return this;
    }

    /**
     * Sets the manifold of a hybrid network's head.
     *
     * @param headManifold its name, or null
     * @return this
     */
    public Builder headManifold(String headManifold) {
      this.headManifold = headManifold;
      return this;
    }

    /**
     * Sets the family of layers.
     *
     * @param layers the family
     * @return this
     */
    public Builder layers(LayerKind layers) {
      this.layers = layers;
      return this;
    }

    /**
     * Sets the curvature, or its start value.
     *
     * @param curvature c, minus the sectional curvature
     * @return this
     */
    public Builder curvature(double curvature) {
      this.curvature = curvature;
      return this;
    }

    /**
     * Sets whether the curvature is learned.
     *
     * @param learnCurvature true to learn it
     * @return this
     */
    public Builder learnCurvature(boolean learnCurvature) {
      this.learnCurvature = learnCurvature;
      return this;
    }

    /**
     * Sets which layers have a curvature in common.
     *
     * @param curvatureScope the scope
     * @return this
     */
    public Builder curvatureScope(CurvatureScope curvatureScope) {
      this.curvatureScope = curvatureScope;
      return this;
    }

    /**
     * Sets whether there is batch norm.
     *
     * @param batchNorm false for networks whose convolutions go on as they are
     * @return this
     */
    public Builder batchNorm(boolean batchNorm) {
      this.batchNorm = batchNorm;
      return this;
    }

    /**
     * Sets the centre of a batch in batch norm.
     *
     * @param centre the centre
     * @return this
     */
    public Builder centre(Centre centre) {
      this.centre = centre;
      return this;
    }

    /**
     * Sets how many steps the Frechet mean of a batch takes.
     *
     * @param frechetSteps at least 1, or 0 for as many as it takes to converge
     * @return this
     */
    public Builder frechetSteps(int frechetSteps) {
      this.frechetSteps = frechetSteps;
      return this;
    }

    /**
     * Sets how hyperplane layers start.
     *
     * @param initialisation the initialisation
     * @return this
     */
    public Builder initialisation(Initialisation initialisation) {
      this.initialisation = initialisation;
      return this;
    }

    /**
     * Sets how class scores come from features; without it, as is usual for the layers.
     *
     * @param head the head
     * @return this
     */
    public Builder head(Head head) {
      this.head = head;
      return this;
    }

    /**
     * Sets the order of the summands of residual connections.
     *
     * @param residualOrder the order
     * @return this
     */
    public Builder residualOrder(ResidualOrder residualOrder) {
      this.residualOrder = residualOrder;
      return this;
    }

    /**
     * Sets whether layers have offsets.
     *
     * @param offsets false for layers without
     * @return this
     */
    public Builder offsets(boolean offsets) {
      this.offsets = offsets;
      return this;
    }

    /**
     * Sets whether there is ReLU, after batch norm and after residual connections.
     *
     * @param relu false for networks without
     * @return this
     */
    public Builder relu(boolean relu) {
      this.relu = relu;
      return this;
    }

    /**
     * Sets the departures of the manifold to reproduce.
     *
     * @param departures their names
     * @return this
     */
    public Builder departures(Set<String> departures) {
      this.departures = departures;
      return this;
    }

    /**
     * Sets the axis of residual connections.
     *
     * @param residualAxis the axis
     * @return this
     */
    public Builder residualAxis(ResidualAxis residualAxis) {
      this.residualAxis = residualAxis;
      return this;
    }

    /**
     * Sets the statistics of batch norm at evaluation.
     *
     * @param evaluationStatistics which
     * @return this
     */
    public Builder evaluationStatistics(EvaluationStatistics evaluationStatistics) {
      this.evaluationStatistics = evaluationStatistics;
      return this;
    }

    /**
     * Sets how operators are computed.
     *
     * @param engine the engine
     * @return this
     */
    public Builder engine(Engine engine) {
      this.engine = engine;
      return this;
    }

    /**
     * Sets the storage type.
     *
     * @param precision the precision
     * @return this
     */
    public Builder precision(Precision precision) {
      this.precision = precision;
      return this;
    }

    /**
     * Sets the seed of the initial parameters.
     *
     * @param seed any number
     * @return this
     */
    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /**
     * The configuration.
     *
     * @return what was collected
     * @throws IllegalArgumentException with one line that says what is wrong
     */
    public NetworkConfig build() {
      return new NetworkConfig(
          model,
          classes,
          channels,
          height,
          width,
          headManifold,
          layers,
          curvature,
          learnCurvature,
          curvatureScope,
          batchNorm,
          centre,
          frechetSteps,
          initialisation,
          head == null ? layers.usualHead() : head,
          residualOrder,
          offsets,
          relu,
          departures,
          residualAxis,
          evaluationStatistics,
          engine,
          precision,
          seed);
    }
  }
}
