package org.hyperbolic4j.nn.engine.node;

import java.util.BitSet;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.cpu.nativecpu.ops.NativeOpExecutioner;

/** The CPU backend's executioner, which runs kernels itself and hands all else on. */
public final class KernelExecutioner extends NativeOpExecutioner {

  /** Made by ND4J. */
  public KernelExecutioner() {}

  @Override
  public INDArray[] exec(CustomOp operation, OpContext context) {
    if (operation instanceof KernelOperation kernel) {
      INDArray[] outputs = context.getOutputArrays().toArray(INDArray[]::new);
      INDArray[] inputs = context.getInputArrays().toArray(INDArray[]::new);
      execute(kernel, inputs, outputs, new BitSet());
      return outputs;
    }
    return super.exec(operation, context);
  }

  /**
   * Runs a kernel.
   *
   * @param operation the operation
   * @param inputs its inputs
   * @param outputs its outputs, in row-major order; null for those that nobody wants
   * @param added which outputs are added to what their arrays hold
   */
  public void execute(
      KernelOperation operation, INDArray[] inputs, INDArray[] outputs, BitSet added) {
    operation.execute(inputs, outputs, added);
  }
}
