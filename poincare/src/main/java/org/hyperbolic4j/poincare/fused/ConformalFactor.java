package org.hyperbolic4j.poincare.fused;

/**
 * How the conformal factor enters hyperplane distances: {@code q = s S(n) p/N cosh(2sr) - C(n)
 * sinh(2sr)} with functions S and C of the squared norm n, (4.1).
 */
enum ConformalFactor {
  /** L(x) = 2 / (1 - c|x|^2): S = 2 sinh(theta)/theta, C = cosh(theta), theta = 2 s |u|. */
  CORRECT {
    @Override
    void evaluate(double c, double[] n, int length, Functions into) {
      for (int i = 0; i < length; i++) {
        into.argument[i] = 4 * c * n[i];
      }
      Hyperbolic.all(into.argument, length, into.sine, into.cosine, into.sineSlope);
      for (int i = 0; i < length; i++) {
        into.sine[i] *= 2;
        into.sineSlope[i] *= 4;
        into.cosineSlope[i] = into.sine[i];
      }
    }

    @Override
    double evaluateFar(double c, double n, Functions into) {
      double theta = 2 * Math.sqrt(c) * Math.sqrt(n);
      double rest = Math.expm1(-2 * theta);
      into.cosine[0] = 1 + rest / 2;
      into.sine[0] = theta > 0 ? -rest / theta : 2;
      into.sineSlope[0] =
          theta > 0.5
              ? 4 * ((into.cosine[0] - into.sine[0] / 2) / theta) / theta
              : 4 * Hyperbolic.defect(theta * theta) * Math.exp(-theta);
      into.cosineSlope[0] = into.sine[0];
      return theta;
    }
  },
  /**
   * L(x) = 2 (1 - c|x|^2), as the published code has it, (4.11): S = 2 sech^2(a) tanh(a)/a, a = s
   * |u|.
   */
  PUBLISHED {
    @Override
    void evaluate(double c, double[] n, int length, Functions into) {
      for (int i = 0; i < length; i++) {
        into.argument[i] = c * n[i];
      }
      Hyperbolic.all(into.argument, length, into.sine, into.cosine, into.sineSlope);
      for (int i = 0; i < length; i++) {
        double sinhc = into.sine[i];
        double sech = 1 / into.cosine[i];
        double tanhc = sinhc * sech;
        into.sine[i] = 2 * sech * sech * tanhc;
        into.cosine[i] = 2 * sech * sech - 1;
        into.sineSlope[i] = sech * sech * (into.sineSlope[i] * sech - 3 * tanhc * tanhc);
        into.cosineSlope[i] = -into.sine[i];
      }
    }

    @Override
    double evaluateFar(double c, double n, Functions into) {
      if (n > FURTHEST_ARGUMENT / c) {
        into.sine[0] = 0;
        into.cosine[0] = -1;
        into.sineSlope[0] = 0;
        into.cosineSlope[0] = 0;
      } else {
        evaluate(c, new double[] {n}, 1, into);
      }
      return 0;
    }
  };

  /** Square of a from which on the published S is 0 and C is -1 to all digits. */
  private static final double FURTHEST_ARGUMENT = 1e4;

  /** S, C and their derivatives by n, divided by c, of a run of positions. */
  static final class Functions {
    final double[] sine;
    final double[] cosine;
    final double[] sineSlope;
    final double[] cosineSlope;
    private final double[] argument;

    Functions(int capacity) {
      sine = new double[capacity];
      cosine = new double[capacity];
      sineSlope = new double[capacity];
      cosineSlope = new double[capacity];
      argument = new double[capacity];
    }
  }

  abstract void evaluate(double c, double[] n, int length, Functions into);

  /**
   * The functions of one position, all divided by an exponential so that none overflows, (4.12).
   *
   * @return the exponent
   */
  abstract double evaluateFar(double c, double n, Functions into);
}
