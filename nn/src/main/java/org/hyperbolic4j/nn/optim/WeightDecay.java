package org.hyperbolic4j.nn.optim;

/**
 * How parameters are drawn towards zero. It applies to those that {@link
 * org.hyperbolic4j.nn.parameter.ParameterKind#isDecayed are decayed} only.
 *
 * @param rate strength, not negative
 * @param form what it acts on
 */
public record WeightDecay(double rate, Form form) {

  /** No decay. */
  public static final WeightDecay NONE = new WeightDecay(0, Form.L2);

  /** What the decay acts on. */
  public enum Form {
    /** The gradient: {@code rate * p} is added to it, and so enters the moments. */
    L2,
    /**
     * The parameter: it is multiplied by {@code 1 - learningRate * rate} before the step (AdamW,
     * SGDW; Loshchilov and Hutter 2019, in PyTorch's scaling).
     */
    DECOUPLED
  }

  /**
   * Checks the rate.
   *
   * @param rate strength, not negative
   * @param form what it acts on
   * @throws IllegalArgumentException if {@code rate} is negative or not finite
   */
  public WeightDecay {
    if (!(rate >= 0 && Double.isFinite(rate))) {
      throw new IllegalArgumentException(
          "weight decay must be finite and not negative, not " + rate);
    }
  }

  /**
   * Decay through the gradient.
   *
   * @param rate strength, not negative
   * @return the decay
   */
  public static WeightDecay l2(double rate) {
    return new WeightDecay(rate, Form.L2);
  }

  /**
   * Decay of the parameter itself.
   *
   * @param rate strength, not negative
   * @return the decay
   */
  public static WeightDecay decoupled(double rate) {
    return new WeightDecay(rate, Form.DECOUPLED);
  }

  /** What is added to the gradient, as a multiple of the parameter. */
  double inGradient() {
    return form == Form.L2 ? rate : 0;
  }

  /** What the parameter is multiplied by before a step. */
  double shrinkage(double learningRate) {
    return form == Form.DECOUPLED ? 1 - learningRate * rate : 1;
  }
}
