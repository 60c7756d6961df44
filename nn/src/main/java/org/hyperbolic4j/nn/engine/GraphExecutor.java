package org.hyperbolic4j.nn.engine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hyperbolic4j.nn.array.RowMajor;
import org.hyperbolic4j.nn.engine.node.KernelExecutioner;
import org.hyperbolic4j.nn.engine.node.KernelOperation;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.config.ExecutionResult;
import org.nd4j.autodiff.samediff.config.SDValue;
import org.nd4j.autodiff.samediff.internal.AbstractSession.VarId;
import org.nd4j.autodiff.samediff.internal.FrameIter;
import org.nd4j.autodiff.samediff.internal.InferenceSession;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs the plans of one graph. Kernels run directly; every other operation is parameterised and
 * carried out by a SameDiff session, which knows the peculiarities of each, but not in the
 * session's own loop, whose bookkeeping takes longer than a small operation itself.
 */
final class GraphExecutor {

  private static final FrameIter OUTER = new FrameIter(InferenceSession.OUTER_FRAME, 0, null);

  private final SameDiff graph;
  private final ArrayPool pool;
  private final InferenceSession session;
  private final KernelExecutioner executioner = (KernelExecutioner) Nd4j.getExecutioner();
  private final Map<Set<String>, ExecutionPlan> plans = new HashMap<>();
  private Optional<OperationListener> listener = Optional.empty();

  /**
   * An executor.
   *
   * @param graph the graph
   * @param pool where arrays come from
   */
  GraphExecutor(SameDiff graph, ArrayPool pool) {
    this.graph = graph;
    this.pool = pool;
    this.session = new InferenceSession(graph);
    session.setMmgr(pool);
  }

  /**
   * Computes variables. Arrays of earlier runs are used again.
   *
   * @param placeholders values by name
   * @param asked names of the variables
   * @return values by name
   */
  Map<String, INDArray> run(Map<String, INDArray> placeholders, Set<String> asked) {
    ExecutionPlan plan = plan(asked);
    pool.reclaim();
    Run run = new Run(plan, placeholders);
    listener.ifPresentOrElse(
        told -> plan.nodes().forEach(node -> run.executeTimed(node, told)),
        () -> plan.nodes().forEach(run::execute));
    Map<String, INDArray> values = new LinkedHashMap<>();
    asked.forEach(name -> values.put(name, run.arrays[plan.slot(name)]));
    session.getNodeValueOutputs().clear();
    return values;
  }

  /** Operations that it takes to compute variables. */
  GraphSize size(Set<String> asked) {
    return plan(asked).size();
  }

  private ExecutionPlan plan(Set<String> asked) {
    return plans.computeIfAbsent(asked, names -> new ExecutionPlan(graph, names));
  }

  /** From now on somebody is told of operations. */
  void listen(OperationListener told) {
    listener = Optional.of(told);
  }

  /** One run of a plan. */
  private final class Run {
    private final Map<String, INDArray> placeholders;
    private final INDArray[] arrays;

    /** Slots that may share memory with another: not released before the next run. */
    private final BitSet shared;

    Run(ExecutionPlan plan, Map<String, INDArray> placeholders) {
      this.placeholders = placeholders;
      this.arrays = new INDArray[plan.slots()];
      this.shared = new BitSet(plan.slots());
      session.getNodeValueOutputs().clear();
      for (SDVariable variable : plan.given()) {
        INDArray array =
            variable.isPlaceHolder() ? placeholder(variable, placeholders) : variable.getArr();
        arrays[plan.slot(variable.name())] = array;
        publish(variable.name(), array);
      }
    }

    private void publish(String name, INDArray array) {
      session.getNodeValueOutputs().put(VarId.createDefault(name), SDValue.create(array));
    }

    void executeTimed(ExecutionPlan.Node node, OperationListener told) {
      long start = System.nanoTime();
      execute(node);
      told.executed(node.words(), node.isBackward(), System.nanoTime() - start);
    }

    void execute(ExecutionPlan.Node node) {
      if (node.function() instanceof KernelOperation kernel) {
        executeKernel(kernel, node);
      } else if (isDone(node)) {
        take(node);
        return;
      } else {
        executeOther(node);
      }
      for (int slot : node.released()) {
        if (!shared.get(slot)) {
          pool.release(arrays[slot]);
          arrays[slot] = null;
        }
      }
    }

