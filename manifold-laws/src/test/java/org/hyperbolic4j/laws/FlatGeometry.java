package org.hyperbolic4j.laws;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.manifold.geometry.NativeCoordinates;
import org.hyperbolic4j.manifold.geometry.Vectors;

/** Euclidean space: all laws are plain to see. What c is does not matter. */
class FlatGeometry<T extends CalculusFieldElement<T>> extends VectorGeometry<T> {

  FlatGeometry(T c) {
    super(c);
  }

  @Override
  public T inner(T[] x, T[] u, T[] v) {
    return Vectors.dot(u, v);
  }

  @Override
  public T norm(T[] x, T[] v) {
    return Vectors.norm(v);
  }

  @Override
  public T[] expmap(T[] x, T[] v) {
    return Vectors.add(x, v);
  }

  @Override
  public T[] logmap(T[] x, T[] y) {
    return Vectors.subtract(y, x);
  }

  @Override
  public T[] expmap0(T[] v) {
    return v.clone();
  }

  @Override
  public T[] logmap0(T[] y) {
    return y.clone();
  }

  @Override
  public T[] toPoint(T[] v) {
    return Vectors.scale(number(2), v);
  }

  @Override
  public T[] toTangent(T[] x) {
    return Vectors.scale(number(0.5), x);
  }

  @Override
  public T distance(T[] x, T[] y) {
    return Vectors.norm(Vectors.subtract(y, x));
  }

  @Override
  public T[] transport(T[] x, T[] y, T[] v) {
    return v.clone();
  }

  @Override
  public T[] transportFromOrigin(T[] y, T[] v) {
    return v.clone();
  }

  @Override
  public T[] transportToOrigin(T[] x, T[] v) {
    return v.clone();
  }

  @Override
  public T[] midpoint(T[][] points, T[] weights) {
    T weight = weights[0];
    T[] sum = Vectors.scale(weights[0], points[0]);
    for (int i = 1; i < points.length; i++) {
      weight = weight.add(weights[i]);
      sum = Vectors.combine(number(1), sum, weights[i], points[i]);
    }
    return Vectors.scale(weight.reciprocal(), sum);
  }

  @Override
  public T[] frechetMean(T[][] points, T[] weights) {
    return midpoint(points, weights);
  }

  @Override
  public T[] hyperplaneDistances(T[] x, T[][] normals, T[] offsets) {
    T[] distances = Vectors.zeros(curvature(), normals.length);
    for (int k = 0; k < normals.length; k++) {
      T offset = Vectors.norm(normals[k]).multiply(offsets[k]);
      distances[k] = Vectors.dot(toTangent(x), normals[k]).subtract(offset).multiply(4);
    }
    return distances;
  }

  @Override
  public T[] fullyConnected(T[] x, T[][] normals, T[] offsets) {
    return hyperplaneDistances(x, normals, offsets);
  }

  @Override
  public T[] project(T[] x) {
    return x.clone();
  }

  @Override
  public Optional<String> checkPoint(T[] x) {
    return Vectors.checkFinite(x);
  }

  @Override
  public T[] add(T[] x, T[] y) {
    return Vectors.add(x, y);
  }

  @Override
  public T[] subtract(T[] x, T[] y) {
    return Vectors.subtract(x, y);
  }

  @Override
  public T[] scale(T r, T[] x) {
    return Vectors.scale(r, x);
  }

  @Override
  public T[] gyration(T[] u, T[] v, T[] w) {
    return w.clone();
  }

  @Override
  public Optional<NativeCoordinates<T>> nativeCoordinates() {
    return Optional.of(new FlatCoordinates<>(0));
  }
}
