package org.hyperbolic4j.poincare;

import java.util.List;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.hyperbolic.geometry.HyperbolicSampler;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.Departure;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.fused.FusedOperators;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.Sampler;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.poincare.fused.PoincareFusedOperators;
import org.hyperbolic4j.poincare.geometry.PoincareGeometry;
import org.hyperbolic4j.poincare.graph.PoincareGraphOperators;

/** The Poincare ball. */
public final class PoincareManifold implements Manifold {

  /** The name of the departure in the conformal factor of hyperplane distances. */
  public static final String PUBLISHED_CONFORMAL_FACTOR = "published-conformal-factor";

  /** Made by the plug-in. */
  public PoincareManifold() {}

  @Override
  public String name() {
    return "poincare";
  }

  @Override
  public String description() {
    return "the Poincare ball of sectional curvature -c, c > 0";
  }

  @Override
  public Optional<String> checkCurvature(Curvature curvature) {
    return curvature.c() > 0
        ? Optional.empty()
        : Optional.of("the Poincare ball needs a curvature c > 0, not " + curvature.c());
  }

  @Override
  public <T extends CalculusFieldElement<T>> Geometry<T> geometry(T c) {
    return new PoincareGeometry<>(c);
  }

  @Override
  public Optional<Sampler> sampler(Curvature curvature) {
    return Optional.of(new HyperbolicSampler(new PoincareGeometry<>(new Binary64(curvature.c()))));
  }

  @Override
  public Optional<LayerOperators> graphOperators(OperatorSettings settings) {
    return Optional.of(new PoincareGraphOperators(settings, publishedConformalFactor(settings)));
  }

  @Override
  public Optional<FusedOperators> fusedOperators(OperatorSettings settings) {
    return Optional.of(new PoincareFusedOperators(settings, publishedConformalFactor(settings)));
  }

  private boolean publishedConformalFactor(OperatorSettings settings) {
    settings.requireKnownDepartures(this);
    return settings.departures().contains(PUBLISHED_CONFORMAL_FACTOR);
  }

  @Override
  public List<Departure> departures() {
    return List.of(
        new Departure(
            PUBLISHED_CONFORMAL_FACTOR,
            "hyperplane distances with conformal factor 2(1 - c|x|^2) instead of 2/(1 - c|x|^2)",
            "published code of Poincare ResNet (van Spengler et al. 2023)"));
  }
}
