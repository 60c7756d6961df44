package org.hyperbolic4j.laws.accuracy;

import java.util.Locale;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;

/** Operations of a geometry whose digits are counted. */
public enum Operation {
  /** From tangent coordinates to the point. */
  TO_POINT {
    @Override
    <T extends CalculusFieldElement<T>> T[] of(Geometry<T> geometry, Arguments<T> in) {
      return geometry.toPoint(in.coordinates);
    }
  },
  /** From the point to its tangent coordinates. */
  TO_TANGENT {
    @Override
    <T extends CalculusFieldElement<T>> T[] of(Geometry<T> geometry, Arguments<T> in) {
      return geometry.toTangent(in.x);
    }
  },
  /** The distance of two points. */
  DISTANCE {
    @Override
    <T extends CalculusFieldElement<T>> T[] of(Geometry<T> geometry, Arguments<T> in) {
      T[] distance = MathArrays.buildArray(geometry.curvature().getField(), 1);
      distance[0] = geometry.distance(in.x, in.y);
      return distance;
    }
  },
  /** The exponential map. */
  EXPMAP {
    @Override
    <T extends CalculusFieldElement<T>> T[] of(Geometry<T> geometry, Arguments<T> in) {
      return geometry.expmap(in.x, in.vector);
    }
  },
  /** The logarithmic map. */
  LOGMAP {
    @Override
    <T extends CalculusFieldElement<T>> T[] of(Geometry<T> geometry, Arguments<T> in) {
      return geometry.logmap(in.x, in.y);
    }
  },
  /** Parallel transport. */
  TRANSPORT {
    @Override
    <T extends CalculusFieldElement<T>> T[] of(Geometry<T> geometry, Arguments<T> in) {
      return geometry.transport(in.x, in.y, in.vector);
    }
  },
  /** The weighted midpoint. */
  MIDPOINT {
    @Override
    <T extends CalculusFieldElement<T>> T[] of(Geometry<T> geometry, Arguments<T> in) {
      return geometry.midpoint(in.points, in.weights);
    }
  },
  /** The weighted Frechet mean. */
  FRECHET_MEAN {
    @Override
    <T extends CalculusFieldElement<T>> T[] of(Geometry<T> geometry, Arguments<T> in) {
      return geometry.frechetMean(in.points, in.weights);
    }
  },
  /** Distances to hyperplanes. */
  HYPERPLANE_DISTANCES {
    @Override
    <T extends CalculusFieldElement<T>> T[] of(Geometry<T> geometry, Arguments<T> in) {
      return geometry.hyperplaneDistances(in.x, in.normals, in.offsets);
    }
  },
  /** The fully connected layer. */
  FULLY_CONNECTED {
    @Override
    <T extends CalculusFieldElement<T>> T[] of(Geometry<T> geometry, Arguments<T> in) {
      return geometry.fullyConnected(in.x, in.normals, in.offsets);
    }
  };

  private static final DfpField DIGITS = new DfpField(60);

  abstract <T extends CalculusFieldElement<T>> T[] of(Geometry<T> geometry, Arguments<T> in);

  /**
   * The result in the precision of a geometry.
   *
   * @param geometry the geometry
   * @param arguments numbers that the precision can store
   * @return the result
   */
  public Binary64[] rounded(Geometry<Binary64> geometry, Arguments<Binary64> arguments) {
    return of(geometry, arguments);
  }

  /**
   * The result to 60 digits.
   *
   * @param manifold the manifold
   * @param c its curvature
   * @param arguments taken as exact
   * @return the result
   */
  public Dfp[] exact(Manifold manifold, double c, Arguments<Binary64> arguments) {
    return of(manifold.geometry(DIGITS.newDfp(c)), Arguments.in(DIGITS.getZero(), arguments));
  }

  /**
   * The name in tables and laws.
   *
   * @return lower-case words with hyphens
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
