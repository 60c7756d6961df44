package org.hyperbolic4j.manifold.fused;

/**
 * A kernel on feature maps that saves nothing: its signature says all shapes. Its backward pass
 * does not look at the result, either.
 */
public interface FeatureKernel extends FusedOperator {

  /**
   * What the kernel takes and gives.
   *
   * @return the signature
   */
  Signature signature();

  @Override
  default int inputCount() {
    return signature().inputCount();
  }

  @Override
  default long[][] outputShapes(long[][] inputShapes) {
    return new long[][] {signature().resultShape(inputShapes)};
  }
}
