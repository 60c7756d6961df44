package org.hyperbolic4j.hyperbolic.fused;

import java.util.Locale;
import org.hyperbolic4j.manifold.operator.TangentCap;

/**
 * What a kernel of hyperplanes computes.
 *
 * @param output what it gives
 * @param factor its conformal factor
 * @param cap bound on tangent results
 */
record HyperplaneSettings(Output output, ConformalFactor factor, TangentCap cap) {

  /** What a kernel of hyperplanes gives. */
  enum Output {
    /** Tangent coordinates of the fully connected layer's result. */
    TANGENT,
    /** Signed distances, scaled: logits. */
    DISTANCES
  }

  boolean tangent() {
    return output == Output.TANGENT;
  }

  /** Largest theta of results. */
  double furthest() {
    return 2 * cap.scaledNorm();
  }

  String id() {
    return "hyperbolic.hyperplanes(output=%s,conformalFactor=%s,cap=%s)"
        .formatted(output, factor.name(), cap.scaledNorm())
        .toLowerCase(Locale.ROOT);
  }
}
