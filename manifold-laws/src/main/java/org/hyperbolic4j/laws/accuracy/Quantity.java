package org.hyperbolic4j.laws.accuracy;

import java.util.Locale;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.manifold.geometry.Geometry;

/** What can be said of three points without naming coordinates of a model. */
public enum Quantity {
  /** Where a point is. */
  POSITION {
    @Override
    <T extends CalculusFieldElement<T>> T[] of(Geometry<T> geometry, T[] x, T[] y, T[] z) {
      return geometry.toTangent(x);
    }
  },
  /** The distance of two points. */
  DISTANCE {
    @Override
    <T extends CalculusFieldElement<T>> T[] of(Geometry<T> geometry, T[] x, T[] y, T[] z) {
      T[] distance = MathArrays.buildArray(geometry.curvature().getField(), 1);
      distance[0] = geometry.distance(x, y);
      return distance;
    }
  },
  /** Where the geodesic from one point to another is, half-way. */
  GEODESIC {
    @Override
    <T extends CalculusFieldElement<T>> T[] of(Geometry<T> geometry, T[] x, T[] y, T[] z) {
      T half = geometry.curvature().newInstance(0.5);
      return geometry.toTangent(geometry.geodesic(x, y, half));
    }
  },
  /** A way from one point to another, carried to a third and there to the origin. */
  TRANSPORT {
    @Override
    <T extends CalculusFieldElement<T>> T[] of(Geometry<T> geometry, T[] x, T[] y, T[] z) {
      T[] carried = geometry.transport(x, z, geometry.logmap(x, y));
      return geometry.transportToOrigin(z, carried);
    }
  },
  /** The midpoint of three points. */
  MIDPOINT {
    @Override
    <T extends CalculusFieldElement<T>> T[] of(Geometry<T> geometry, T[] x, T[] y, T[] z) {
      T one = geometry.curvature().getField().getOne();
      T[][] points = MathArrays.buildArray(one.getField(), 3, -1);
      T[] weights = MathArrays.buildArray(one.getField(), 3);
      points[0] = x;
      points[1] = y;
      points[2] = z;
      for (int i = 0; i < points.length; i++) {
        weights[i] = one;
      }
      return geometry.toTangent(geometry.midpoint(points, weights));
    }
  };

  abstract <T extends CalculusFieldElement<T>> T[] of(Geometry<T> geometry, T[] x, T[] y, T[] z);

  /**
   * The name in tables.
   *
   * @return a lower-case word
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