    private void executeKernel(KernelOperation kernel, ExecutionPlan.Node node) {
      INDArray[] inputs = inputs(node);
      DataType type = inputs[0].dataType();
      long[][] shapes = kernel.outputShapes(inputs);
      INDArray[] outputs = new INDArray[shapes.length];
      BitSet added = new BitSet();
      for (int i = 0; i < outputs.length; i++) {
        int slot = node.outputs().get(i);
        INDArray sum = sum(node, slot, shapes[i]);
        if (sum != null) {
          added.set(i);
          outputs[i] = sum;
        } else if (!node.unwanted().contains(slot)) {
          outputs[i] = pool.allocate(false, type, shapes[i]);
        }
      }
      executioner.execute(kernel, inputs, outputs, added);
      List<String> names = node.operation().getOutputsOfOp();
      for (int i = 0; i < outputs.length; i++) {
        arrays[node.outputs().get(i)] = outputs[i];
        if (outputs[i] != null) {
          publish(names.get(i), outputs[i]);
        }
      }
    }

    /** The array that an output can be added to at once, or null. */
    private INDArray sum(ExecutionPlan.Node node, int output, long[] shape) {
      Integer slot = node.addends().get(output);
      if (slot == null || shared.get(slot)) {
        return null;
      }
      INDArray array = arrays[slot];
      boolean fits = Arrays.equals(array.shape(), shape) && RowMajor.is(array);
      return fits && pool.isLent(array) ? array : null;
    }

    /** Says whether both inputs of a sum are one array, the sum. */
    private boolean isDone(ExecutionPlan.Node node) {
      return node.sums() && arrays[node.inputs().get(0)] == arrays[node.inputs().get(1)];
    }

    private void take(ExecutionPlan.Node node) {
      INDArray sum = arrays[node.inputs().get(0)];
      node.inputs().forEach(slot -> arrays[slot] = null);
      arrays[node.outputs().get(0)] = sum;
      publish(node.operation().getOutputsOfOp().get(0), sum);
    }

    private INDArray[] inputs(ExecutionPlan.Node node) {
      return node.inputs().stream().map(slot -> arrays[slot]).toArray(INDArray[]::new);
    }

    private void executeOther(ExecutionPlan.Node node) {
      Pair<SameDiffOp, OpContext> parameterised =
          session.getAndParameterizeOp(
              node.operation().getName(),
              OUTER,
              node.computed(),
              Set.of(),
              node.given(),
              placeholders,
              Set.of(),
              Map.of());
      OpContext context = parameterised.getSecond();
      ExecutionResult result =
          session.doExec(
              node.function(), context, OUTER, node.computed(), Set.of(), node.given(), Map.of());
      List<String> names = node.operation().getOutputsOfOp();
      boolean fresh = true;
      for (int i = 0; i < names.size(); i++) {
        INDArray array = result.resultOrValueAt(i, false);
        arrays[node.outputs().get(i)] = array;
        publish(names.get(i), array);
        fresh &= pool.isLent(array);
      }
      for (int slot : node.inputs()) {
        for (int output : node.outputs()) {
          fresh &= arrays[slot] != arrays[output];
        }
      }
      if (!fresh) {
        node.inputs().forEach(shared::set);
        node.outputs().forEach(shared::set);
      }
      node.function().clearArrays();
      if (context != null) {
        context.purge();
      }
    }
  }

  private static INDArray placeholder(SDVariable variable, Map<String, INDArray> placeholders) {
    INDArray array = placeholders.get(variable.name());
    if (array == null) {
      throw new IllegalArgumentException(
          "no value for placeholder '%s'; there are values for %s"
              .formatted(variable.name(), placeholders.keySet()));
    }
    long[] shape = variable.placeholderShape();
    if (array.dataType() != variable.dataType()
        || (shape != null && !Shape.shapeMatchesPlaceholder(shape, array.shape()))) {
      throw new IllegalArgumentException(
          "placeholder '%s' is %s %s, not %s %s"
              .formatted(
                  variable.name(),
                  variable.dataType(),
                  shape == null ? "of any shape" : Arrays.toString(shape),
                  array.dataType(),
                  Arrays.toString(array.shape())));
    }
    return array;
  }
}
