package org.hyperbolic4j.laws;

import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.geometry.Geometry;

/**
 * How much of a difference float64 explains. Lengths are in radii of curvature. Rounding a point's
 * coordinates moves it by up to {@code epsilon sinh(r)}, r its distance from the origin: no formula
 * can know better which point was meant. Laws hold within small multiples of that, and of what the
 * maps in them make of it.
 */
final class Rounding {

  /** How many roundings in a row, at most 16 dimensions, a law may take. */
  private static final double STEPS = 64;

  private static final double EPSILON = Math.ulp(1.0);

  private final Geometry<Binary64> geometry;
  private final double root;

  Rounding(Geometry<Binary64> geometry) {
    this.geometry = geometry;
    this.root = Math.sqrt(Math.abs(geometry.curvature().getReal()));
  }

  /** Distance of a point from the origin. */
  private double radius(Binary64[] x) {
    double square = 0;
    for (double v : Scene.values(geometry.toTangent(x))) {
      square += v * v;
    }
    return 2 * root * Math.sqrt(square);
  }

  double distance(Binary64[] x, Binary64[] y) {
    return root * geometry.distance(x, y).getReal();
  }

  double length(Binary64[] x, Binary64[] v) {
    return root * geometry.norm(x, v).getReal();
  }

  /** How far rounding its coordinates moves a point. */
  double ofPoint(Binary64[] x) {
    return STEPS * EPSILON * Math.sinh(radius(x));
  }

  /** How far rounding the coordinates of points moves any of them. */
  double ofPoints(Binary64[]... points) {
    double sum = 0;
    for (Binary64[] point : points) {
      sum += ofPoint(point);
    }
    return sum;
  }

  /** By which part of its length rounding its coordinates moves a tangent vector at x. */
  double ofVector(Binary64[] x) {
    return STEPS * EPSILON * Math.cosh(radius(x));
  }

  /** By which part of its length rounding moves a tangent vector at x out of the tangent space. */
  double ofNormal(Binary64[] x) {
    return ofVector(x) * Math.cosh(radius(x));
  }

  /** How far off a point lands that lies some way from x, if the way was rounded at x. */
  double ofWay(Binary64[] x, double length) {
    return ofVector(x) * Math.sinh(length) + ofPoint(x) * Math.cosh(length);
  }
}
