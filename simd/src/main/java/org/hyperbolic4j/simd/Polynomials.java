package org.hyperbolic4j.simd;

import static org.hyperbolic4j.manifold.elementary.Coefficients.*;

import jdk.incubator.vector.DoubleVector;

/** The series of {@link org.hyperbolic4j.manifold.elementary.Hyperbolic}, on vectors. */
final class Polynomials {

  private Polynomials() {}

  static DoubleVector sinhc(DoubleVector y) {
    return y.mul(S8)
        .add(S7)
        .mul(y)
        .add(S6)
        .mul(y)
        .add(S5)
        .mul(y)
        .add(S4)
        .mul(y)
        .add(S3)
        .mul(y)
        .add(S2)
        .mul(y)
        .add(S1)
        .mul(y)
        .add(1);
  }

  static DoubleVector defect(DoubleVector y) {
    return y.mul(D8)
        .add(D7)
        .mul(y)
        .add(D6)
        .mul(y)
        .add(D5)
        .mul(y)
        .add(D4)
        .mul(y)
        .add(D3)
        .mul(y)
        .add(D2)
        .mul(y)
        .add(D1)
        .mul(y)
        .add(D0);
  }

  static DoubleVector even(DoubleVector y) {
    return y.mul(E12)
        .add(E10)
        .mul(y)
        .add(E8)
        .mul(y)
        .add(E6)
        .mul(y)
        .add(E4)
        .mul(y)
        .add(0.5)
        .mul(y)
        .add(1);
  }

  static DoubleVector odd(DoubleVector y) {
    return y.mul(S6)
        .add(S5)
        .mul(y)
        .add(S4)
        .mul(y)
        .add(S3)
        .mul(y)
        .add(S2)
        .mul(y)
        .add(S1)
        .mul(y)
        .add(1);
  }

  static DoubleVector atanhs(DoubleVector y) {
    return y.mul(A9)
        .add(A8)
        .mul(y)
        .add(A7)
        .mul(y)
        .add(A6)
        .mul(y)
        .add(A5)
        .mul(y)
        .add(A4)
        .mul(y)
        .add(A3)
        .mul(y)
        .add(A2)
        .mul(y)
        .add(A1)
        .mul(y)
        .add(2);
  }
}
