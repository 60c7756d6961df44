package org.hyperbolic4j.examples.stereographic;

import org.hyperbolic4j.manifold.registry.ManifoldModule;

/** Announces the kappa-stereographic model. */
public final class StereographicModule extends ManifoldModule {

  /** Made by the service loader. */
  public StereographicModule() {}

  @Override
  protected void configure() {
    bindManifold(new StereographicManifold());
  }
}
