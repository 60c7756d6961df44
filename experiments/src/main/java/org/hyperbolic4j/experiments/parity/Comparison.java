package org.hyperbolic4j.experiments.parity;

import java.util.Comparator;
import java.util.List;
import org.hyperbolic4j.laws.reference.Deviation;

/**
 * One reference file against one way to compute it.
 *
 * @param by {@code geometry}, {@code fused} or {@code graph}
 * @param deviations one for each array that was compared, at least one
 * @param tolerance largest relative deviation that holds
 */
public record Comparison(String by, List<Deviation> deviations, double tolerance) {

  /**
   * The largest deviation.
   *
   * @return the worst of all arrays
   */
  public Deviation worst() {
    return deviations.stream()
        .max(Comparator.comparingDouble(Deviation::relative))
        .orElseThrow(() -> new IllegalStateException("nothing was compared"));
  }

  /**
   * Says whether all arrays are within the tolerance.
   *
   * @return true if so
   */
  public boolean holds() {
    return worst().relative() <= tolerance;
  }
}
