package org.hyperbolic4j.nn.engine;

/** Told of every operation that a session has executed. */
@FunctionalInterface
public interface OperationListener {

  /**
   * An operation is done.
   *
   * @param operation identifier of a kernel, or the name of a SameDiff operation
   * @param backward whether it belongs to the backward pass
   * @param nanoseconds how long it took, allocation of its results included
   */
  void executed(String operation, boolean backward, long nanoseconds);
}
