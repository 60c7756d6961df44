package org.hyperbolic4j.nn.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.hyperbolic4j.nn.engine.node.BackwardNode;
import org.hyperbolic4j.nn.engine.node.KernelOperation;
import org.nd4j.autodiff.functions.DifferentialFunction;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.autodiff.samediff.internal.AbstractSession.VarId;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.ops.custom.Invoke;
import org.nd4j.linalg.api.ops.impl.controlflow.compat.BaseCompatOp;
import org.nd4j.linalg.api.ops.impl.shape.tensorops.BaseTensorOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.AddOp;

/**
 * In which order to execute a graph for the variables asked for, and which arrays nothing needs any
 * more after each operation. Every variable has a slot, a small number. Operations run in the order
 * in which they were added to the graph as far as their inputs allow, which for a gradient function
 * means the forward pass first.
 */
final class ExecutionPlan {

  /**
   * One operation.
   *
   * @param operation the operation
   * @param inputs slots of its inputs
   * @param outputs slots of its outputs
   * @param released slots that are not needed afterwards
   * @param computed the inputs that other operations compute
   * @param given names of the other inputs
   * @param addends of a backward pass: the slots of outputs that are only added to an earlier
   *     gradient, and that gradient's slot
   * @param unwanted slots of its outputs that nothing needs
   * @param sums whether it is the addition of such an output, done already if both inputs are one
   *     array
   */
  record Node(
      SameDiffOp operation,
      List<Integer> inputs,
      List<Integer> outputs,
      List<Integer> released,
      Set<VarId> computed,
      Set<String> given,
      Map<Integer, Integer> addends,
      Set<Integer> unwanted,
      boolean sums) {

    DifferentialFunction function() {
      return operation.getOp();
    }

    /** Identifier of its kernel, or the name of the SameDiff operation. */
    String words() {
      return function() instanceof KernelOperation kernel ? kernel.kernelId() : function().opName();
    }

    boolean isBackward() {
      return Differentiation.isBackward(operation.getName());
    }
  }

  private final SameDiff graph;
  private final Map<String, Integer> slots = new LinkedHashMap<>();
  private final List<SDVariable> given = new ArrayList<>();
  private final List<Node> nodes;

  /**
   * A plan.
   *
   * @param graph a graph without control flow
   * @param asked names of the variables asked for
   * @throws IllegalArgumentException if there is no such variable, or the graph has control flow
   */
  ExecutionPlan(SameDiff graph, Collection<String> asked) {
    this.graph = graph;
    for (String name : asked) {
      if (!graph.hasVariable(name)) {
        throw new IllegalArgumentException("the graph has no variable '%s'".formatted(name));
      }
      slot(name);
    }
    List<SameDiffOp> operations = inOrder(needed(asked));
    operations.forEach(operation -> inputs(operation).forEach(this::slot));
    nodes = nodes(operations, Set.copyOf(asked));
  }

  /** The operations, in order. */
  List<Node> nodes() {
    return nodes;
  }

  /** How many operations there are. */
  GraphSize size() {
    int backward = (int) nodes.stream().filter(Node::isBackward).count();
    return new GraphSize(nodes.size() - backward, backward);
  }

  /** Number of slots. */
  int slots() {
    return slots.size();
  }

  /** The slot of a variable of the plan. */
  int slot(String name) {
    return slots.computeIfAbsent(
        name,
        variable -> {
          if (graph.getVariable(variable).getVariableType() != VariableType.ARRAY) {
            given.add(graph.getVariable(variable));
          }
          return slots.size();
        });
  }

  /** The variables that no operation computes: parameters, constants, placeholders. */
  List<SDVariable> given() {
    return given;
  }

  private static List<String> inputs(SameDiffOp operation) {
    List<String> inputs = operation.getInputsToOp();
    return inputs == null ? List.of() : inputs;
  }

  private static void requirePlain(SameDiffOp operation) {
    DifferentialFunction function = operation.getOp();
    if (function instanceof BaseCompatOp
        || function instanceof BaseTensorOp
        || function instanceof Invoke) {
      throw new IllegalArgumentException(
          "graphs with control flow cannot be executed here: operation '%s' is a %s"
              .formatted(operation.getName(), function.opName()));
    }
  }

  private Set<String> needed(Collection<String> asked) {
    Set<String> operations = new HashSet<>();
    Deque<String> variables = new ArrayDeque<>(asked);
    while (!variables.isEmpty()) {
      String producer = producer(variables.pop());
      if (producer != null && operations.add(producer)) {
        variables.addAll(inputs(graph.getOps().get(producer)));
      }
    }
    return operations;
  }

  private String producer(String variable) {
    return graph.getVariables().get(variable).getOutputOfOp();
  }

