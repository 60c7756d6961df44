package org.hyperbolic4j.laws;

import java.util.List;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.laws.OperatorMistake.Fault;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.Departure;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.fused.FusedNativeOperators;
import org.hyperbolic4j.manifold.fused.FusedOperators;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.NativeCoordinates;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.hyperbolic4j.manifold.operator.NativeOperators;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;

/**
 * Euclidean space with operators.
 *
 * @param mistake what is wrong about them
 */
record FlatOperatorSpace(OperatorMistake mistake) implements Manifold {

  @Override
  public String name() {
    return is(Fault.NO_NAME) ? "" : "flat-operators";
  }

  @Override
  public String description() {
    return "Euclidean space with operators";
  }

  @Override
  public Optional<String> checkCurvature(Curvature curvature) {
    return is(Fault.SILENT_REFUSAL) && curvature.c() < 0 ? Optional.of("") : Optional.empty();
  }

  private boolean is(Fault fault) {
    return mistake.in(OperatorMistake.PLUG_IN, fault);
  }

  private TangentCap cap(OperatorSettings settings) {
    if (!is(Fault.ANY_DEPARTURE)) {
      settings.requireKnownDepartures(this);
    }
    return settings.cap();
  }

  private static boolean inSteps(OperatorSettings settings) {
    return settings.frechetSteps() != OperatorSettings.TO_CONVERGENCE;
  }

  @Override
  public List<Departure> departures() {
    return is(Fault.IDLE_DEPARTURE) || is(Fault.DEPARTURE_OF_KERNELS)
        ? List.of(new Departure("idle", "the same instead of the same", "here"))
        : List.of();
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
    return Optional.of(new FlatGraphOperators(cap(settings), inSteps(settings), mistake));
  }

  @Override
  public Optional<FusedOperators> fusedOperators(OperatorSettings settings) {
    boolean departed = is(Fault.DEPARTURE_OF_KERNELS) && !settings.departures().isEmpty();
    return Optional.of(
        new FlatFusedOperators(
            cap(settings),
            inSteps(settings),
            departed ? new OperatorMistake("", "add", Fault.LONG_RESULT) : mistake));
  }

  @Override
  public Optional<NativeOperators> nativeOperators(OperatorSettings settings) {
    return Optional.of(new FlatNativeOperators(cap(settings), mistake));
  }

  @Override
  public Optional<FusedNativeOperators> fusedNativeOperators(OperatorSettings settings) {
    return Optional.of(new FlatFusedNativeOperators(cap(settings), mistake));
  }
}
