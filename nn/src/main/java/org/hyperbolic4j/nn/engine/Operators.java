package org.hyperbolic4j.nn.engine;

import java.util.Optional;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;

/** A manifold's layer operators on the engine asked for. */
public final class Operators {

  private Operators() {}

  /**
   * The operators of a manifold.
   *
   * @param manifold the manifold
   * @param engine which statement of them
   * @param settings cap and departures
   * @return the operators
   * @throws IllegalArgumentException with one line if the manifold lacks them on this engine, or
   *     does not know a departure
   */
  public static LayerOperators of(Manifold manifold, Engine engine, OperatorSettings settings) {
    return find(manifold, engine, settings)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "manifold '%s' has no operators for engine '%s'; it has %s"
                        .formatted(manifold.name(), engine, available(manifold, settings))));
  }

  /**
   * The engine to use where none is asked for.
   *
   * @param manifold the manifold
   * @return fused if the manifold has kernels, graph otherwise
   */
  public static Engine defaultEngine(Manifold manifold) {
    OperatorSettings any = OperatorSettings.of(TangentCap.NONE);
    return manifold.fusedOperators(any).isPresent() ? Engine.FUSED : Engine.GRAPH;
  }

  private static Optional<LayerOperators> find(
      Manifold manifold, Engine engine, OperatorSettings settings) {
    return switch (engine) {
      case GRAPH ->
          manifold
              .graphOperators(settings)
              .map(operators -> ScopedOperators.of(LayerOperators.class, operators));
      case FUSED -> manifold.fusedOperators(settings).map(FusedLayerOperators::new);
    };
  }

  private static String available(Manifold manifold, OperatorSettings settings) {
    String engines = Engine.those(engine -> find(manifold, engine, settings).isPresent());
    return engines.isEmpty() ? "none" : engines;
  }
}
