package org.hyperbolic4j.poincare.fused;

import org.hyperbolic4j.hyperbolic.fused.ConformalFactor;
import org.hyperbolic4j.manifold.elementary.Runs;

/**
 * L(x) = 2 (1 - c|x|^2), as the published code has it (docs/gradients.md, 4.11): S = 2 sech^2(a)
 * tanh(a)/a, a = s |u|.
 */
record PublishedConformalFactor() implements ConformalFactor {

  /** Square of a from which on the published S is 0 and C is -1 to all digits. */
  private static final double FURTHEST_ARGUMENT = 1e4;

  @Override
  public String name() {
    return "published";
  }

  @Override
  public void evaluate(double c, double[] n, int length, Functions into) {
    for (int i = 0; i < length; i++) {
      into.argument()[i] = c * n[i];
    }
    Runs.best().all(into.argument(), length, into.sine(), into.cosine(), into.sineSlope());
    for (int i = 0; i < length; i++) {
      double sinhc = into.sine()[i];
      double sech = 1 / into.cosine()[i];
      double tanhc = sinhc * sech;
      into.sine()[i] = 2 * sech * sech * tanhc;
      into.cosine()[i] = 2 * sech * sech - 1;
      into.sineSlope()[i] = sech * sech * (into.sineSlope()[i] * sech - 3 * tanhc * tanhc);
      into.cosineSlope()[i] = -into.sine()[i];
    }
  }

  @Override
  public double evaluateFar(double c, double n, Functions into) {
    if (n > FURTHEST_ARGUMENT / c) {
      into.sine()[0] = 0;
      into.cosine()[0] = -1;
      into.sineSlope()[0] = 0;
      into.cosineSlope()[0] = 0;
    } else {
      evaluate(c, new double[] {n}, 1, into);
    }
    return 0;
  }
}
