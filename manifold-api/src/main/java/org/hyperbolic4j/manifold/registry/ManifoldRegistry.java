package org.hyperbolic4j.manifold.registry;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Module;
import com.google.inject.multibindings.MapBinder;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hyperbolic4j.manifold.Manifold;

/** The manifolds on the class path, by name. Immutable and thread-safe. */
public final class ManifoldRegistry {

  private final SortedMap<String, Manifold> manifolds;

  /**
   * Made by Guice from the map binder that {@link ManifoldModule}s fill.
   *
   * @param manifolds manifolds by name
   */
  @Inject
  public ManifoldRegistry(Map<String, Manifold> manifolds) {
    this.manifolds = new TreeMap<>(manifolds);
  }

  /**
   * Finds all manifolds that the thread's context class loader can see.
   *
   * @return the registry
   * @throws IllegalStateException with one line that says what is wrong, if a plug-in cannot be
   *     loaded or two manifolds have one name
   */
  public static ManifoldRegistry discover() {
    return of(installed());
  }

  /**
   * The registry of given plug-ins.
   *
   * @param modules the plug-ins
   * @return the registry
   * @throws IllegalStateException if two manifolds have one name, or one a name that cannot be used
   */
  public static ManifoldRegistry of(List<? extends Module> modules) {
    try {
      return Guice.createInjector(new EmptyMap(), binder -> modules.forEach(binder::install))
          .getInstance(ManifoldRegistry.class);
    } catch (CreationException e) {
      throw new IllegalStateException(
          "manifold plug-ins do not fit together: "
              + e.getErrorMessages().iterator().next().getMessage().lines().findFirst().orElse(""),
          e);
    }
  }

  private static List<ManifoldModule> installed() {
    List<ManifoldModule> modules = new ArrayList<>();
    try {
      ServiceLoader.load(ManifoldModule.class).forEach(modules::add);
    } catch (ServiceConfigurationError | LinkageError e) {
      // A class that was made for a newer JDK, or against another version, cannot be linked.
      throw new IllegalStateException("a manifold plug-in cannot be loaded: " + e.getMessage(), e);
    }
    return modules;
  }

  /**
   * A manifold by name.
   *
   * @param name the name
   * @return the manifold
   * @throws UnknownManifoldException if there is none of this name
   */
  public Manifold get(String name) {
    Manifold manifold = manifolds.get(name);
    if (manifold == null) {
      throw new UnknownManifoldException(name, manifolds.keySet());
    }
    return manifold;
  }

  /**
   * All manifolds.
   *
   * @return in the order of their names
   */
  public List<Manifold> all() {
    return List.copyOf(manifolds.values());
  }

  /** Declares the map, so that it exists even where no plug-in does. */
  private static final class EmptyMap extends AbstractModule {
    @Override
    protected void configure() {
      MapBinder.newMapBinder(binder(), String.class, Manifold.class);
    }
  }
}
