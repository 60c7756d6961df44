package org.hyperbolic4j.nn.model;

import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.engine.Engine;

/** Small networks for tests. */
final class TestNetworks {

  static final ManifoldRegistry MANIFOLDS = ManifoldRegistry.discover();

  private TestNetworks() {}

  /** Eight layers, images of 3 x 8 x 8, three classes; hybrid networks have a head on the ball. */
  static NetworkConfig.Builder tiny(String family, Engine engine, Precision precision) {
    return NetworkConfig.builder(family + "-3-4-5-resnet-8")
        .headManifold(family.equals(ModelSpec.HYBRID) ? "poincare" : null)
        .images(3, 8, 8)
        .classes(3)
        .engine(engine)
        .precision(precision);
  }

  static Network create(NetworkConfig.Builder config) {
    return Network.create(config.build(), MANIFOLDS);
  }
}
