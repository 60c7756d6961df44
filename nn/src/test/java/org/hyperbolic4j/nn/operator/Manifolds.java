package org.hyperbolic4j.nn.operator;

import java.util.List;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;

/** The manifolds that networks can be built on. */
final class Manifolds {

  private Manifolds() {}

  static List<Manifold> withOperators() {
    OperatorSettings settings = OperatorSettings.of(TangentCap.NONE);
    return ManifoldRegistry.discover().all().stream()
        .filter(manifold -> manifold.graphOperators(settings).isPresent())
        .filter(manifold -> manifold.fusedOperators(settings).isPresent())
        .toList();
  }
}
