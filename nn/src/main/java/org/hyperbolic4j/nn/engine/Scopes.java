package org.hyperbolic4j.nn.engine;

import java.util.function.Supplier;
import org.nd4j.autodiff.samediff.NameScope;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * Name scopes numbered by the operations before them, so that no two of a graph that have
 * operations are the same. SameDiff finds the name of a new operation by trying all those of its
 * kind in its scope; where scopes are small, graphs of many small operations are made in a fraction
 * of the time.
 */
final class Scopes {

  private Scopes() {}

  /**
   * Adds operations in a scope of their own.
   *
   * @param graph the graph
   * @param name what they are
   * @param operations adds operations and no variables
   * @return what it returns
   */
  static <T> T within(SameDiff graph, String name, Supplier<T> operations) {
    NameScope scope = open(graph, name);
    try {
      return operations.get();
    } finally {
      scope.close();
    }
  }

  /**
   * Adds operations in a scope of their own.
   *
   * @param graph the graph
   * @param name what they are
   * @param operations adds operations and no variables
   */
  static void within(SameDiff graph, String name, Runnable operations) {
    NameScope scope = open(graph, name);
    try {
      operations.run();
    } finally {
      scope.close();
    }
  }

  private static NameScope open(SameDiff graph, String name) {
    return graph.withNameScope(name + "." + graph.getOps().size());
  }
}
