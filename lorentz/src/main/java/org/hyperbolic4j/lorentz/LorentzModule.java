package org.hyperbolic4j.lorentz;

import org.hyperbolic4j.manifold.registry.ManifoldModule;

/** Announces the hyperboloid. */
public final class LorentzModule extends ManifoldModule {

  /** Made by the service loader. */
  public LorentzModule() {}

  @Override
  protected void configure() {
    bindManifold(new LorentzManifold());
  }
}
