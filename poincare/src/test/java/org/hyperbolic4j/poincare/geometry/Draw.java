package org.hyperbolic4j.poincare.geometry;

import java.util.Random;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/** Random arguments at a curvature from 1e-3 to 1e2; lengths are in radii of curvature. */
final class Draw {

  private final Random random;
  final double c;
  final double s;

  Draw(Random random) {
    this.random = random;
    this.c = Math.pow(10, between(-3, 2));
    this.s = Math.sqrt(c);
  }

  double between(double least, double most) {
    return least + (most - least) * random.nextDouble();
  }

  /** A vector of given {@code s |v|} in any direction. */
  double[] vector(int dimension, double scaledLength) {
    double[] v = new double[dimension];
    double square = 0;
    for (int i = 0; i < dimension; i++) {
      v[i] = random.nextGaussian();
      square += v[i] * v[i];
    }
    for (int i = 0; i < dimension; i++) {
      v[i] *= scaledLength / (s * Math.sqrt(square));
    }
    return v;
  }

  /** A point, or tangent coordinates, anywhere up to {@code s |x|} = 0.9. */
  double[] point(int dimension) {
    return vector(dimension, between(0.01, 0.9));
  }

  double[][] points(int count, int dimension) {
    double[][] points = new double[count][];
    for (int i = 0; i < count; i++) {
      points[i] = point(dimension);
    }
    return points;
  }

  /** Normals of hyperplanes, of any length up to 1. */
  double[][] normals(int count, int dimension) {
    double[][] normals = new double[count][];
    for (int k = 0; k < count; k++) {
      normals[k] = vector(dimension, s * between(0.05, 1));
    }
    return normals;
  }

  /** Offsets of hyperplanes up to half a radius of curvature. */
  double[] offsets(int count) {
    return numbers(count, -0.5 / s, 0.5 / s);
  }

  double[] weights(int count) {
    return numbers(count, 0.1, 1);
  }

  private double[] numbers(int count, double least, double most) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = between(least, most);
    }
    return numbers;
  }

  static <T extends CalculusFieldElement<T>> T[] in(T like, double... x) {
    T[] result = MathArrays.buildArray(like.getField(), x.length);
    for (int i = 0; i < x.length; i++) {
      result[i] = like.newInstance(x[i]);
    }
    return result;
  }

  static <T extends CalculusFieldElement<T>> T[][] in(T like, double[][] xs) {
    T[][] result = MathArrays.buildArray(like.getField(), xs.length, xs[0].length);
    for (int i = 0; i < xs.length; i++) {
      result[i] = in(like, xs[i]);
    }
    return result;
  }

  static double[] values(CalculusFieldElement<?>[] x) {
    double[] values = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      values[i] = x[i].getReal();
    }
    return values;
  }
}
