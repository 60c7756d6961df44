package org.hyperbolic4j.laws.geometry;

import java.util.Arrays;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.laws.law.Rounding;
import org.hyperbolic4j.laws.law.Scene;
import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.manifold.geometry.Geometry;

/**
 * An isometry of a space of constant curvature: a reflection in a random direction that keeps the
 * origin, then a move along the geodesic from the origin to a point.
 */
final class Isometry {

  private final Trial trial;
  private final Binary64[] target;
  private final double[] mirror;

  Isometry(Trial trial, Binary64[] target) {
    this.trial = trial;
    this.target = target;
    this.mirror = new double[trial.scene().dimension()];
    Arrays.setAll(mirror, i -> trial.random().nextGaussian());
  }

  /** Where a point goes. */
  Binary64[] of(Binary64[] x) {
    Geometry<Binary64> geometry = trial.geometry();
    double[] v = Scene.values(geometry.toTangent(x));
    double product = 0;
    double square = 0;
    for (int i = 0; i < v.length; i++) {
      product += mirror[i] * v[i];
      square += mirror[i] * mirror[i];
    }
    for (int i = 0; i < v.length; i++) {
      v[i] -= 2 * product / square * mirror[i];
    }
    Binary64[] log = geometry.logmap0(geometry.toPoint(Scene.field(v)));
    return geometry.expmap(target, geometry.transportFromOrigin(target, log));
  }

  /** Where points go. */
  Binary64[][] of(Binary64[][] points) {
    return Arrays.stream(points).map(this::of).toArray(Binary64[][]::new);
  }

  /** By how much rounding moves the points and where they go, in radii of curvature. */
  double rounding(Binary64[]... points) {
    Rounding rounding = trial.rounding();
    double sum = 0;
    for (Binary64[] x : points) {
      sum += rounding.ofPoint(x) + rounding.ofWay(target, rounding.radius(x));
    }
    return sum;
  }
}
