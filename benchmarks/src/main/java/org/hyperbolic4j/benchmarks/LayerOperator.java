package org.hyperbolic4j.benchmarks;

import java.util.Locale;
import org.hyperbolic4j.benchmarks.floor.HyperbolicFloors;
import org.hyperbolic4j.benchmarks.floor.MapShape;
import org.hyperbolic4j.benchmarks.floor.Passes;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.nd4j.autodiff.samediff.SDVariable;

/** The operators of layers, each applied to random inputs of a feature map's shape. */
public enum LayerOperator {
  /** Fully connected layer from inner products. */
  HYPERPLANES,
  /** Signed distances to hyperplanes. */
  HYPERPLANE_DISTANCES,
  /** Midpoint of a batch. */
  MIDPOINT,
  /** Frechet mean of a batch. */
  FRECHET_MEAN,
  /** Weighted midpoint of a batch. */
  WEIGHTED_MIDPOINT,
  /** Weighted Frechet mean of a batch. */
  WEIGHTED_FRECHET_MEAN,
  /** Mean squared distance of a batch to a centre. */
  DISPERSION,
  /** Recentring and rescaling of a batch. */
  NORMALISE,
  /** The same with ReLU, in one kernel. */
  NORMALISE_RECTIFIED,
  /** Residual connection. */
  ADD,
  /** The same with ReLU, in one kernel. */
  ADD_RECTIFIED,
  /** Distances between points. */
  DISTANCE,
  /** Points from tangent coordinates. */
  TO_POINT,
  /** Tangent coordinates of points. */
  TO_TANGENT;

  /**
   * Adds the operator to a graph.
   *
   * @param on the manifold's operators
   * @param in where its inputs come from
   * @return the result
   */
  SDVariable apply(LayerOperators on, Inputs in) {
    return switch (this) {
      case HYPERPLANES ->
          on.hyperplanes(
              in.map("inner"),
              in.positive("squared_norm"),
              in.norms("normal_norms"),
              in.vector("offsets"),
              in.c());
      case HYPERPLANE_DISTANCES ->
          on.hyperplaneDistances(
              in.map("inner"),
              in.positive("squared_norm"),
              in.norms("normal_norms"),
              in.vector("offsets"),
              in.c());
      case MIDPOINT -> on.centre(in.map("v"), Centre.MIDPOINT, in.c());
      case FRECHET_MEAN -> on.centre(in.map("v"), Centre.FRECHET, in.c());
      case WEIGHTED_MIDPOINT ->
          on.weightedCentre(in.map("v"), in.positive("weights"), Centre.MIDPOINT, in.c());
      case WEIGHTED_FRECHET_MEAN ->
          on.weightedCentre(in.map("v"), in.positive("weights"), Centre.FRECHET, in.c());
      case DISPERSION -> on.dispersion(in.map("v"), in.vector("centre"), in.c());
      case NORMALISE ->
          on.normalise(
              in.map("v"),
              in.vector("centre"),
              in.scalar("dispersion"),
              in.vector("bias"),
              in.scalar("scale"),
              1e-6,
              in.c());
      case NORMALISE_RECTIFIED -> in.graph().relu(NORMALISE.apply(on, in));
      case ADD -> on.add(in.map("f"), in.map("g"), in.c());
      case ADD_RECTIFIED -> in.graph().relu(ADD.apply(on, in));
      case DISTANCE -> on.distance(in.map("u"), in.map("v"), in.c());
      case TO_POINT -> on.toPoint(in.map("v"), in.c());
      case TO_TANGENT -> on.toTangent(in.map("x"), in.c());
    };
  }

  /**
   * What the operator must do, {@link #TO_POINT} and {@link #TO_TANGENT} on the ball.
   *
   * @param shape of the feature map
   * @return the count
   */
  Passes passes(MapShape shape) {
    return switch (this) {
      case HYPERPLANES -> HyperbolicFloors.hyperplanes(shape);
      case HYPERPLANE_DISTANCES -> HyperbolicFloors.hyperplaneDistances(shape);
      case MIDPOINT -> HyperbolicFloors.midpoint(shape);
      case FRECHET_MEAN -> HyperbolicFloors.frechetMean(shape);
      case WEIGHTED_MIDPOINT -> HyperbolicFloors.weighted(shape, MIDPOINT.passes(shape));
      case WEIGHTED_FRECHET_MEAN -> HyperbolicFloors.weighted(shape, FRECHET_MEAN.passes(shape));
      case DISPERSION -> HyperbolicFloors.dispersion(shape);
      case NORMALISE -> HyperbolicFloors.normalise(shape);
      case NORMALISE_RECTIFIED -> HyperbolicFloors.rectified(NORMALISE.passes(shape));
      case ADD -> HyperbolicFloors.add(shape);
      case ADD_RECTIFIED -> HyperbolicFloors.rectified(ADD.passes(shape));
      case DISTANCE -> HyperbolicFloors.distance(shape);
      case TO_POINT -> HyperbolicFloors.toPoint(shape);
      case TO_TANGENT -> HyperbolicFloors.toTangent(shape);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
