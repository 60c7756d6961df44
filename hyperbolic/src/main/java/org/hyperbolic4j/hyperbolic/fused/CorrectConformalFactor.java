package org.hyperbolic4j.hyperbolic.fused;

import org.hyperbolic4j.manifold.elementary.Hyperbolic;
import org.hyperbolic4j.manifold.elementary.Runs;

/** L(x) = 2 / (1 - c|x|^2): S = 2 sinh(theta)/theta, C = cosh(theta), theta = 2 s |u|. */
record CorrectConformalFactor() implements ConformalFactor {

  @Override
  public String name() {
    return "correct";
  }

  @Override
  public void evaluate(double c, double[] n, int length, Functions into) {
    for (int i = 0; i < length; i++) {
      into.argument()[i] = 4 * c * n[i];
    }
    Runs.best().all(into.argument(), length, into.sine(), into.cosine(), into.sineSlope());
    for (int i = 0; i < length; i++) {
      into.sine()[i] *= 2;
      into.sineSlope()[i] *= 4;
      into.cosineSlope()[i] = into.sine()[i];
    }
  }

  @Override
  public double evaluateFar(double c, double n, Functions into) {
    double theta = 2 * Math.sqrt(c) * Math.sqrt(n);
    double rest = Math.expm1(-2 * theta);
    into.cosine()[0] = 1 + rest / 2;
    into.sine()[0] = theta > 0 ? -rest / theta : 2;
    into.sineSlope()[0] =
        theta > 0.5
            ? 4 * ((into.cosine()[0] - into.sine()[0] / 2) / theta) / theta
            : 4 * Hyperbolic.defect(theta * theta) * Math.exp(-theta);
    into.cosineSlope()[0] = into.sine()[0];
    return theta;
  }
}
