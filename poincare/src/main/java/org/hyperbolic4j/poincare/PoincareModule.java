package org.hyperbolic4j.poincare;

import org.hyperbolic4j.manifold.registry.ManifoldModule;

/** Announces the Poincare ball. */
public final class PoincareModule extends ManifoldModule {

  /** Made by the service loader. */
  public PoincareModule() {}

  @Override
  protected void configure() {
    bindManifold(new PoincareManifold());
  }
}
