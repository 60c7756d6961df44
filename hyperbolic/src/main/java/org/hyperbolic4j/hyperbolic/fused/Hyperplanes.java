package org.hyperbolic4j.hyperbolic.fused;

import org.hyperbolic4j.manifold.elementary.Hyperbolic;
import org.hyperbolic4j.manifold.fused.Tensor;

/**
 * The hyperplanes of a layer: lengths N of the normals, offsets r, and cosh and sinh of {@code 2 s
 * r}.
 */
final class Hyperplanes {

  // Inputs beyond these bounds, which no network reaches, count as lying on them: nothing
  // overflows.
  private static final double SHORTEST = 1e-50;
  private static final double LONGEST = 1e30;
  private static final double FURTHEST = 1e50;
  private static final double MOST = 1e100;

  final double c;
  final double s;
  final double[] lengths;
  final double[] offsets;
  final double[] cosh;
  final double[] sinh;
  final double furthestOffset;

  /** Largest inner product and squared norm that count. */
  final double mostProduct;

  final double mostSquare;

  Hyperplanes(Tensor[] inputs) {
    c = inputs[4].scalar();
    s = Math.sqrt(c);
    lengths = inputs[2].toArray();
    offsets = inputs[3].toArray();
    cosh = new double[offsets.length];
    sinh = new double[offsets.length];
    double furthest = 0;
    for (int k = 0; k < offsets.length; k++) {
      lengths[k] = Math.max(SHORTEST, Math.min(lengths[k], LONGEST));
      offsets[k] = Math.max(-FURTHEST / s, Math.min(offsets[k], FURTHEST / s));
      double angle = 2 * s * offsets[k];
      furthest = Math.max(furthest, Math.abs(angle));
      // Hyperplanes further away concern FarPosition only.
      double held = Math.max(-HyperplaneBlock.LARGEST, Math.min(angle, HyperplaneBlock.LARGEST));
      cosh[k] = Hyperbolic.cosh(held * held);
      sinh[k] = Hyperbolic.sinh(held);
    }
    furthestOffset = furthest;
    mostProduct = MOST / s;
    mostSquare = FURTHEST * FURTHEST / c;
  }

  int count() {
    return offsets.length;
  }
}
