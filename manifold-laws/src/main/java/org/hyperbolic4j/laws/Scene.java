package org.hyperbolic4j.laws;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;

/**
 * What a law is tried on: a curvature, a dimension, and a few places, which are points or tangent
 * vectors as a law needs them.
 *
 * @param c the curvature
 * @param dimension D
 * @param reach the largest {@code sqrt(c) |v|} of points
 * @param places at least one
 */
record Scene(double c, int dimension, double reach, List<Place> places) {

  /**
   * Tangent coordinates, from the origin or (then as a displacement) from the first place.
   *
   * @param radius {@code sqrt(c) |v|}
   * @param direction any vector with at least D components
   * @param nearFirst whether the place is given from the first one
   */
  record Place(double radius, List<Double> direction, boolean nearFirst) {

    @Override
    public String toString() {
      return "%s%s %s".formatted(nearFirst ? "first + " : "", radius, direction);
    }
  }

  Geometry<Binary64> geometry(Manifold manifold) {
    return manifold.geometry(new Binary64(c));
  }

  double root() {
    return Math.sqrt(c);
  }

  /** Tangent coordinates of a place. */
  double[] tangentCoordinates(int i) {
    Place place = places.get(i);
    double[] v = new double[dimension];
    Arrays.setAll(v, place.direction()::get);
    double norm = Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
    if (norm < 1e-3) {
      v = new double[dimension];
      v[0] = norm = 1;
    }
    double length = place.radius() / root();
    for (int k = 0; k < dimension; k++) {
      v[k] *= length / norm;
    }
    return v;
  }

  /** A place as a point. */
  Binary64[] point(Geometry<Binary64> geometry, int i) {
    if (i == 0 || !places.get(i).nearFirst()) {
      return geometry.toPoint(field(tangentCoordinates(i)));
    }
    Binary64[] first = point(geometry, 0);
    return geometry.expmap(first, step(geometry, i));
  }

  /** A place as a tangent vector at the first, short enough to end within reach. */
  Binary64[] step(Geometry<Binary64> geometry, int i) {
    double[] v = tangentCoordinates(i);
    double room = 1 - places.get(0).radius() / reach;
    for (int k = 0; k < dimension; k++) {
      v[k] *= room;
    }
    Binary64[] at = point(geometry, 0);
    return geometry.transportFromOrigin(at, geometry.logmap0(geometry.toPoint(field(v))));
  }

  /** All places as points. */
  Binary64[][] points(Geometry<Binary64> geometry) {
    Binary64[][] points = new Binary64[places.size()][];
    Arrays.setAll(points, i -> point(geometry, i));
    return points;
  }

  /** A place as a tangent vector at a point, of length twice the place's radius. */
  Binary64[] vector(Geometry<Binary64> geometry, Binary64[] at, int i) {
    Binary64[] there = geometry.toPoint(field(tangentCoordinates(i)));
    return geometry.transportFromOrigin(at, geometry.logmap0(there));
  }

  static Binary64[] field(double... values) {
    Binary64[] field = new Binary64[values.length];
    Arrays.setAll(field, i -> new Binary64(values[i]));
    return field;
  }

  static <T extends CalculusFieldElement<T>> double[] values(T[] field) {
    return Arrays.stream(field).mapToDouble(CalculusFieldElement::getReal).toArray();
  }
}
