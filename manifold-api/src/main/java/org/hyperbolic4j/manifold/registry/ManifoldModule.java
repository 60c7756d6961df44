package org.hyperbolic4j.manifold.registry;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import org.hyperbolic4j.manifold.Manifold;

/**
 * The Guice module of a manifold plug-in. A plug-in extends it, binds its manifolds in {@link
 * #configure} with {@link #bindManifold}, and names itself in {@code
 * META-INF/services/org.hyperbolic4j.manifold.registry.ManifoldModule}.
 */
public abstract class ManifoldModule extends AbstractModule {

  /**
   * Binds a manifold under its name.
   *
   * @param manifold the manifold
   */
  protected final void bindManifold(Manifold manifold) {
    MapBinder.newMapBinder(binder(), String.class, Manifold.class)
        .addBinding(manifold.name())
        .toInstance(manifold);
  }
}
