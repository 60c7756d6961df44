package org.hyperbolic4j.lorentz;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.hyperbolic.geometry.HyperbolicSampler;
import org.hyperbolic4j.lorentz.fused.LorentzFusedOperators;
import org.hyperbolic4j.lorentz.geometry.LorentzGeometry;
import org.hyperbolic4j.lorentz.graph.LorentzGraphOperators;
import org.hyperbolic4j.lorentz.sheet.SheetGraphOperators;
import org.hyperbolic4j.lorentz.sheet.fused.SheetFusedOperators;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.fused.FusedNativeOperators;
import org.hyperbolic4j.manifold.fused.FusedOperators;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.Sampler;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.hyperbolic4j.manifold.operator.NativeOperators;
import org.hyperbolic4j.manifold.operator.OperatorSettings;

/** The hyperboloid, or Lorentz model of hyperbolic space. */
public final class LorentzManifold implements Manifold {

  /** Made by the plug-in. */
  public LorentzManifold() {}

  @Override
  public String name() {
    return "lorentz";
  }

  @Override
  public String description() {
    return "the hyperboloid (Lorentz model) of sectional curvature -c, c > 0";
  }

  @Override
  public Optional<String> checkCurvature(Curvature curvature) {
    return curvature.c() > 0
        ? Optional.empty()
        : Optional.of("the hyperboloid needs a curvature c > 0, not " + curvature.c());
  }

  @Override
  public <T extends CalculusFieldElement<T>> Geometry<T> geometry(T c) {
    return new LorentzGeometry<>(c);
  }

  @Override
  public Optional<Sampler> sampler(Curvature curvature) {
    return Optional.of(new HyperbolicSampler(new LorentzGeometry<>(new Binary64(curvature.c()))));
  }

  @Override
  public Optional<LayerOperators> graphOperators(OperatorSettings settings) {
    settings.requireKnownDepartures(this);
    return Optional.of(new LorentzGraphOperators(settings));
  }

  @Override
  public Optional<FusedOperators> fusedOperators(OperatorSettings settings) {
    settings.requireKnownDepartures(this);
    return Optional.of(new LorentzFusedOperators(settings));
  }

  @Override
  public Optional<NativeOperators> nativeOperators(OperatorSettings settings) {
    settings.requireKnownDepartures(this);
    return Optional.of(new SheetGraphOperators(settings));
  }

  @Override
  public Optional<FusedNativeOperators> fusedNativeOperators(OperatorSettings settings) {
    settings.requireKnownDepartures(this);
    return Optional.of(new SheetFusedOperators(settings));
  }
}
