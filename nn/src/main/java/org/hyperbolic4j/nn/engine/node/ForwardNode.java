package org.hyperbolic4j.nn.engine.node;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ops.impl.shape.ZerosLike;

/** The forward pass of a kernel. Outputs: the result, and what the kernel saves. */
public final class ForwardNode extends KernelOperation {

  static final String NAME = "hyperbolic4j_forward";

  /** For SameDiff, which sets the kernel afterwards. */
  public ForwardNode() {}

  /**
   * A node in the graph of its inputs.
   *
   * @param kernel the kernel
   * @param inputs its inputs
   */
  public ForwardNode(FusedOperator kernel, List<SDVariable> inputs) {
    super(inputs.get(0).getSameDiff(), inputs.toArray(SDVariable[]::new), Kernels.intern(kernel));
  }

  @Override
  public String opName() {
    return NAME;
  }

  @Override
  public int getNumOutputs() {
    return kernel().outputCount();
  }

  @Override
  long[][] outputShapes(FusedOperator kernel, long[][] inputShapes) {
    return kernel.outputShapes(inputShapes);
  }

  @Override
  void run(FusedOperator kernel, Tensor[] inputs, Tensor[] outputs, Workers workers) {
    kernel.forward(inputs, outputs, workers);
  }

  @Override
  public List<SDVariable> doDiff(List<SDVariable> cotangents) {
    for (SDVariable cotangent : cotangents.subList(1, cotangents.size())) {
      if (!(cotangent.getCreator() instanceof ZerosLike)) {
        throw new IllegalStateException(
            "the loss depends on what kernel '%s' saves, which has no gradient"
                .formatted(kernel().id()));
      }
    }
    // One node for all gradients, so that none can be applied before all are computed.
    List<SDVariable> inputs = new ArrayList<>(Arrays.asList(args()));
    inputs.addAll(Arrays.asList(outputVariables()));
    inputs.add(cotangents.get(0));
    return Arrays.asList(new BackwardNode(kernel(), inputs).outputVariables());
  }
}
