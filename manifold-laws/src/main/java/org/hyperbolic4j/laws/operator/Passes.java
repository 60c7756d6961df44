package org.hyperbolic4j.laws.operator;

/** What an operator gives: a result, and the gradients of its product with a cotangent. */
final class Passes {

  private final double[] result;
  private final double[][] gradients;

  Passes(double[] result, double[][] gradients) {
    this.result = result;
    this.gradients = gradients;
  }

  /** The result, in row-major order. */
  double[] result() {
    return result;
  }

  /** The gradient by one of the inputs, in row-major order. */
  double[] gradient(int input) {
    return gradients[input];
  }
}
