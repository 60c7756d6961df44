package org.hyperbolic4j.nn.engine.node;

import org.nd4j.common.io.Resource;
import org.nd4j.linalg.cpu.nativecpu.CpuBackend;

/**
 * The CPU backend with an executioner that runs kernels. ND4J finds it as a service and prefers it,
 * whoever starts ND4J.
 */
public final class KernelBackend extends CpuBackend {

  /** Made by ND4J before it loads its native library. */
  public KernelBackend() {
    NativeEnvironment.prepare();
  }

  @Override
  public int getPriority() {
    return super.getPriority() + 1;
  }

  @Override
  public Resource getConfigurationResource() {
    return new KernelConfiguration(super.getConfigurationResource());
  }
}
