package org.hyperbolic4j.hyperbolic.fused;

import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.manifold.fused.Scratch;

/** {@link TangentMap} at a run of positions. */
final class TangentBlock {

  private final TangentMap map;
  private final double[] root;
  private final double[] theta;
  private final RadialFunctions functions;

  /** J. */
  final double[] factor;

  /** dJ/dtau, where {@link #slopes} was called. */
  final double[] slope;

  TangentBlock(Scratch scratch, TangentMap map, int capacity) {
    this.map = map;
    root = scratch.doubles(capacity);
    theta = scratch.doubles(capacity);
    functions = new RadialFunctions(scratch, capacity);
    factor = scratch.doubles(capacity);
    slope = scratch.doubles(capacity);
  }

  /** Of sinh^2(theta), and tau - 1, which keeps its digits near 0. */
  void of(double[] sinhSquared, double[] excess, int length) {
    for (int i = 0; i < length; i++) {
      root[i] = Math.sqrt(0.5 * excess[i]);
    }
    Runs.best().asinh(root, length, theta);
    for (int i = 0; i < length; i++) {
      double angle = 2 * theta[i];
      theta[i] = angle;
      factor[i] = map.factorOf(angle, Math.sqrt(sinhSquared[i]));
    }
  }

  /** What backward passes need besides, of what {@link #of} was called with. */
  void slopes(double[] sinhSquared, double[] excess, int length) {
    functions.of(1, theta, length);
    for (int i = 0; i < length; i++) {
      slope[i] = TangentMap.slopeOf(functions.sinhc[i], functions.defect[i]);
    }
    if (map.isCapped()) {
      for (int i = 0; i < length; i++) {
        if (map.isBeyond(theta[i])) {
          slope[i] = map.slopeBeyond(sinhSquared[i], excess[i]);
        }
      }
    }
  }
}
