package org.hyperbolic4j.nn.engine.node;

import java.util.Arrays;
import org.hyperbolic4j.manifold.fused.Tensor;

/** A gradient that nobody wants. */
final class UnwantedTensor implements Tensor {

  private final long[] shape;

  UnwantedTensor(long[] shape) {
    this.shape = shape;
  }

  @Override
  public boolean isWanted() {
    return false;
  }

  @Override
  public long[] shape() {
    return shape;
  }

  @Override
  public long length() {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }

  @Override
  public void load(long offset, double[] target, int at, int count) {
    throw new IllegalStateException("kernels do not read gradients");
  }

  @Override
  public void load(long offset, float[] target, int count) {
    throw new IllegalStateException("kernels do not read gradients");
  }

  @Override
  public void store(long offset, double[] source, int at, int count) {}

  @Override
  public void store(long offset, float[] source, int count) {}
}
