package org.hyperbolic4j.manifold.registry;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hyperbolic4j.manifold.Manifold;

/**
 * The Guice module of a manifold plug-in. A plug-in extends it, binds its manifolds in {@link
 * #configure} with {@link #bindManifold}, and names itself in {@code
 * META-INF/services/org.hyperbolic4j.manifold.registry.ManifoldModule}.
 */
public abstract class ManifoldModule extends AbstractModule {

  /** What a name can be: it becomes part of the names of models. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** Families of networks that are not on one manifold throughout. */
  private static final Set<String> TAKEN = new TreeSet<>(List.of("euclidean", "hybrid"));

  /** For plug-ins, which need a public constructor without arguments to be found. */
  protected ManifoldModule() {}

  /**
   * Binds a manifold under its name. A name that cannot be used is an error of the configuration,
   * which the registry reports.
   *
   * @param manifold the manifold
   */
  protected final void bindManifold(Manifold manifold) {
    String name = manifold.name();
    if (!NAME.matcher(name).matches() || TAKEN.contains(name)) {
      addError(
          "a manifold cannot be named '%s': names are lower-case letters, digits and single"
              + " hyphens between them, %s name networks",
          name, TAKEN);
    }
    MapBinder.newMapBinder(binder(), String.class, Manifold.class)
        .addBinding(manifold.name())
        .toInstance(manifold);
  }
}
