package org.hyperbolic4j.nn;

import static org.assertj.core.api.Assertions.assertThat;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Requires arrays to be finite. */
public final class Finite {

  private Finite() {}

  /**
   * Requires every element to be finite.
   *
   * @param what the array's name
   * @param array the array
   */
  public static void require(String what, INDArray array) {
    for (double value : array.dup('c').data().asDouble()) {
      assertThat(value).as(what).isFinite();
    }
  }
}
