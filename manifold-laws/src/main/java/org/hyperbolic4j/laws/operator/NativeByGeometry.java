package org.hyperbolic4j.laws.operator;

import java.util.Arrays;
import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.NativeCoordinates;
import org.hyperbolic4j.manifold.geometry.Vectors;

/** What the geometry says of native operators; the curvature is its own. */
final class NativeByGeometry {

  private NativeByGeometry() {}

  /** The coordinates that native operators compute in. */
  static <T extends CalculusFieldElement<T>> NativeCoordinates<T> coordinates(
      Geometry<T> geometry) {
    return geometry
        .nativeCoordinates()
        .orElseThrow(
            () -> new IllegalStateException("native operators without Geometry.nativeCoordinates"));
  }

  static <T extends CalculusFieldElement<T>> T[][] affine(
      Geometry<T> geometry, T[][][] in, FeatureShape shape) {
    T[][] weights = in[1];
    return Rows.map(
        in[0],
        x -> {
          T implied = coordinates(geometry).implied(Vectors.squaredNorm(x));
          T[] y = in[3][0].clone();
          Arrays.setAll(
              y,
              k -> Vectors.dot(x, weights[k]).add(implied.multiply(in[2][0][k])).add(in[3][0][k]));
          return y;
        });
  }

  static <T extends CalculusFieldElement<T>> T[][] centre(
      Geometry<T> geometry, T[][][] in, FeatureShape shape) {
    return Rows.only(centroid(geometry, in[0]));
  }

  static <T extends CalculusFieldElement<T>> T[][] dispersion(
      Geometry<T> geometry, T[][][] in, FeatureShape shape) {
    return Rows.only(
        Rows.row(
            geometry.dispersion(points(geometry, in[0]), coordinates(geometry).toPoint(in[1][0]))));
  }

  static <T extends CalculusFieldElement<T>> T[][] normalise(
      Geometry<T> geometry, T[][][] in, FeatureShape shape) {
    NativeCoordinates<T> coordinates = coordinates(geometry);
    T[] mean = coordinates.toPoint(in[1][0]);
    T[] bias = coordinates.toPoint(in[3][0]);
    T ratio = LayersByGeometry.ratio(in[4], in[2]);
    return Rows.map(
        in[0],
        x -> {
          T[] away = geometry.logmap(mean, coordinates.toPoint(x));
          T[] moved = Vectors.scale(ratio, geometry.transportToOrigin(mean, away));
          return coordinates.ofPoint(
              geometry.expmap(bias, geometry.transportFromOrigin(bias, moved)));
        });
  }

  static <T extends CalculusFieldElement<T>> T[][] pool(
      Geometry<T> geometry, T[][][] in, FeatureShape shape) {
    int plane = shape.height() * shape.width();
    T[][] pooled = Arrays.copyOf(in[0], shape.images());
    Arrays.setAll(
        pooled, i -> centroid(geometry, Arrays.copyOfRange(in[0], i * plane, (i + 1) * plane)));
    return pooled;
  }

  static <T extends CalculusFieldElement<T>> T[][] fromTangent(
      Geometry<T> geometry, T[][][] in, FeatureShape shape) {
    return Rows.map(in[0], v -> coordinates(geometry).ofPoint(geometry.toPoint(v)));
  }

  static <T extends CalculusFieldElement<T>> T[][] toTangent(
      Geometry<T> geometry, T[][][] in, FeatureShape shape) {
    return Rows.map(in[0], x -> geometry.toTangent(coordinates(geometry).toPoint(x)));
  }

  /** The geometry's hyperplanes have the factor 2 of the ball, and offsets half as long. */
  static <T extends CalculusFieldElement<T>> T[][] hyperplaneDistances(
      Geometry<T> geometry, T[][][] in, FeatureShape shape) {
    T half = geometry.curvature().getField().getOne().multiply(0.5);
    T[] offsets = Vectors.scale(half, in[2][0]);
    return Rows.map(
        in[0],
        x ->
            Vectors.scale(
                half,
                geometry.hyperplaneDistances(coordinates(geometry).toPoint(x), in[1], offsets)));
  }

  private static <T extends CalculusFieldElement<T>> T[][] points(
      Geometry<T> geometry, T[][] rows) {
    return Rows.map(rows, coordinates(geometry)::toPoint);
  }

  private static <T extends CalculusFieldElement<T>> T[] centroid(
      Geometry<T> geometry, T[][] rows) {
    return coordinates(geometry)
        .ofPoint(geometry.midpoint(points(geometry, rows), Rows.ones(rows)));
  }
}
