package org.hyperbolic4j.laws.operator;

import java.util.List;
import org.hyperbolic4j.laws.law.Need;

/**
 * Operators of one kind on one engine.
 *
 * @param word name in the names of laws
 * @param engine how they run
 * @param need what a manifold must have
 * @param operators the operators that laws try
 */
record OperatorSet(String word, Engine engine, Need need, List<Operator> operators) {

  /**
   * All operators on both engines, but for iterations in graphs: SameDiff, which differentiates a
   * graph in time that grows with the square of its size, takes a minute for each that it unrolls.
   */
  static final List<OperatorSet> ALL =
      List.of(
          new OperatorSet("graph", Engine.GRAPH, Need.GRAPH_OPERATORS, LayerStatements.CLOSED),
          new OperatorSet("fused", Engine.FUSED, Need.FUSED_OPERATORS, LayerStatements.ALL),
          new OperatorSet(
              "graph-native", Engine.GRAPH, Need.NATIVE_OPERATORS, NativeStatements.ALL),
          new OperatorSet(
              "fused-native", Engine.FUSED, Need.FUSED_NATIVE_OPERATORS, NativeStatements.FUSED));

  private static final int GRAPH_COST = 20;

  /** Those that run as kernels. */
  static List<OperatorSet> ofKernels() {
    return ALL.stream().filter(set -> set.engine == Engine.FUSED).toList();
  }

  /** How many ordinary tries a try costs, given what one on the fused engine does. */
  int cost(int fused) {
    return engine == Engine.GRAPH ? GRAPH_COST : fused;
  }

  /** Name of a law of one of the operators. */
  String name(Operator operator, String end) {
    return "%s-%s-%s".formatted(engine == Engine.GRAPH ? "graph" : "fused", operator.words(), end);
  }
}
