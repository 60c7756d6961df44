package org.hyperbolic4j.laws.law;

import java.util.ArrayList;
import java.util.List;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.Manifold;

/**
 * The signs of curvature that a manifold allows.
 *
 * @param hyperbolic whether c may be positive
 * @param flat whether c may be 0
 * @param spherical whether c may be negative
 */
record CurvatureRange(boolean hyperbolic, boolean flat, boolean spherical) {

  static CurvatureRange of(Manifold manifold) {
    return new CurvatureRange(allows(manifold, 1), allows(manifold, 0), allows(manifold, -1));
  }

  private static boolean allows(Manifold manifold, double c) {
    return manifold.checkCurvature(new Curvature(c)).isEmpty();
  }

  /** The same without curvatures that are not negative. */
  CurvatureRange hyperbolicOnly() {
    return new CurvatureRange(hyperbolic, false, false);
  }

  /** Signs of c, each as often as it shall be drawn. */
  List<Integer> signs() {
    List<Integer> signs = new ArrayList<>();
    if (hyperbolic) {
      signs.addAll(List.of(1, 1, 1));
    }
    if (spherical) {
      signs.addAll(List.of(-1, -1, -1));
    }
    if (flat) {
      signs.add(0);
    }
    if (signs.isEmpty()) {
      throw new IllegalArgumentException("the manifold allows none of the curvatures 1, 0 and -1");
    }
    return signs;
  }

  Curvature some() {
    return new Curvature(signs().get(0));
  }
}
