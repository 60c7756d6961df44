package org.hyperbolic4j.nn.engine.node;

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
    return operation instanceof KernelOperation kernel
        ? kernel.execute(context)
        : super.exec(operation, context);
  }
}
