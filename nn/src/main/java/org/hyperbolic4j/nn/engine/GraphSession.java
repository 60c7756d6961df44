package org.hyperbolic4j.nn.engine;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Executes one SameDiff graph again and again, in the same memory. What a batch size needs that has
 * not been seen for a few calls is freed.
 *
 * <p>The arrays of VARIABLE variables, those that {@link SDVariable#getArr} gives, may be changed
 * in place between calls; the next call sees them. Batch sizes may change from call to call. Only
 * sessions may add to the graph after the first call: the first request for gradients adds the
 * backward pass. The same inputs give the same bits.
 *
 * <p>Results belong to the session: they are valid until its next call of any kind, and must be
 * copied to be kept. Not thread-safe; sessions of different graphs may run in different threads.
 */
public final class GraphSession implements AutoCloseable {

  static {
    Backend.start();
  }

  private final SameDiff graph;
  private final ArrayPool pool = new ArrayPool();
  private final GraphExecutor executor;
  private final List<String> differentiable;
  private Map<String, SDVariable> gradients;

  /**
   * A session.
   *
   * @param graph the graph, complete and without control flow
   * @param differentiable names of the placeholders and results whose gradients can be asked for;
   *     those of VARIABLE variables always can
   */
  public GraphSession(SameDiff graph, String... differentiable) {
    this.graph = graph;
    this.differentiable = List.of(differentiable);
    this.executor = new GraphExecutor(graph, pool);
  }

  /**
   * Computes variables.
   *
   * @param placeholders values of all placeholders that the outputs depend on; others are allowed
   * @param outputs names of the variables asked for
   * @return their values by name, valid until the next call
   * @throws IllegalArgumentException with one line if a value is missing or has a wrong type or
   *     shape, or there is no variable of a name
   */
  public Map<String, INDArray> output(
      Map<String, INDArray> placeholders, Collection<String> outputs) {
    return executor.run(placeholders, new LinkedHashSet<>(outputs));
  }

  /**
   * Computes variables and the gradients of the graph's loss, the sum of its loss variables, in one
   * pass. No parameter is changed.
   *
   * @param placeholders values of all placeholders that the outputs and the loss depend on
   * @param outputs names of the variables asked for
   * @param gradientsOf names of the variables whose gradients are asked for
   * @return values and gradients, valid until the next call
   * @throws IllegalArgumentException with one line if a value is missing or has a wrong type or
   *     shape, there is no variable of a name, or a gradient is asked for that the session was not
   *     made for
   * @throws IllegalStateException if the graph has no loss
   */
  public Step step(
      Map<String, INDArray> placeholders,
      Collection<String> outputs,
      Collection<String> gradientsOf) {
    Map<String, INDArray> arrays = executor.run(placeholders, asked(outputs, gradientsOf));
    Map<String, INDArray> values = new LinkedHashMap<>();
    outputs.forEach(name -> values.put(name, arrays.get(name)));
    Map<String, INDArray> derivatives = new LinkedHashMap<>();
    for (String name : gradientsOf) {
      if (gradients.containsKey(name)) {
        derivatives.put(name, arrays.get(gradients.get(name).name()));
      }
    }
    return new Step(values, derivatives);
  }

  private Set<String> asked(Collection<String> outputs, Collection<String> gradientsOf) {
    if (gradients == null) {
      gradients = Differentiation.of(graph, differentiable);
    }
    Set<String> asked = new LinkedHashSet<>(outputs);
    for (String name : gradientsOf) {
      requireDifferentiable(name);
      if (gradients.containsKey(name)) {
        asked.add(gradients.get(name).name());
      }
    }
    return asked;
  }

  /**
   * How many operations {@link #step} executes.
   *
   * @param outputs names of the variables asked for
   * @param gradientsOf names of the variables whose gradients are asked for
   * @return operations of both passes
   * @throws IllegalArgumentException as {@link #step} does
   */
  public GraphSize size(Collection<String> outputs, Collection<String> gradientsOf) {
    return executor.size(asked(outputs, gradientsOf));
  }

  /**
   * How many operations {@link #output} executes.
   *
   * @param outputs names of the variables asked for
   * @return operations of a forward pass
   * @throws IllegalArgumentException if there is no variable of a name
   */
  public GraphSize size(Collection<String> outputs) {
    return executor.size(new LinkedHashSet<>(outputs));
  }

  /**
   * From now on somebody is told of every operation.
   *
   * @param listener who; replaces the one before
   */
  public void listen(OperationListener listener) {
    executor.listen(listener);
  }

  private void requireDifferentiable(String name) {
    SDVariable variable = graph.getVariable(name);
    if (variable == null
        || (variable.getVariableType() != VariableType.VARIABLE
            && !differentiable.contains(name))) {
      throw new IllegalArgumentException(
          "no gradient of '%s' here: it is neither a VARIABLE nor among the %s that the"
                  .formatted(name, differentiable)
              + " session was made to differentiate by");
    }
  }

  /** Frees the memory of all results. The session can be used again. */
  @Override
  public void close() {
    pool.close();
  }
}
