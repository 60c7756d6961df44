package org.hyperbolic4j.benchmarks.floor;

/**
 * What the passes of an operator or layer must do. Each pass is counted on its own: it reads what
 * it is given once and writes what it gives once. Nothing is saved between passes, so what a
 * backward pass needs of the forward pass's arithmetic counts again.
 *
 * @param forward from the inputs to the result
 * @param backward from the inputs and the gradient by the result to the gradients by the inputs
 *     (but that by a curvature that nobody learns)
 * @param results how many numbers the result has
 */
public record Passes(Work forward, Work backward, long results) {

  /**
   * Both passes with the sum of the result as the loss, which reads the result and writes the
   * gradient by it.
   *
   * @return what they must do
   */
  public Work both() {
    return forward.and(backward).numbers(2 * results).float64(results);
  }
}
