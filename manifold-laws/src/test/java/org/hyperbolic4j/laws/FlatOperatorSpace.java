package org.hyperbolic4j.laws;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.laws.OperatorMistake.Fault;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.fused.FusedNativeOperators;
import org.hyperbolic4j.manifold.fused.FusedOperators;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.NativeCoordinates;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.hyperbolic4j.manifold.operator.NativeOperators;
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
    double little = mistake.in("native-coordinates", Fault.LONG_RESULT) ? 1e-9 : 0;
    return new FlatGeometry<>(c) {
      @Override
      public Optional<NativeCoordinates<T>> nativeCoordinates() {
        return Optional.of(new FlatCoordinates<>(little));
      }
    };
  }

  @Override
  public Optional<LayerOperators> graphOperators(OperatorSettings settings) {
    return Optional.of(new FlatGraphOperators(settings.cap(), mistake));
  }

  @Override
  public Optional<FusedOperators> fusedOperators(OperatorSettings settings) {
    return Optional.of(new FlatFusedOperators(settings.cap(), mistake));
  }

  @Override
  public Optional<NativeOperators> nativeOperators(OperatorSettings settings) {
    return Optional.of(new FlatNativeOperators(settings.cap(), mistake));
  }

  @Override
  public Optional<FusedNativeOperators> fusedNativeOperators(OperatorSettings settings) {
    return Optional.of(new FlatFusedNativeOperators(settings.cap(), mistake));
  }
}
