package org.hyperbolic4j.simd;

import static org.hyperbolic4j.manifold.elementary.Coefficients.*;

import jdk.incubator.vector.DoubleVector;

/** The series of {@link org.hyperbolic4j.manifold.elementary.Hyperbolic}, on vectors. */
final class Polynomials {

  private Polynomials() {}

  private static DoubleVector quad(
      DoubleVector y, DoubleVector square, double a, double b, double c, double d) {
    return y.mul(b).add(a).add(square.mul(y.mul(d).add(c)));
  }

  static DoubleVector sinhc(DoubleVector y) {
    DoubleVector square = y.mul(y);
    DoubleVector fourth = square.mul(square);
    DoubleVector rest =
        quad(y, square, S1, S2, S3, S4)
            .add(fourth.mul(quad(y, square, S5, S6, S7, S8)))
            .add(fourth.mul(fourth).mul(y.mul(S10).add(S9).add(square.mul(S11))));
    return y.mul(rest).add(1);
  }

  static DoubleVector defect(DoubleVector y) {
    DoubleVector square = y.mul(y);
    DoubleVector fourth = square.mul(square);
    DoubleVector rest =
        quad(y, square, D1, D2, D3, D4)
            .add(fourth.mul(quad(y, square, D5, D6, D7, D8)))
            .add(fourth.mul(fourth).mul(y.mul(D10).add(D9)));
    return y.mul(rest).add(D0);
  }

  static DoubleVector even(DoubleVector y) {
    DoubleVector square = y.mul(y);
    DoubleVector fourth = square.mul(square);
    DoubleVector rest = quad(y, square, 0.5, E4, E6, E8).add(fourth.mul(y.mul(E12).add(E10)));
    return y.mul(rest).add(1);
  }

  static DoubleVector odd(DoubleVector y) {
    DoubleVector square = y.mul(y);
    DoubleVector fourth = square.mul(square);
    DoubleVector rest = quad(y, square, S1, S2, S3, S4).add(fourth.mul(y.mul(S6).add(S5)));
    return y.mul(rest).add(1);
  }

  static DoubleVector asinhc(DoubleVector y) {
    DoubleVector square = y.mul(y);
    DoubleVector fourth = square.mul(square);
    DoubleVector rest =
        quad(y, square, B1, B2, B3, B4)
            .add(fourth.mul(quad(y, square, B5, B6, B7, B8)))
            .add(
                fourth
                    .mul(fourth)
                    .mul(quad(y, square, B9, B10, B11, B12).add(fourth.mul(y.mul(B14).add(B13)))));
    return y.mul(rest).add(1);
  }

  static DoubleVector atanhs(DoubleVector y) {
    DoubleVector square = y.mul(y);
    DoubleVector fourth = square.mul(square);
    DoubleVector rest =
        quad(y, square, A1, A2, A3, A4)
            .add(fourth.mul(quad(y, square, A5, A6, A7, A8)))
            .add(fourth.mul(fourth).mul(A9));
    return y.mul(rest).add(2);
  }
}
