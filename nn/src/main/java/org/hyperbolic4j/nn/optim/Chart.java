package org.hyperbolic4j.nn.optim;

import java.util.Arrays;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.operator.TangentCap;

/**
 * A geometry at one curvature and dimension, with an orthonormal frame at every point: that of the
 * origin, transported. Tangent vectors are given by their coordinates in it, which say the same at
 * every curvature and need no ambient space.
 */
final class Chart {

  private final Geometry<Binary64> geometry;
  private final int dimension;
  private final double largestNorm;
  private final Binary64[][] originFrame;

  Chart(Geometry<Binary64> geometry, int ambientDimension, TangentCap cap) {
    this.geometry = geometry;
    this.dimension = geometry.dimension(ambientDimension);
    double s = Math.sqrt(Math.abs(geometry.curvature().getReal()));
    this.largestNorm = cap.scaledNorm() / s;
    this.originFrame = originFrame(0.5 / Math.max(1, s));
  }

  /** Points at a distance of {@code 2 step} along the axes, taken back to the tangent space. */
  private Binary64[][] originFrame(double step) {
    Binary64[] origin = geometry.origin(dimension);
    Binary64[][] frame = new Binary64[dimension][];
    for (int i = 0; i < dimension; i++) {
      double[] axis = new double[dimension];
      axis[i] = step;
      Binary64[] along = geometry.logmap0(geometry.toPoint(field(axis)));
      Binary64 norm = geometry.norm(origin, along);
      frame[i] = new Binary64[along.length];
      for (int a = 0; a < along.length; a++) {
        frame[i][a] = along[a].divide(norm);
      }
    }
    return frame;
  }

  double curvature() {
    return geometry.curvature().getReal();
  }

  int dimension() {
    return dimension;
  }

  /** The nearest point of the manifold within the cap. */
  Binary64[] settle(Binary64[] ambient) {
    Binary64[] point = geometry.project(ambient);
    Binary64[] v = geometry.toTangent(point);
    double norm = norm(v);
    if (!(norm > largestNorm)) {
      return point;
    }
    for (int i = 0; i < v.length; i++) {
      v[i] = v[i].multiply(largestNorm / norm);
    }
    return geometry.toPoint(v);
  }

  /** The frame at a point. */
  Frame at(Binary64[] point) {
    Binary64[][] vectors = new Binary64[dimension][];
    for (int i = 0; i < dimension; i++) {
      vectors[i] = geometry.transportFromOrigin(point, originFrame[i]);
    }
    return new Frame(point, vectors);
  }

  private static double norm(Binary64[] v) {
    double norm = 0;
    for (Binary64 coordinate : v) {
      norm = Math.hypot(norm, coordinate.getReal());
    }
    return norm;
  }

  static Binary64[] field(double[] values) {
    Binary64[] result = new Binary64[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = new Binary64(values[i]);
    }
    return result;
  }

  /** An orthonormal frame of the tangent space at a point. */
  final class Frame {

    private final Binary64[] point;
    private final Binary64[][] vectors;

    private Frame(Binary64[] point, Binary64[][] vectors) {
      this.point = point;
      this.vectors = vectors;
    }

    /**
     * The coordinates of the Riemannian gradient: by its definition {@code <grad, e_i> = dL(e_i)},
     * whatever the metric.
     *
     * @param derivatives of the loss by the ambient coordinates
     */
    double[] gradient(double[] derivatives) {
      double[] coordinates = new double[dimension];
      for (int i = 0; i < dimension; i++) {
        for (int a = 0; a < derivatives.length; a++) {
          coordinates[i] += derivatives[a] * vectors[i][a].getReal();
        }
      }
      return coordinates;
    }

    /**
     * The point that a tangent vector leads to, settled. A vector longer than from the origin to
     * the cap is shortened to that: gradients that large have exploded, and the exponential map
     * would overflow.
     */
    Binary64[] move(double[] coordinates) {
      double longest = 2 * largestNorm;
      double length = norm(field(coordinates));
      double[] within = coordinates.clone();
      if (length > longest) {
        Arrays.setAll(within, i -> coordinates[i] / length * longest);
      }
      return settle(geometry.expmap(point, vector(within)));
    }

    /**
     * The coordinates, in the frame at the end, of a vector transported along the geodesic there.
     */
    double[] transport(double[] coordinates, Frame end) {
      Binary64[] transported = geometry.transport(point, end.point, vector(coordinates));
      double[] result = new double[dimension];
      for (int i = 0; i < dimension; i++) {
        result[i] = geometry.inner(end.point, transported, end.vectors[i]).getReal();
      }
      return result;
    }

    private Binary64[] vector(double[] coordinates) {
      Binary64[] vector = MathArrays.buildArray(point[0].getField(), point.length);
      for (int i = 0; i < dimension; i++) {
        for (int a = 0; a < vector.length; a++) {
          vector[a] = vector[a].add(vectors[i][a].multiply(coordinates[i]));
        }
      }
      return vector;
    }
  }
}
