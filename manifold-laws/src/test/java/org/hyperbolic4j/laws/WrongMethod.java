package org.hyperbolic4j.laws;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.Gyrovectors;
import org.hyperbolic4j.manifold.geometry.Sampler;

/**
 * A manifold, one method of which gives something else whoever calls it; what other methods make of
 * it among themselves stays right.
 *
 * @param right the manifold
 * @param method the method of its geometry, gyrovectors or sampler
 * @param fault what it gives instead
 */
record WrongMethod(Manifold right, Method method, Fault fault) implements Manifold {

  /** What becomes of a result. */
  enum Fault {
    /** Longer by one part in a hundred. */
    STRETCHED,
    /** Of the other sign. */
    NEGATED,
    /** Its first component has 0.01 added. */
    SHIFTED,
    /** The other answer. */
    DENIED;

    /** Whether results of a type can be wrong in this way. */
    boolean fits(Class<?> type) {
      return (this == DENIED) == (type == Optional.class)
          && (type != int.class || this == STRETCHED);
    }

    private Object of(Object result) {
      if (result instanceof Optional<?> problem) {
        return problem.isPresent() ? Optional.empty() : Optional.of("wrong");
      }
      if (result instanceof Integer number) {
        return number + 1;
      }
      if (!result.getClass().isArray()) {
        return number(result, true);
      }
      int length = Array.getLength(result);
      Object wrong = Array.newInstance(result.getClass().getComponentType(), length);
      for (int i = 0; i < length; i++) {
        Object part = Array.get(result, i);
        boolean whole = part.getClass().isArray();
        Array.set(wrong, i, whole ? of(part) : number(part, i == 0));
      }
      return wrong;
    }

    private Object number(Object result, boolean first) {
      if (result instanceof Double number) {
        return switch (this) {
          case STRETCHED -> 1.01 * number;
          case NEGATED -> -number;
          default -> first ? number + 0.01 : number;
        };
      }
      CalculusFieldElement<?> element = (CalculusFieldElement<?>) result;
      return switch (this) {
        case STRETCHED -> element.multiply(1.01);
        case NEGATED -> element.negate();
        default -> element.add(first ? 0.01 : 0.0);
      };
    }
  }

  @SuppressWarnings("unchecked")
  private <I> I wrong(I target, Class<?>... types) {
    return (I)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            types,
            (proxy, called, arguments) -> {
              try {
                Object result = called.invoke(target, arguments);
                if (called.getName().equals("gyrovectors")) {
                  return ((Optional<?>) result).map(all -> wrong(all, Gyrovectors.class));
                }
                return called.equals(method) ? fault.of(result) : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public String name() {
    return right.name();
  }

  @Override
  public String description() {
    return right.description();
  }

  @Override
  public Optional<String> checkCurvature(Curvature curvature) {
    return right.checkCurvature(curvature);
  }

  @Override
  public <T extends CalculusFieldElement<T>> Geometry<T> geometry(T c) {
    return wrong(right.geometry(c), Geometry.class);
  }

  @Override
  public Optional<Sampler> sampler(Curvature curvature) {
    return right.sampler(curvature).map(sampler -> wrong(sampler, Sampler.class));
  }
}
