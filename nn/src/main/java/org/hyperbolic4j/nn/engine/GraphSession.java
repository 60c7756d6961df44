package org.hyperbolic4j.nn.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.InferenceSession;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Executes one SameDiff graph again and again, in the same memory. Values of VARIABLE variables may
 * be changed in place between calls; the next call sees them. Not thread-safe; results are valid
 * until the next call.
 */
public final class GraphSession {

  static {
    Backend.start();
  }

  private final SameDiff graph;
  private final String[] differentiable;
  private InferenceSession forward;
  private InferenceSession backward;

  /**
   * A session.
   *
   * @param graph the graph, complete: nothing may be added to it afterwards
   * @param differentiable names of the placeholders whose gradients can be asked for; those of
   *     VARIABLE variables always can
   */
  public GraphSession(SameDiff graph, String... differentiable) {
    this.graph = graph;
    this.differentiable = differentiable.clone();
  }

  /**
   * Computes variables.
   *
   * @param placeholders values of the placeholders that the outputs depend on
   * @param outputs names of the variables asked for
   * @return their values by name, valid until the next call
   */
  public Map<String, INDArray> output(
      Map<String, INDArray> placeholders, Collection<String> outputs) {
    if (forward == null) {
      forward = new InferenceSession(graph);
    }
    return forward.output(List.copyOf(outputs), placeholders, null, List.of(), List.of(), null);
  }

  /**
   * Computes variables and gradients of the loss in one pass. No parameter is changed.
   *
   * @param placeholders values of the placeholders that the outputs and the loss depend on
   * @param outputs names of the variables asked for
   * @param gradientsOf names of the variables whose gradients are asked for
   * @return values and gradients, valid until the next call
   */
  public Step step(
      Map<String, INDArray> placeholders,
      Collection<String> outputs,
      Collection<String> gradientsOf) {
    if (backward == null) {
      backward = new InferenceSession(Differentiation.of(graph, differentiable));
    }
    List<String> asked = new ArrayList<>(outputs);
    Map<String, String> gradientNames = new LinkedHashMap<>();
    for (String name : gradientsOf) {
      SDVariable gradient = graph.getVariable(name).getGradient();
      if (gradient != null) {
        gradientNames.put(name, gradient.name());
        asked.add(gradient.name());
      }
    }
    Map<String, INDArray> all =
        backward.output(asked, placeholders, null, List.of(), List.of(), null);
    Map<String, INDArray> values = new LinkedHashMap<>();
    outputs.forEach(name -> values.put(name, all.get(name)));
    Map<String, INDArray> gradients = new LinkedHashMap<>();
    gradientNames.forEach((name, gradient) -> gradients.put(name, all.get(gradient)));
    return new Step(values, gradients);
  }
}
