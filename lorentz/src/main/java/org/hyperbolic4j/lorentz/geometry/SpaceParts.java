package org.hyperbolic4j.lorentz.geometry;

import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.manifold.geometry.NativeCoordinates;

/**
 * Points by their space parts.
 *
 * @param geometry the hyperboloid
 * @param <T> the field of the coordinates
 */
record SpaceParts<T extends CalculusFieldElement<T>>(LorentzGeometry<T> geometry)
    implements NativeCoordinates<T> {

  @Override
  public T[] toPoint(T[] y) {
    return geometry.point(y);
  }

  @Override
  public T[] ofPoint(T[] x) {
    return LorentzGeometry.space(x);
  }

  @Override
  public T implied(T squaredNorm) {
    return squaredNorm.add(geometry.curvature().reciprocal()).sqrt();
  }
}
