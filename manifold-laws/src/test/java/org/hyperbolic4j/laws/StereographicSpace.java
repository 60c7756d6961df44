package org.hyperbolic4j.laws;

import java.util.Optional;
import java.util.function.Function;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.Sampler;

/** Spaces of constant curvature of any sign, as right or wrong as their geometry. */
record StereographicSpace(Maker maker, Function<Geometry<Binary64>, Sampler> samplers)
    implements Manifold {

  /** Makes the geometry over any field. */
  interface Maker {
    <T extends CalculusFieldElement<T>> StereographicGeometry<T> geometry(T c);
  }

  @Override
  public String name() {
    return "stereographic";
  }

  @Override
  public String description() {
    return "spaces of constant curvature in stereographic projection";
  }

  @Override
  public Optional<String> checkCurvature(Curvature curvature) {
    return Optional.empty();
  }

  @Override
  public <T extends CalculusFieldElement<T>> Geometry<T> geometry(T c) {
    return maker.geometry(c);
  }

  @Override
  public Optional<Sampler> sampler(Curvature curvature) {
    return Optional.of(samplers.apply(maker.geometry(new Binary64(curvature.c()))));
  }
}
