package org.hyperbolic4j.nn.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.nn.engine.node.ForwardNode;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Puts a kernel into a SameDiff graph, as one node forward and one node backward. The nodes run on
 * all of SameDiff's ways of executing a graph, with batches of any size; storage is FLOAT or
 * DOUBLE.
 */
public final class KernelNode {

  static {
    Backend.start();
  }

  private KernelNode() {}

  /**
   * Adds a node.
   *
   * @param operator the kernel; kernels with the same {@link FusedOperator#id} are taken for the
   *     same
   * @param inputs its inputs, all FLOAT or all DOUBLE; a variable may occur more than once
   * @return the result, of the inputs' type
   * @throws IllegalArgumentException if the number of inputs or their types are wrong
   */
  public static SDVariable apply(FusedOperator operator, SDVariable... inputs) {
    return outputs(operator, inputs)[0];
  }

  /**
   * Adds a node for another kernel, made from the one that computes a variable.
   *
   * @param computed a variable
   * @param change the other kernel, or empty to leave it as it is
   * @return the other kernel's result with the same inputs; empty if no kernel computes the
   *     variable or it is left as it is
   */
  public static Optional<SDVariable> replacing(
      SDVariable computed, Function<FusedOperator, Optional<FusedOperator>> change) {
    return computed.getCreator() instanceof ForwardNode node
        ? change.apply(node.kernel()).map(kernel -> apply(kernel, node.args()))
        : Optional.empty();
  }

  /**
   * Adds a node and shows what its kernel saves, for instance the statistics of a batch.
   *
   * @param operator the kernel; kernels with the same {@link FusedOperator#id} are taken for the
   *     same
   * @param inputs its inputs, all FLOAT or all DOUBLE; a variable may occur more than once
   * @return the result, then what the kernel saves for its backward pass. Only the result is
   *     differentiable: a loss must not depend on the others
   * @throws IllegalArgumentException if the number of inputs or their types are wrong
   */
  public static SDVariable[] outputs(FusedOperator operator, SDVariable... inputs) {
    if (inputs.length != operator.inputCount()) {
      throw new IllegalArgumentException(
          "kernel '%s' has %d inputs, not %d"
              .formatted(operator.id(), operator.inputCount(), inputs.length));
    }
    DataType type = inputs[0].dataType();
    for (SDVariable input : inputs) {
      if (input.dataType() != type || (type != DataType.FLOAT && type != DataType.DOUBLE)) {
        throw new IllegalArgumentException(
            "kernel '%s' takes inputs all FLOAT or all DOUBLE, but '%s' is %s and '%s' is %s"
                .formatted(operator.id(), inputs[0].name(), type, input.name(), input.dataType()));
      }
    }
    return new ForwardNode(operator, List.of(inputs)).outputVariables();
  }
}
