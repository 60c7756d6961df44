package org.hyperbolic4j.laws;

import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.manifold.geometry.NativeCoordinates;
import org.hyperbolic4j.manifold.geometry.Vectors;

/**
 * Points of Euclidean space by themselves, and beside them one more than their squared norm.
 *
 * @param mistake how much longer points are than their coordinates
 * @param <T> the field of the coordinates
 */
record FlatCoordinates<T extends CalculusFieldElement<T>>(double mistake)
    implements NativeCoordinates<T> {

  @Override
  public T[] toPoint(T[] y) {
    return Vectors.scale(y[0].newInstance(1 + mistake), y);
  }

  @Override
  public T[] ofPoint(T[] x) {
    return x.clone();
  }

  @Override
  public T implied(T squaredNorm) {
    return squaredNorm.add(1);
  }
}
