package org.hyperbolic4j.manifold.fused;

/**
 * One operator as a kernel: a forward pass and its vector-Jacobian product. Stateless and
 * thread-safe; {@link #id} is equal only for kernels that compute the same.
 */
public interface FusedOperator {

  /**
   * What the kernel computes, with everything that was chosen about it, for instance {@code
   * hyperbolic.add(cap=3.1)}.
   *
   * @return the identifier
   */
  String id();

  /**
   * Number of inputs.
   *
   * @return at least 1
   */
  int inputCount();

  /**
   * Shapes of the outputs: first the result, then what the forward pass saves for the backward
   * pass.
   *
   * @param inputShapes shapes of the inputs
   * @return shapes, at least one
   * @throws IllegalArgumentException if the input shapes do not fit each other
   */
  long[][] outputShapes(long[][] inputShapes);

  /**
   * Number of outputs: the result and what is saved.
   *
   * @return at least 1, which is what there is if nothing is saved
   */
  default int outputCount() {
    return 1;
  }

  /**
   * Computes the result and what is saved. Every element of every output is written.
   *
   * @param inputs the inputs
   * @param outputs shaped as {@link #outputShapes} says, contents undefined
   * @param workers where to run
   */
  void forward(Tensor[] inputs, Tensor[] outputs, Workers workers);

  /**
   * Computes the gradients of {@code <cotangent, result>} with respect to every input. Every
   * element of every gradient is written exactly once, and none is read; one that is not {@link
   * Tensor#isWanted wanted} need not be computed.
   *
   * @param inputs the inputs of the forward pass
   * @param outputs the outputs of the forward pass
   * @param cotangent gradient with respect to the result
   * @param gradients shaped as the inputs, contents undefined
   * @param workers where to run
   */
  void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers);
}
