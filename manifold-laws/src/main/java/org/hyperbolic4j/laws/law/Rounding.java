package org.hyperbolic4j.laws.law;

import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.geometry.Geometry;

/**
 * How much of a difference the precision explains. Lengths are in radii of curvature. Rounding a
 * point's coordinates moves it by up to {@code epsilon sinh(r)}, r its distance from the origin: no
 * formula can know better which point was meant. Laws hold within small multiples of that, and of
 * what the maps in them make of it.
 */
public final class Rounding {

  /** How many roundings in a row a law may take, in few dimensions. */
  private static final double STEPS = 64;

  /** A sum of this many terms is one rounding more. */
  private static final double TERMS = 16;

  private final Geometry<Binary64> geometry;
  private final double root;
  private final double steps;

  Rounding(Geometry<Binary64> geometry, double epsilon, Scene scene) {
    this.geometry = geometry;
    this.root = scene.root();
    this.steps = epsilon * STEPS * Math.max(1, scene.dimension() / TERMS);
  }

  /**
   * The error of a number of size 1.
   *
   * @return a multiple of epsilon
   */
  public double ofOne() {
    return steps;
  }

  /**
   * Distance of a point from the origin.
   *
   * @param x point {@code [A]}
   * @return in radii of curvature
   */
  public double radius(Binary64[] x) {
    double square = 0;
    for (double v : Scene.values(geometry.toTangent(x))) {
      square += v * v;
    }
    return 2 * root * Math.sqrt(square);
  }

  /**
   * Distance of two points.
   *
   * @param x point {@code [A]}
   * @param y point {@code [A]}
   * @return in radii of curvature
   */
  public double distance(Binary64[] x, Binary64[] y) {
    return root * geometry.distance(x, y).getReal();
  }

  /**
   * Length of a tangent vector.
   *
   * @param x point {@code [A]}
   * @param v tangent vector at x {@code [A]}
   * @return in radii of curvature
   */
  public double length(Binary64[] x, Binary64[] v) {
    return root * geometry.norm(x, v).getReal();
  }

  /**
   * How far rounding its coordinates moves a point.
   *
   * @param x point {@code [A]}
   * @return in radii of curvature
   */
  public double ofPoint(Binary64[] x) {
    return steps * Math.sinh(radius(x));
  }

  /**
   * How far rounding the coordinates of points moves all of them together.
   *
   * @param points points {@code [A]}
   * @return in radii of curvature
   */
  public double ofPoints(Binary64[]... points) {
    double sum = 0;
    for (Binary64[] point : points) {
      sum += ofPoint(point);
    }
    return sum;
  }

  /**
   * By which part of its length rounding its coordinates moves a tangent vector.
   *
   * @param x the point {@code [A]} it is tangent at
   * @return a multiple of epsilon
   */
  public double ofVector(Binary64[] x) {
    return steps * Math.cosh(radius(x));
  }

  /**
   * By which part of its length rounding moves a tangent vector out of the tangent space.
   *
   * @param x the point {@code [A]} it is tangent at
   * @return a multiple of epsilon
   */
  public double ofNormal(Binary64[] x) {
    return ofVector(x) * Math.cosh(radius(x));
  }

  /**
   * How far off a point lands that lies some way from another, if the way was rounded there.
   *
   * @param x the other point {@code [A]}
   * @param length of the way, in radii of curvature
   * @return in radii of curvature
   */
  public double ofWay(Binary64[] x, double length) {
    return ofVector(x) * Math.sinh(length) + ofPoint(x) * Math.cosh(length);
  }
}
