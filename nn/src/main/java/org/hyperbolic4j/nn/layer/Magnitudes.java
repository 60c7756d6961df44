package org.hyperbolic4j.nn.layer;

import org.nd4j.autodiff.samediff.SDVariable;

/** Bounds values that no layer has bounded, so that squares of them stay finite in float32. */
public final class Magnitudes {

  /** Beyond it nothing is left to tell apart: every layer's cap lies far below. */
  private static final double LARGEST = 1e15;

  private Magnitudes() {}

  /**
   * The nearest values of bounded size.
   *
   * @param v of any shape
   * @return of the same shape, with gradient 0 beyond the bound
   */
  public static SDVariable bounded(SDVariable v) {
    return v.getSameDiff().math().clipByValue(v, -LARGEST, LARGEST);
  }
}
