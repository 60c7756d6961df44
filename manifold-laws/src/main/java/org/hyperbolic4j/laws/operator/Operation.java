package org.hyperbolic4j.laws.operator;

/** An operator made ready for inputs of some shapes. */
@FunctionalInterface
interface Operation {

  /**
   * Runs it forward and backward.
   *
   * @param inputs as the operator takes them
   * @param cotangent shaped as the result, in row-major order
   * @return what it gives
   */
  Passes run(Inputs inputs, double... cotangent);
}
