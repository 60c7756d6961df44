package org.hyperbolic4j.hyperbolic.fused;

import org.hyperbolic4j.manifold.elementary.Hyperbolic;

/**
 * One position of {@link HyperplanesKernel} whose hyperbolic functions would overflow: everything
 * carries its exponential scale apart (docs/gradients.md, (4.12) to (4.14)). q stands for {@code
 * e^X q}, sigma for {@code e^-T sinh(t)}.
 */
final class FarPosition {

  /** From here on sinh and cosh agree to all digits. */
  private static final double LARGE = 20;

  /** e to this is finite, and so are its products with what gradients are made of. */
  private static final double LARGEST = 300;

  /**
   * Bound on dL/dq e^X. A far vector at right angles to a hyperplane's normal may have any slope,
   * which float32 has to hold, and its products with images too.
   */
  private static final double STEEPEST = 1e15;

  /** Bound on q e^-X, which is of the order of 1 for inputs that belong together. */
  private static final double MOST = 1e100;

  private final Hyperplanes planes;
  private final HyperplaneSettings settings;
  private final int index;
  private final double[] p;
  private final double n;

  private final double reach;
  private final double cosine;
  private final double sine;
  private final double cosineSlope;
  private final double sineSlope;
  private final double[] cosh;
  private final double[] sinh;
  private final double[] exponent;
  private final double[] root;
  private final double[] chi;
  private final double[] t;
  private final double[] sigma;
  private final double[] result;
  private double outermost;
  private double small;
  private double sigmaSquared;
  private double factor;
  private double slope;
  private double byN;

  /**
   * A position.
   *
   * @param functions room for those of one position
   */
  FarPosition(
      Hyperplanes planes,
      HyperplaneSettings settings,
      int index,
      double[] products,
      double n,
      ConformalFactor.Functions functions) {
    this.planes = planes;
    this.settings = settings;
    this.index = index;
    this.p = products;
    this.n = n;
    int count = products.length;
    reach = settings.factor().evaluateFar(planes.c, n, functions);
    cosine = functions.cosine()[0];
    sine = functions.sine()[0];
    cosineSlope = functions.cosineSlope()[0];
    sineSlope = functions.sineSlope()[0];
    cosh = new double[count];
    sinh = new double[count];
    exponent = new double[count];
    root = new double[count];
    chi = new double[count];
    t = new double[count];
    sigma = new double[count];
    result = new double[count];
  }

  int index() {
    return index;
  }

  double result(int k) {
    return result[k];
  }

  double gradient(int k) {
    return p[k];
  }

  double gradientOfSquaredNorm() {
    return byN;
  }

  void evaluate() {
    double largest = 0;
    for (int k = 0; k < p.length; k++) {
      double angle = 2 * planes.s * planes.offsets[k];
      double rest = Math.expm1(-2 * Math.abs(angle));
      cosh[k] = 1 + rest / 2;
      sinh[k] = -Math.signum(angle) * rest / 2;
      double scaled = planes.s * sine * (cosh[k] / planes.lengths[k]) * p[k] - cosine * sinh[k];
      scaled = Math.max(-MOST, Math.min(scaled, MOST));
      exponent[k] = reach + Math.abs(angle);
      double unit = Math.exp(-exponent[k]);
      root[k] = Math.hypot(unit, scaled);
      chi[k] =
          exponent[k] > LARGE
              ? farAsinh(scaled, exponent[k])
              : Hyperbolic.asinh(scaled * Math.exp(exponent[k]));
      t[k] = 2 * planes.lengths[k] * chi[k];
      largest = Math.max(largest, Math.abs(t[k]));
    }
    if (settings.tangent()) {
      map(largest);
    } else {
      for (int k = 0; k < p.length; k++) {
        result[k] = t[k] / planes.s;
      }
    }
  }

  /** asinh of {@code e^exponent x}. */
  private static double farAsinh(double x, double exponent) {
    double unit = Math.exp(-exponent);
    double a = Math.abs(x);
    if (a <= unit) {
      return a == 0 ? 0 : Hyperbolic.asinh(x / unit);
    }
    return Math.copySign(exponent + Math.log(a + Math.hypot(a, unit)), x);
  }

