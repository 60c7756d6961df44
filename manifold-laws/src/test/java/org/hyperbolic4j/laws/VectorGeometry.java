package org.hyperbolic4j.laws;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.Gyrovectors;
import org.hyperbolic4j.manifold.geometry.Vectors;

/**
 * A geometry whose points and tangent vectors are any, or some, vectors of D numbers.
 *
 * @param <T> the field of the coordinates
 */
abstract class VectorGeometry<T extends CalculusFieldElement<T>>
    implements Geometry<T>, Gyrovectors<T> {

  private final T c;

  VectorGeometry(T c) {
    this.c = c;
  }

  final T number(double value) {
    return c.newInstance(value);
  }

  @Override
  public T curvature() {
    return c;
  }

  @Override
  public int ambientDimension(int dimension) {
    return dimension;
  }

  @Override
  public int dimension(int ambientDimension) {
    return ambientDimension;
  }

  @Override
  public T[] origin(int dimension) {
    return Vectors.zeros(c, dimension);
  }

  @Override
  public T[] projectTangent(T[] x, T[] v) {
    return v.clone();
  }

  @Override
  public Optional<String> checkTangent(T[] x, T[] v) {
    return x.length == v.length
        ? Vectors.checkFinite(v)
        : Optional.of("has %d coordinates, not %d".formatted(v.length, x.length));
  }

  @Override
  public Optional<Gyrovectors<T>> gyrovectors() {
    return Optional.of(this);
  }

  @Override
  public T[] negate(T[] x) {
    return Vectors.negate(x);
  }
}
