package org.hyperbolic4j.nn.engine.node;

import java.util.BitSet;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.jcublas.ops.executioner.CudaExecutioner;

/**
 * The CUDA backend's executioner, which runs kernels itself, on the host, and hands all else on.
 * Arrays come to the host before a kernel and count as changed there after it.
 */
public final class KernelExecutioner extends CudaExecutioner {

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
    commit();
    toHost(inputs);
    toHost(outputs);
    operation.execute(inputs, outputs, added);
    for (INDArray output : outputs) {
      if (output != null && !output.isEmpty()) {
        Nd4j.getAffinityManager().tagLocation(output, AffinityManager.Location.HOST);
      }
    }
  }

  private static void toHost(INDArray[] arrays) {
    for (INDArray array : arrays) {
      if (array != null && !array.isEmpty()) {
        Nd4j.getAffinityManager().ensureLocation(array, AffinityManager.Location.HOST);
      }
    }
  }
}
