package org.hyperbolic4j.laws;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.fused.FusedOperators;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.hyperbolic4j.manifold.operator.OperatorSettings;

/**
 * Euclidean space with operators.
 *
 * @param mistake what is wrong about them
 */
record FlatOperatorSpace(OperatorMistake mistake) implements Manifold {

  @Override
  public String name() {
    return "flat-operators";
  }

  @Override
  public String description() {
    return "Euclidean space with operators";
  }

  @Override
  public Optional<String> checkCurvature(Curvature curvature) {
    return Optional.empty();
  }

  @Override
  public <T extends CalculusFieldElement<T>> Geometry<T> geometry(T c) {
    return new FlatGeometry<>(c);
  }

  @Override
  public Optional<LayerOperators> graphOperators(OperatorSettings settings) {
    return Optional.of(new FlatGraphOperators(settings.cap(), mistake));
  }

  @Override
  public Optional<FusedOperators> fusedOperators(OperatorSettings settings) {
    return Optional.of(new FlatFusedOperators(settings.cap(), mistake));
  }
}