  private List<SameDiffOp> inOrder(Set<String> needed) {
    List<SameDiffOp> added =
        graph.getOps().values().stream().filter(o -> needed.contains(o.getName())).toList();
    added.forEach(ExecutionPlan::requirePlain);
    Map<String, List<Integer>> consumers = new HashMap<>();
    int[] missing = new int[added.size()];
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    for (int i = 0; i < added.size(); i++) {
      for (String input : new HashSet<>(inputs(added.get(i)))) {
        if (producer(input) != null) {
          consumers.computeIfAbsent(input, name -> new ArrayList<>()).add(i);
          missing[i]++;
        }
      }
      if (missing[i] == 0) {
        ready.add(i);
      }
    }
    List<SameDiffOp> ordered = new ArrayList<>();
    while (!ready.isEmpty()) {
      SameDiffOp next = added.get(ready.poll());
      ordered.add(next);
      for (String output : next.getOutputsOfOp()) {
        for (int consumer : consumers.getOrDefault(output, List.of())) {
          if (--missing[consumer] == 0) {
            ready.add(consumer);
          }
        }
      }
    }
    if (ordered.size() < added.size()) {
      throw new IllegalArgumentException("the graph has a cycle");
    }
    return ordered;
  }

  private List<Node> nodes(List<SameDiffOp> operations, Set<String> kept) {
    Map<String, List<Integer>> uses = new LinkedHashMap<>();
    Map<String, Integer> made = new HashMap<>();
    for (int i = 0; i < operations.size(); i++) {
      for (String output : operations.get(i).getOutputsOfOp()) {
        made.put(output, i);
        uses.put(output, new ArrayList<>());
      }
      for (String input : inputs(operations.get(i))) {
        if (uses.containsKey(input)) {
          uses.get(input).add(i);
        }
      }
    }
    Map<Integer, Map<Integer, Integer>> addends = new HashMap<>();
    Set<String> sums = new HashSet<>();
    for (SameDiffOp operation : operations) {
      if (isSumOfGradients(operation)) {
        String earlier = inputs(operation).get(0);
        String later = inputs(operation).get(1);
        int maker = made.get(later);
        if (isUsedOnce(earlier, uses, kept)
            && isUsedOnce(later, uses, kept)
            && operations.get(maker).getOp() instanceof BackwardNode
            && made.get(earlier) < maker) {
          addends.computeIfAbsent(maker, node -> new HashMap<>()).put(slot(later), slot(earlier));
          sums.add(operation.getName());
        }
      }
    }
    Map<Integer, List<String>> released = new HashMap<>();
    Map<Integer, Set<Integer>> unwanted = new HashMap<>();
    uses.keySet().removeAll(kept);
    uses.forEach(
        (name, users) -> {
          int maker = made.get(name);
          if (users.isEmpty() && operations.get(maker).getOp() instanceof BackwardNode) {
            unwanted.computeIfAbsent(maker, node -> new HashSet<>()).add(slot(name));
          } else {
            int last = users.isEmpty() ? maker : users.get(users.size() - 1);
            released.computeIfAbsent(last, node -> new ArrayList<>()).add(name);
          }
        });
    List<Node> planned = new ArrayList<>();
    for (int i = 0; i < operations.size(); i++) {
      planned.add(
          node(
              operations.get(i),
              released.getOrDefault(i, List.of()),
              addends.getOrDefault(i, Map.of()),
              unwanted.getOrDefault(i, Set.of()),
              sums.contains(operations.get(i).getName())));
    }
    return List.copyOf(planned);
  }

  private boolean isSumOfGradients(SameDiffOp operation) {
    return operation.getOp() instanceof AddOp
        && Differentiation.isBackward(operation.getName())
        && inputs(operation).stream().allMatch(input -> producer(input) != null);
  }

  private static boolean isUsedOnce(
      String name, Map<String, List<Integer>> uses, Set<String> kept) {
    return uses.get(name).size() == 1 && !kept.contains(name);
  }

  private Node node(
      SameDiffOp operation,
      List<String> released,
      Map<Integer, Integer> addends,
      Set<Integer> unwanted,
      boolean sums) {
    Set<VarId> computed = new LinkedHashSet<>();
    Set<String> others = new LinkedHashSet<>();
    for (String input : inputs(operation)) {
      if (producer(input) == null) {
        others.add(input);
      } else {
        computed.add(VarId.createDefault(input));
      }
    }
    return new Node(
        operation,
        slotsOf(inputs(operation)),
        slotsOf(operation.getOutputsOfOp()),
        slotsOf(released),
        computed,
        others,
        addends,
        unwanted,
        sums);
  }

  private List<Integer> slotsOf(List<String> names) {
    return names.stream().map(this::slot).toList();
  }
}
