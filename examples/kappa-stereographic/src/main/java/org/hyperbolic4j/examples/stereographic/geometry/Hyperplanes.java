package org.hyperbolic4j.examples.stereographic.geometry;

import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.manifold.geometry.Vectors;

/**
 * Hyperplane layers (Shimizu, Mukuta and Harada 2021) at any curvature, on the quadric {@code t^2 -
 * c|z|^2 = 1}. Hyperplane k goes through the origin at right angles to its normal, then is moved
 * along it; on the sphere it is a great sphere.
 *
 * @param <T> the field
 */
final class Hyperplanes<T extends CalculusFieldElement<T>> {

  /**
   * On the sphere no point is further than a quarter turn from a great sphere, and not all
   * combinations of distances belong to a point. Those that do not lead to the nearest latitude
   * whose cosine is this, where the layer still has derivatives of ordinary size.
   */
  static final double LEAST_COSINE = 0.1;

  /** From here on a hyperbolic sine is half an exponential function, to rounding and far beyond. */
  private static final double FAR = 100;

  private final T c;
  private final Bounds bounds;

  Hyperplanes(T c, Bounds bounds) {
    this.c = c;
    this.bounds = bounds;
  }

  /** {@code 2|z_k|} times the signed distances, 0 where {@code z_k = 0}. */
  T[] distances(T[] x, T gap, T[][] normals, T[] offsets) {
    T[] z = Vectors.scale(gap.reciprocal().multiply(2), x);
    T t = gap.reciprocal().multiply(2).subtract(1);
    T[] distances = Vectors.zeros(c, normals.length);
    for (int k = 0; k < normals.length; k++) {
      T length = length(normals[k]);
      if (!length.isZero()) {
        T[] unit = Bounds.withLength(normals[k], c.getField().getOne());
        T y = c.multiply(offsets[k]).multiply(offsets[k]).multiply(4);
        T distance = y.getReal() > 1 ? far(z, unit, offsets[k]) : near(z, t, unit, offsets[k]);
        distances[k] = length.multiply(2).multiply(distance);
      }
    }
    return distances;
  }

  /** The length of a vector whose square may be beyond the range of numbers. */
  private T length(T[] normal) {
    double size = Bounds.length(normal);
    return size == 0
        ? c.getField().getZero()
        : Vectors.norm(Vectors.scale(c.newInstance(1 / size), normal)).multiply(size);
  }

  /** Smooth in c; offsets beyond what flat space has are cut back. */
  private T near(T[] z, T t, T[] unit, T offset) {
    double size = Math.abs(offset.getReal());
    T r = size > bounds.flat() ? offset.multiply(bounds.flat() / size) : offset;
    T y = c.multiply(r).multiply(r).multiply(4);
    T cosine = Curved.cosh(y);
    T sine = r.multiply(2).multiply(Curved.sinhc(y));
    T along = Vectors.dot(z, unit);
    T moved = along.multiply(cosine).subtract(t.multiply(sine));
    T square = c.multiply(moved).multiply(moved);
    T complement = square.add(1);
    if (c.getReal() < 0) {
      // A sum of squares, which keeps its digits near the pole of the great sphere.
      T[] across = Vectors.combine(c.getField().getOne(), z, along.negate(), unit);
      T time = t.multiply(cosine).subtract(c.multiply(along).multiply(sine));
      complement = time.multiply(time).subtract(c.multiply(Vectors.squaredNorm(across)));
    }
    return moved.multiply(Curved.asinhc(square, complement));
  }

  /**
   * In hyperbolic space with the hyperplane far out: moving it further moves it away by the same,
   * and where the point is on the same side, the formula is written so that it does not cancel.
   */
  private T far(T[] z, T[] unit, T offset) {
    T s = c.sqrt();
    double sign = Math.copySign(1, offset.getReal());
    T a = s.multiply(offset).multiply(2 * sign);
    double surplus = Math.max(a.getReal() - FAR, 0);
    T moved = a.subtract(surplus);
    T along = Vectors.dot(z, unit);
    T y = s.multiply(along).multiply(sign);
    T[] rest = Vectors.combine(c.getField().getOne(), z, along.negate(), unit);
    T across = c.multiply(Vectors.squaredNorm(rest));
    T g = across.add(1).add(y.multiply(y)).sqrt();
    T sine =
        y.getReal() > 0
            ? y.divide(moved.exp()).subtract(across.add(1).divide(g.add(y)).multiply(moved.sinh()))
            : y.multiply(moved.cosh()).subtract(g.multiply(moved.sinh()));
    return sine.asinh().subtract(surplus).multiply(sign).divide(s);
  }

  /** The point whose distances to the coordinate hyperplanes these are, or the nearest there is. */
  T[] point(T[] distances) {
    T[] w = distances.clone();
    double largest = 0;
    for (T distance : distances) {
      largest = Math.max(largest, Math.abs(distance.getReal()));
    }
    T s = c.abs().sqrt();
    double furthest = s.multiply(largest).getReal();
    double flatter = furthest <= FAR ? Math.min(1, bounds.flat() / largest) : 1;
    for (int k = 0; k < w.length; k++) {
      w[k] =
          c.getReal() > 0 && furthest > FAR
              ? shortened(distances[k], furthest)
              : sine(flatter < 1 ? distances[k].multiply(flatter) : distances[k]);
    }
    T complement = c.multiply(Vectors.squaredNorm(w)).add(1);
    if (complement.getReal() < LEAST_COSINE * LEAST_COSINE) {
      double sine = Math.sqrt(1 - LEAST_COSINE * LEAST_COSINE);
      w = Bounds.withLength(w, c.negate().sqrt().reciprocal().multiply(sine));
      complement = c.newInstance(LEAST_COSINE * LEAST_COSINE);
    }
    return Vectors.scale(complement.sqrt().add(1).reciprocal(), w);
  }

  /** {@code sinh(s v)/s}, on the sphere of v not beyond a quarter turn. */
  private T sine(T v) {
    T y = c.multiply(v).multiply(v);
    if (y.getReal() < -Math.PI * Math.PI / 4) {
      return c.negate().sqrt().reciprocal().multiply(Math.signum(v.getReal()));
    }
    return v.multiply(Curved.sinhc(y));
  }

  /**
   * {@code sinh(s v)/s} over {@code e^(furthest - FAR)}, the same for all components. What is far is
   * taken off first: the field may not have the digits for FAR beside it.
   */
  private T shortened(T v, double furthest) {
    T s = c.sqrt();
    double sign = Math.signum(v.getReal());
    T a = s.multiply(v).multiply(sign);
    return a.subtract(furthest)
        .add(FAR)
        .exp()
        .subtract(a.negate().subtract(furthest).add(FAR).exp())
        .multiply(sign / 2)
        .divide(s);
  }
}