  private void map(double largest) {
    outermost = largest > LARGE ? largest : 0;
    small = Math.exp(-outermost);
    sigmaSquared = 0;
    for (int k = 0; k < p.length; k++) {
      sigma[k] =
          outermost > 0
              ? (Math.exp(t[k] - outermost) - Math.exp(-t[k] - outermost)) / 2
              : Hyperbolic.sinh(t[k]);
      sigmaSquared += sigma[k] * sigma[k];
    }
    double norm = Math.sqrt(sigmaSquared);
    double outer = outermost > 0 ? outermost + Math.log(norm + Math.hypot(small, norm)) : 0;
    if (outermost == 0) {
      outer = Hyperbolic.asinh(norm);
    }
    double s = planes.s;
    if (outer > settings.furthest()) {
      factor = settings.furthest() / (2 * s * norm);
      slope = -factor / sigmaSquared;
    } else if (outermost > 0) {
      factor = outer / (2 * s * norm);
      slope = -(factor / sigmaSquared) * (1 - norm / (outer * Math.hypot(small, norm)));
    } else {
      double y = outer * outer;
      double sinhc = Hyperbolic.sinhc(y);
      factor = 0.5 / (s * sinhc);
      slope = -Hyperbolic.defect(y) / (2 * s * sinhc * sinhc * sinhc * Math.sqrt(1 + sigmaSquared));
    }
    for (int k = 0; k < p.length; k++) {
      result[k] = factor * sigma[k];
    }
  }

  /** Gradients by the inner products take the place of the products. */
  void differentiate(double[] g, double[] sums) {
    double s = planes.s;
    double c = planes.c;
    int count = p.length;
    double radial = 0;
    for (int k = 0; k < count; k++) {
      radial += g[k] * (settings.tangent() ? sigma[k] : result[k]);
    }
    double byCurvature = settings.tangent() ? -factor * radial : -radial;
    double along = 0;
    double pull = 0;
    for (int k = 0; k < count; k++) {
      double bySigma = settings.tangent() ? factor * g[k] + slope * radial * sigma[k] : g[k] / s;
      double byT = settings.tangent() ? bySigma * Math.hypot(small, sigma[k]) : bySigma;
      double h = Math.max(-STEEPEST, Math.min(STEEPEST, bySigma * ratio(k)));
      double r = planes.offsets[k];
      double lengthOfNormal = planes.lengths[k];
      double withSine = sine * p[k] * h;
      double byOffset = 4 * s * (s * sinh[k] * withSine - lengthOfNormal * cosh[k] * cosine * h);
      sums[k] += 2 * chi[k] * byT - 2 * s * (cosh[k] / lengthOfNormal) * withSine;
      sums[count + k] += byOffset;
      byCurvature += 2 * s * cosh[k] * withSine + r * byOffset;
      along += cosh[k] * p[k] * h;
      pull += lengthOfNormal * sinh[k] * h;
      p[k] = 2 * s * sine * cosh[k] * h;
    }
    byN = 2 * c * (s * sineSlope * along - cosineSlope * pull);
    sums[2 * count] += (byCurvature + 2 * n * byN) / (2 * c);
  }

  /**
   * cosh(t) over sqrt(1 + q^2), or for distances one over it, with their scales. Where these have
   * left nothing of either, by logarithms.
   */
  private double ratio(int k) {
    if (root[k] > Double.MIN_NORMAL) {
      return (settings.tangent() ? Math.hypot(small, sigma[k]) : 1) / root[k];
    }
    double logarithm = settings.tangent() ? logCosh(t[k]) - outermost : 0;
    return Math.exp(Math.min(logarithm + exponent[k] - logCosh(chi[k]), LARGEST));
  }

  private static double logCosh(double x) {
    return Math.abs(x) + Math.log((1 + Math.exp(-2 * Math.abs(x))) / 2);
  }
}
