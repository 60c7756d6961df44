package org.hyperbolic4j.nn.engine;

import java.util.Optional;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.operator.NativeOperators;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;

/** A manifold's native operators on the engine asked for. */
public final class NativeEngines {

  private NativeEngines() {}

  /**
   * The native operators of a manifold.
   *
   * @param manifold the manifold
   * @param engine which statement of them; operators without a kernel are composed on both
   * @param settings cap and departures
   * @return the operators
   * @throws IllegalArgumentException with one line if the manifold lacks them on this engine, or
   *     does not know a departure
   */
  public static NativeOperators operators(
      Manifold manifold, Engine engine, OperatorSettings settings) {
    return find(manifold, engine, settings)
        .orElseThrow(() -> new IllegalArgumentException(missing(manifold, engine, settings)));
  }

  /**
   * The engine to use where none is asked for.
   *
   * @param manifold the manifold
   * @return fused if the manifold has kernels, graph otherwise
   * @throws IllegalArgumentException with one line if the manifold has no native operators
   */
  public static Engine defaultEngine(Manifold manifold) {
    OperatorSettings any = OperatorSettings.of(TangentCap.NONE);
    if (find(manifold, Engine.FUSED, any).isPresent()) {
      return Engine.FUSED;
    }
    operators(manifold, Engine.GRAPH, any);
    return Engine.GRAPH;
  }

  private static Optional<NativeOperators> find(
      Manifold manifold, Engine engine, OperatorSettings settings) {
    Optional<NativeOperators> composed =
        manifold
            .nativeOperators(settings)
            .map(operators -> ScopedOperators.of(NativeOperators.class, operators));
    return switch (engine) {
      case GRAPH -> composed;
      case FUSED ->
          composed.flatMap(
              others ->
                  manifold
                      .fusedNativeOperators(settings)
                      .map(kernels -> new FusedNativeLayerOperators(kernels, others)));
    };
  }

  private static String missing(Manifold manifold, Engine engine, OperatorSettings settings) {
    String engines = Engine.those(other -> find(manifold, other, settings).isPresent());
    return engines.isEmpty()
        ? "manifold '%s' has no native layers, only hyperplane layers".formatted(manifold.name())
        : "manifold '%s' has no native layers for engine '%s'; it has them for %s"
            .formatted(manifold.name(), engine, engines);
  }
}
