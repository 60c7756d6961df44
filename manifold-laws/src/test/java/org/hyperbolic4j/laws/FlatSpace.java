package org.hyperbolic4j.laws;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;

/** Euclidean space, as right or wrong as its geometry. */
record FlatSpace(Maker maker) implements Manifold {

  /** Makes the geometry over any field. */
  interface Maker {
    <T extends CalculusFieldElement<T>> FlatGeometry<T> geometry(T c);
  }

  @Override
  public String name() {
    return "flat";
  }

  @Override
  public String description() {
    return "Euclidean space";
  }

  @Override
  public Optional<String> checkCurvature(Curvature curvature) {
    return Optional.empty();
  }

  @Override
  public <T extends CalculusFieldElement<T>> Geometry<T> geometry(T c) {
    return maker.geometry(c);
  }
}
