package org.hyperbolic4j.examples.stereographic;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.examples.stereographic.geometry.StereographicGeometry;
import org.hyperbolic4j.examples.stereographic.graph.StereographicOperators;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.hyperbolic4j.manifold.operator.OperatorSettings;

/** The kappa-stereographic model of all spaces of constant curvature. */
public final class StereographicManifold implements Manifold {

  /** Made by the plug-in. */
  public StereographicManifold() {}

  @Override
  public String name() {
    return "stereographic";
  }

  @Override
  public String description() {
    return "the kappa-stereographic model: ball (c > 0), flat space (c = 0), sphere (c < 0)";
  }

  @Override
  public Optional<String> checkCurvature(Curvature curvature) {
    return Optional.empty();
  }

  @Override
  public <T extends CalculusFieldElement<T>> Geometry<T> geometry(T c) {
    return new StereographicGeometry<>(c);
  }

  @Override
  public Optional<LayerOperators> graphOperators(OperatorSettings settings) {
    settings.requireKnownDepartures(this);
    return Optional.of(new StereographicOperators(settings));
  }
}
