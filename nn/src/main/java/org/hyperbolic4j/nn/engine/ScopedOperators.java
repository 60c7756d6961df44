package org.hyperbolic4j.nn.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.nd4j.autodiff.samediff.SDVariable;

/** Operators each of which adds its operations to the graph in a scope of its own, of its name. */
final class ScopedOperators implements InvocationHandler {

  private final Object operators;

  private ScopedOperators(Object operators) {
    this.operators = operators;
  }

  /**
   * Operators in scopes.
   *
   * @param type an interface of operators: every method's last parameter is the curvature, a
   *     variable of the graph
   * @param operators what adds the operations
   * @return the same operators in scopes
   */
  static <T> T of(Class<T> type, T operators) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new ScopedOperators(operators)));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) {
    if (method.getDeclaringClass() == Object.class) {
      return call(method, arguments);
    }
    SDVariable c = (SDVariable) arguments[arguments.length - 1];
    return Scopes.within(c.getSameDiff(), method.getName(), () -> call(method, arguments));
  }

  private Object call(Method method, Object... arguments) {
    try {
      return method.invoke(operators, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException exception) {
        throw exception;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
