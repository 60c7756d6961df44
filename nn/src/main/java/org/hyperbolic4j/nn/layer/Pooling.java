package org.hyperbolic4j.nn.layer;

import org.nd4j.autodiff.samediff.SDVariable;

/** Averages of tangent coordinates over positions. */
public final class Pooling {

  private Pooling() {}

  /**
   * The average over the whole map.
   *
   * @param v {@code [N, C, H, W]}
   * @return {@code [N, C]}
   */
  public static SDVariable global(SDVariable v) {
    return v.mean(2, 3);
  }
}
