package org.hyperbolic4j.nn.engine;

import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/** A toy kernel {@code y = x_1 x_2} with inputs of one shape, which saves nothing. */
record Product() implements FusedOperator {

  @Override
  public String id() {
    return "test.product";
  }

  @Override
  public int inputCount() {
    return 2;
  }

  @Override
  public long[][] outputShapes(long[][] inputShapes) {
    return new long[][] {inputShapes[0]};
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    multiply(inputs[0], inputs[1], outputs[0]);
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    multiply(inputs[1], cotangent, gradients[0]);
    multiply(inputs[0], cotangent, gradients[1]);
  }

  private static void multiply(Tensor a, Tensor b, Tensor product) {
    double[] left = new double[Math.toIntExact(a.length())];
    double[] right = new double[left.length];
    a.load(0, left, 0, left.length);
    b.load(0, right, 0, left.length);
    for (int i = 0; i < left.length; i++) {
      left[i] *= right[i];
    }
    product.store(0, left, 0, left.length);
  }
}
