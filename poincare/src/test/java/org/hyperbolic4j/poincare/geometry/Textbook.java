package org.hyperbolic4j.poincare.geometry;

import static org.hyperbolic4j.manifold.geometry.Vectors.combine;
import static org.hyperbolic4j.manifold.geometry.Vectors.dot;
import static org.hyperbolic4j.manifold.geometry.Vectors.negate;
import static org.hyperbolic4j.manifold.geometry.Vectors.norm;
import static org.hyperbolic4j.manifold.geometry.Vectors.scale;
import static org.hyperbolic4j.manifold.geometry.Vectors.squaredNorm;
import static org.hyperbolic4j.manifold.geometry.Vectors.zeros;

import org.hipparchus.CalculusFieldElement;

/**
 * The ball's formulas as they are printed (Ungar 2008; Ganea, Becigneul and Hofmann 2018; Shimizu,
 * Mukuta and Harada 2021), without regard to rounding: the oracle, in a field with digits to spare.
 * Vectors are not zero, points not equal.
 */
final class Textbook<T extends CalculusFieldElement<T>> {

  private final T c;
  private final T s;
  private final T one;

  Textbook(T c) {
    this.c = c;
    this.s = c.sqrt();
    this.one = c.getField().getOne();
  }

  T conformalFactor(T[] x) {
    return one.subtract(c.multiply(squaredNorm(x))).reciprocal().multiply(2);
  }

  T[] add(T[] x, T[] y) {
    T xy = c.multiply(dot(x, y)).multiply(2);
    T xx = c.multiply(squaredNorm(x));
    T yy = c.multiply(squaredNorm(y));
    T denominator = xy.add(1).add(xx.multiply(yy));
    return combine(
        xy.add(1).add(yy).divide(denominator), x, one.subtract(xx).divide(denominator), y);
  }

  T[] multiple(T r, T[] x) {
    T length = s.multiply(norm(x));
    return scale(r.multiply(length.atanh()).tanh().divide(length), x);
  }

  T[] gyration(T[] u, T[] v, T[] w) {
    return add(negate(add(u, v)), add(u, add(v, w)));
  }

  T[] expmap0(T[] v) {
    T length = s.multiply(norm(v));
    return scale(length.tanh().divide(length), v);
  }

  T[] logmap0(T[] y) {
    T length = s.multiply(norm(y));
    return scale(length.atanh().divide(length), y);
  }

  T[] expmap(T[] x, T[] v) {
    T length = s.multiply(norm(v));
    T half = conformalFactor(x).multiply(length).divide(2);
    return add(x, scale(half.tanh().divide(length), v));
  }

  T[] logmap(T[] x, T[] y) {
    T[] m = add(negate(x), y);
    T length = norm(m);
    T angle = s.multiply(length).atanh().multiply(2).divide(s.multiply(conformalFactor(x)));
    return scale(angle.divide(length), m);
  }

  T distance(T[] x, T[] y) {
    return s.multiply(norm(add(negate(x), y))).atanh().multiply(2).divide(s);
  }

  /** Parallel transport, with v shortened so that the gyration can be composed. */
  T[] transport(T[] x, T[] y, T[] v) {
    T shortened = s.multiply(norm(v)).multiply(2).reciprocal();
    T factor = conformalFactor(x).divide(conformalFactor(y)).divide(shortened);
    return scale(factor, gyration(y, negate(x), scale(shortened, v)));
  }

  T[] midpoint(T[][] points, T[] weights) {
    T[] sum = zeros(c, points[0].length);
    T total = c.getField().getZero();
    for (int i = 0; i < points.length; i++) {
      T factor = conformalFactor(points[i]);
      sum = combine(one, sum, weights[i].multiply(factor), points[i]);
      total = total.add(weights[i].multiply(factor.subtract(1)));
    }
    T[] m = scale(total.reciprocal(), sum);
    T root = one.subtract(c.multiply(squaredNorm(m))).sqrt();
    return scale(root.add(1).reciprocal(), m);
  }

  T[] hyperplaneDistances(T[] x, T[][] normals, T[] offsets) {
    T factor = conformalFactor(x);
    T[] distances = zeros(c, normals.length);
    for (int k = 0; k < normals.length; k++) {
      T length = norm(normals[k]);
      T angle = s.multiply(offsets[k]).multiply(2);
      T sine =
          s.multiply(factor)
              .multiply(dot(x, normals[k]))
              .divide(length)
              .multiply(angle.cosh())
              .subtract(factor.subtract(1).multiply(angle.sinh()));
      distances[k] = length.multiply(2).divide(s).multiply(sine.asinh());
    }
    return distances;
  }

  T[] fullyConnected(T[] x, T[][] normals, T[] offsets) {
    T[] w = hyperplaneDistances(x, normals, offsets);
    for (int k = 0; k < w.length; k++) {
      w[k] = s.multiply(w[k]).sinh().divide(s);
    }
    return scale(c.multiply(squaredNorm(w)).add(1).sqrt().add(1).reciprocal(), w);
  }
}
