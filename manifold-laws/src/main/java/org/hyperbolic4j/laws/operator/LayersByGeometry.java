package org.hyperbolic4j.laws.operator;

import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.Vectors;

/**
 * What the geometry says of operators that exchange tangent coordinates; the curvature is its own.
 */
final class LayersByGeometry {

  private LayersByGeometry() {}

  static <T extends CalculusFieldElement<T>> T[][] hyperplanes(
      Geometry<T> geometry, T[][][] in, FeatureShape shape) {
    return Rows.map(
        in[0],
        u -> geometry.toTangent(geometry.fullyConnected(geometry.toPoint(u), in[1], in[2][0])));
  }

  static <T extends CalculusFieldElement<T>> T[][] hyperplaneDistances(
      Geometry<T> geometry, T[][][] in, FeatureShape shape) {
    return Rows.map(in[0], u -> geometry.hyperplaneDistances(geometry.toPoint(u), in[1], in[2][0]));
  }

  static <T extends CalculusFieldElement<T>> T[][] midpoint(
      Geometry<T> geometry, T[][][] in, FeatureShape shape) {
    return midpoint(geometry, in[0], Rows.ones(in[0]));
  }

  static <T extends CalculusFieldElement<T>> T[][] weightedMidpoint(
      Geometry<T> geometry, T[][][] in, FeatureShape shape) {
    return midpoint(geometry, in[0], Rows.column(in[1]));
  }

  static <T extends CalculusFieldElement<T>> T[][] frechetMean(
      Geometry<T> geometry, T[][][] in, FeatureShape shape) {
    return frechetMean(geometry, in[0], Rows.ones(in[0]));
  }

  static <T extends CalculusFieldElement<T>> T[][] weightedFrechetMean(
      Geometry<T> geometry, T[][][] in, FeatureShape shape) {
    return frechetMean(geometry, in[0], Rows.column(in[1]));
  }

  static <T extends CalculusFieldElement<T>> T[][] frechetSteps(
      Geometry<T> geometry, T[][][] in, FeatureShape shape) {
    return frechetSteps(geometry, in[0], Rows.ones(in[0]));
  }

  static <T extends CalculusFieldElement<T>> T[][] weightedFrechetSteps(
      Geometry<T> geometry, T[][][] in, FeatureShape shape) {
    return frechetSteps(geometry, in[0], Rows.column(in[1]));
  }

  static <T extends CalculusFieldElement<T>> T[][] dispersion(
      Geometry<T> geometry, T[][][] in, FeatureShape shape) {
    return Rows.only(
        Rows.row(geometry.dispersion(points(geometry, in[0]), geometry.toPoint(in[1][0]))));
  }

  static <T extends CalculusFieldElement<T>> T[][] normalise(
      Geometry<T> geometry, T[][][] in, FeatureShape shape) {
    T[] mean = geometry.toPoint(in[1][0]);
    T[] bias = geometry.toPoint(in[3][0]);
    T ratio = ratio(in[4], in[2]);
    return Rows.map(
        in[0],
        v -> {
          T[] away = geometry.logmap(mean, geometry.toPoint(v));
          T[] moved = Vectors.scale(ratio, geometry.transport(mean, bias, away));
          return geometry.toTangent(geometry.expmap(bias, moved));
        });
  }

  static <T extends CalculusFieldElement<T>> T[][] add(
      Geometry<T> geometry, T[][][] in, FeatureShape shape) {
    return Rows.pairs(
        in[0],
        in[1],
        (f, g) -> {
          // The sum of gyrovectors, said so that it holds on every manifold.
          T[] x = geometry.toPoint(f);
          T[] y = geometry.logmap0(geometry.toPoint(g));
          return geometry.toTangent(geometry.expmap(x, geometry.transportFromOrigin(x, y)));
        });
  }

  static <T extends CalculusFieldElement<T>> T[][] distance(
      Geometry<T> geometry, T[][][] in, FeatureShape shape) {
    return Rows.pairs(
        in[0],
        in[1],
        (u, v) -> Rows.row(geometry.distance(geometry.toPoint(u), geometry.toPoint(v))));
  }

  static <T extends CalculusFieldElement<T>> T[][] toPoint(
      Geometry<T> geometry, T[][][] in, FeatureShape shape) {
    return Rows.map(in[0], geometry::toPoint);
  }

  static <T extends CalculusFieldElement<T>> T[][] toTangent(
      Geometry<T> geometry, T[][][] in, FeatureShape shape) {
    return Rows.map(in[0], geometry::toTangent);
  }

  private static <T extends CalculusFieldElement<T>> T[][] midpoint(
      Geometry<T> geometry, T[][] rows, T[] weights) {
    return Rows.only(geometry.toTangent(geometry.midpoint(points(geometry, rows), weights)));
  }

  private static <T extends CalculusFieldElement<T>> T[][] frechetMean(
      Geometry<T> geometry, T[][] rows, T[] weights) {
    return Rows.only(geometry.toTangent(geometry.frechetMean(points(geometry, rows), weights)));
  }

  private static <T extends CalculusFieldElement<T>> T[][] frechetSteps(
      Geometry<T> geometry, T[][] rows, T[] weights) {
    return Rows.only(geometry.toTangent(KarcherFlow.of(geometry, points(geometry, rows), weights)));
  }

  /** What normalisation stretches tangent vectors by. */
  static <T extends CalculusFieldElement<T>> T ratio(T[][] scale, T[][] dispersion) {
    return scale[0][0].divide(dispersion[0][0].add(Operator.EPSILON)).sqrt();
  }

  private static <T extends CalculusFieldElement<T>> T[][] points(
      Geometry<T> geometry, T[][] rows) {
    return Rows.map(rows, geometry::toPoint);
  }
}
