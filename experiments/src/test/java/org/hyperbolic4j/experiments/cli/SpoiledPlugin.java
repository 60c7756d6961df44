package org.hyperbolic4j.experiments.cli;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.registry.ManifoldModule;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;

/** A plug-in whose only manifold is the ball with distances that are not symmetric. */
public final class SpoiledPlugin extends ManifoldModule {

  static final String NAME = "spoiled";

  private static final ClassLoader OTHERS = SpoiledPlugin.class.getClassLoader();

  /** Makes the plug-in the only one that is found. */
  static ClassLoader alone(Path folder) throws IOException {
    Path services = folder.resolve("services");
    Files.writeString(services, SpoiledPlugin.class.getName());
    URL url = services.toUri().toURL();
    return new ClassLoader(OTHERS) {
      @Override
      public Enumeration<URL> getResources(String name) throws IOException {
        return name.endsWith(ManifoldModule.class.getName())
            ? Collections.enumeration(Collections.singleton(url))
            : super.getResources(name);
      }
    };
  }

  @Override
  protected void configure() {
    bindManifold(manifold());
  }

  private static Manifold manifold() {
    Thread thread = Thread.currentThread();
    ClassLoader here = thread.getContextClassLoader();
    thread.setContextClassLoader(OTHERS);
    try {
      Manifold ball = ManifoldRegistry.discover().get("poincare");
      return proxy(
          Manifold.class,
          (method, arguments) -> {
            Object result = method.invoke(ball, arguments);
            return switch (method.getName()) {
              case "name" -> NAME;
              case "geometry" -> geometry((Geometry<?>) result);
              default -> result;
            };
          });
    } finally {
      thread.setContextClassLoader(here);
    }
  }

  private static Geometry<?> geometry(Geometry<?> geometry) {
    return proxy(
        Geometry.class,
        (method, arguments) -> {
          Object result = method.invoke(geometry, arguments);
          return method.getName().equals("distance")
              ? longer((CalculusFieldElement<?>) result, (CalculusFieldElement<?>[]) arguments[0])
              : result;
        });
  }

  private static Object longer(CalculusFieldElement<?> distance, CalculusFieldElement<?>[] x) {
    return distance.multiply(1 + Math.abs(x[0].getReal()));
  }

  /** What a proxy answers. */
  @FunctionalInterface
  private interface Answer {
    Object to(Method method, Object[] arguments) throws ReflectiveOperationException;
  }

  private static <I> I proxy(Class<I> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            OTHERS,
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return answer.to(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
