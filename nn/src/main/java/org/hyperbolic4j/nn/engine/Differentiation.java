package org.hyperbolic4j.nn.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;

/**
 * Adds the backward pass to a graph: the reverse sweep over its operations, each of which knows its
 * own derivative. SameDiff's gradient function does the same in a copy of the graph, but the time
 * it takes to find names and to copy grows with the square of the number of operations, to minutes
 * for networks composed of small ones.
 */
final class Differentiation {

  private static final String SCOPE = "backward";

  private final SameDiff graph;
  private final Set<String> active = new HashSet<>();
  private final Map<String, SDVariable> gradients = new LinkedHashMap<>();

  private Differentiation(SameDiff graph) {
    this.graph = graph;
  }

  /**
   * Adds the gradients of the loss, the sum of the graph's loss variables, with respect to all
   * VARIABLE variables and some others.
   *
   * @param graph a graph without control flow
   * @param others names of placeholders and results by which to differentiate too
   * @return the gradients by the names of what they belong to; there is none of a variable that the
   *     loss does not depend on
   * @throws IllegalStateException if the graph has no loss variable
   */
  static Map<String, SDVariable> of(SameDiff graph, Collection<String> others) {
    if (graph.getLossVariables().isEmpty()) {
      throw new IllegalStateException(
          "the graph has no loss to differentiate; name one by SameDiff.setLossVariables");
    }
    Differentiation sweep = new Differentiation(graph);
    sweep.active.addAll(others);
    for (SDVariable variable : graph.variables()) {
      if (variable.getVariableType() == VariableType.VARIABLE && variable.dataType().isFPType()) {
        sweep.active.add(variable.name());
      }
    }
    Set<String> wanted = Set.copyOf(sweep.active);
    sweep.run();
    sweep.gradients.keySet().retainAll(wanted);
    return sweep.gradients;
  }

  /** Whether this class added an operation, or what its derivative is composed of. */
  static boolean isBackward(String operation) {
    return operation.startsWith(SCOPE + ".");
  }

  private void run() {
    List<String> losses = graph.getLossVariables();
    List<ExecutionPlan.Node> nodes = new ExecutionPlan(graph, losses).nodes();
    nodes.forEach(this::activate);
    losses.forEach(loss -> gradients.put(loss, graph.onesLike(graph.getVariable(loss))));
    for (int i = nodes.size() - 1; i >= 0; i--) {
      ExecutionPlan.Node node = nodes.get(i);
      if (needsDerivative(node.operation())) {
        Scopes.within(graph, SCOPE, () -> differentiate(node));
      }
    }
  }

  /** Results are active that depend on what is differentiated by, in floating point throughout. */
  private void activate(ExecutionPlan.Node node) {
    if (node.operation().getInputsToOp().stream().anyMatch(active::contains)) {
      for (String output : node.operation().getOutputsOfOp()) {
        if (graph.getVariable(output).dataType().isFPType()) {
          active.add(output);
        }
      }
    }
  }

  private boolean needsDerivative(SameDiffOp operation) {
    return operation.getInputsToOp().stream().anyMatch(active::contains)
        && operation.getOutputsOfOp().stream().anyMatch(gradients::containsKey);
  }

  private void differentiate(ExecutionPlan.Node node) {
    List<String> inputs = node.operation().getInputsToOp();
    List<String> outputs = node.operation().getOutputsOfOp();
    List<SDVariable> cotangents = new ArrayList<>();
    outputs.forEach(output -> cotangents.add(cotangent(output)));
    List<SDVariable> parts = node.function().doDiff(cotangents);
    for (int i = 0; i < parts.size(); i++) {
      if (active.contains(inputs.get(i))) {
        gradients.merge(inputs.get(i), parts.get(i), SDVariable::add);
      }
    }
  }

  private SDVariable cotangent(String output) {
    SDVariable gradient = gradients.get(output);
    if (gradient != null) {
      return gradient;
    }
    SDVariable variable = graph.getVariable(output);
    return variable.dataType().isFPType() ? graph.zerosLike(variable) : null;
  }
}
