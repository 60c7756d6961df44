package org.hyperbolic4j.lorentz.geometry;

import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.manifold.geometry.Vectors;

/**
 * The formulas of the hyperboloid as they are printed, in Lorentzian products of ambient vectors,
 * in 100-digit arithmetic, of which cancellation leaves more than 50.
 */
final class PrintedFormulas {

  private static final DfpField DIGITS = new DfpField(100);

  private final Dfp c;
  private final Dfp s;
  private final Dfp one = DIGITS.getOne();

  PrintedFormulas(double c) {
    this.c = DIGITS.newDfp(c);
    this.s = this.c.sqrt();
  }

  static Dfp[] exactly(double... values) {
    Dfp[] exact = MathArrays.buildArray(DIGITS, values.length);
    for (int i = 0; i < values.length; i++) {
      exact[i] = DIGITS.newDfp(values[i]);
    }
    return exact;
  }

  private static Dfp product(Dfp[] x, Dfp[] y) {
    return Vectors.dot(x, y).subtract(x[0].multiply(y[0]).multiply(2));
  }

  /** The point exactly over the space part of x. */
  Dfp[] point(double[] x) {
    Dfp[] point = exactly(x);
    point[0] = DIGITS.getZero();
    point[0] = Vectors.squaredNorm(point).add(c.reciprocal()).sqrt();
    return point;
  }

  /** The vector exactly tangent at x over the space part of v. */
  Dfp[] tangent(Dfp[] x, double[] v) {
    Dfp[] tangent = exactly(v);
    tangent[0] = DIGITS.getZero();
    tangent[0] = Vectors.dot(x, tangent).divide(x[0]);
    return tangent;
  }

  Dfp distance(Dfp[] x, Dfp[] y) {
    return c.multiply(product(x, y)).negate().acosh().divide(s);
  }

  Dfp[] expmap(Dfp[] x, Dfp[] u) {
    Dfp length = s.multiply(product(u, u).sqrt());
    return Vectors.combine(length.cosh(), x, length.sinh().divide(length), u);
  }

  Dfp[] logmap(Dfp[] x, Dfp[] y) {
    Dfp[] u = Vectors.combine(one, y, c.multiply(product(x, y)), x);
    return Vectors.scale(distance(x, y).divide(product(u, u).sqrt()), u);
  }

  Dfp[] transport(Dfp[] x, Dfp[] y, Dfp[] v) {
    Dfp along = c.multiply(product(y, v)).divide(one.subtract(c.multiply(product(x, y))));
    return Vectors.combine(one, v, along, Vectors.add(x, y));
  }

  Dfp[] centroid(Dfp[][] points, Dfp[] weights) {
    Dfp[] sum = Vectors.scale(weights[0], points[0]);
    for (int i = 1; i < points.length; i++) {
      sum = Vectors.combine(one, sum, weights[i], points[i]);
    }
    return Vectors.scale(s.multiply(product(sum, sum).negate().sqrt()).reciprocal(), sum);
  }
}
