package org.hyperbolic4j.nn.parameter;

import java.util.function.DoubleSupplier;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.operator.TangentCap;

/**
 * Where the points of a parameter live.
 *
 * @param manifold the manifold
 * @param curvature gives the current c, in the convention of {@link Curvature}; it may change from
 *     step to step
 * @param cap how far out points may go; a point stored in float32 needs a tighter one than a point
 *     stored in float64
 */
public record PointSpace(Manifold manifold, DoubleSupplier curvature, TangentCap cap) {

  /**
   * The geometry at the current curvature.
   *
   * @return the geometry
   * @throws IllegalArgumentException if the manifold has no such curvature
   */
  public Geometry<Binary64> geometry() {
    double c = curvature.getAsDouble();
    manifold
        .checkCurvature(new Curvature(c))
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    return manifold.geometry(new Binary64(c));
  }
}
