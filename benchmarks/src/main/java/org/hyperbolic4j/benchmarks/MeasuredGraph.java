package org.hyperbolic4j.benchmarks;

import java.util.List;
import java.util.Map;
import org.hyperbolic4j.nn.engine.GraphSession;
import org.hyperbolic4j.nn.engine.KernelNode;
import org.hyperbolic4j.nn.engine.Step;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A graph with one result, and its passes; the loss is the sum of the result. */
final class MeasuredGraph {

  private static final String LOSS = "loss";

  private final GraphSession session;
  private final List<String> result;
  private final List<String> inputs;

  /**
   * A complete graph.
   *
   * @param result its result; the gradients are those by all VARIABLE variables
   */
  MeasuredGraph(SDVariable result) {
    SameDiff graph = result.getSameDiff();
    this.result = List.of(result.name());
    inputs =
        graph.variableMap().values().stream()
            .filter(variable -> variable.getVariableType() == VariableType.VARIABLE)
            .map(SDVariable::name)
            .toList();
    KernelNode.apply(new SumLoss(), result).rename(LOSS);
    graph.setLossVariables(LOSS);
    session = new GraphSession(graph);
  }

  Map<String, INDArray> forward() {
    return session.output(Map.of(), result);
  }

  Step forwardAndBackward() {
    return session.step(Map.of(), List.of(LOSS), inputs);
  }
}
