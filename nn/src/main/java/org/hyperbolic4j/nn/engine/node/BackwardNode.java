package org.hyperbolic4j.nn.engine.node;

import java.util.Arrays;
import java.util.List;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * The backward pass of a kernel. Inputs: those of the forward pass, its outputs, the cotangent of
 * the result. Outputs: the gradients of all inputs of the forward pass.
 */
public final class BackwardNode extends KernelOperation {

  static final String NAME = "hyperbolic4j_backward";

  /** For SameDiff, which sets the kernel afterwards. */
  public BackwardNode() {}

  BackwardNode(FusedOperator kernel, List<SDVariable> inputs) {
    super(inputs.get(0).getSameDiff(), inputs.toArray(SDVariable[]::new), Kernels.intern(kernel));
  }

  @Override
  public String opName() {
    return NAME;
  }

  @Override
  public int getNumOutputs() {
    return kernel().inputCount();
  }

  @Override
  long[][] outputShapes(FusedOperator kernel, long[][] inputShapes) {
    return Arrays.copyOf(inputShapes, kernel.inputCount());
  }

  @Override
  void run(FusedOperator kernel, Tensor[] inputs, Tensor[] outputs, Workers workers) {
    int forwardInputs = kernel.inputCount();
    int cotangent = inputs.length - 1;
    kernel.backward(
        Arrays.copyOf(inputs, forwardInputs),
        Arrays.copyOfRange(inputs, forwardInputs, cotangent),
        inputs[cotangent],
        outputs,
        workers);
  }

  @Override
  public List<SDVariable> doDiff(List<SDVariable> cotangents) {
    throw new IllegalStateException(
        "kernel '%s' has a first derivative only".formatted(kernel().id()));
  }
}
