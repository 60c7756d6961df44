package org.hyperbolic4j.laws.law;

import java.util.Map;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.laws.precision.Derivatives;
import org.hyperbolic4j.laws.precision.StoredGeometry;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.nd4j.linalg.api.buffer.DataType;

/** The floating-point type that a manifold computes in. */
public enum Precision {
  /** 24 binary digits. */
  FLOAT32(Math.ulp(1f), DataType.FLOAT),
  /** 53 binary digits. */
  FLOAT64(Math.ulp(1.0), DataType.DOUBLE);

  private final double epsilon;
  private final DataType dataType;

  Precision(double epsilon, DataType dataType) {
    this.epsilon = epsilon;
    this.dataType = dataType;
  }

  /**
   * The distance from 1 to the next larger number.
   *
   * @return epsilon
   */
  public double epsilon() {
    return epsilon;
  }

  /**
   * The type of arrays.
   *
   * @return the ND4J type
   */
  public DataType dataType() {
    return dataType;
  }

  /**
   * The nearest number of this precision.
   *
   * @param value any number
   * @return the number as this type stores it
   */
  public double round(double value) {
    return this == FLOAT32 ? (float) value : value;
  }

  /**
   * A manifold's formulas, every operation of which is rounded to this precision.
   *
   * @param manifold the manifold
   * @param c its curvature
   * @return the geometry
   */
  public Geometry<Binary64> geometry(Manifold manifold, double c) {
    return this == FLOAT32
        ? StoredGeometry.float32(manifold, c)
        : manifold.geometry(new Binary64(c));
  }

  /**
   * Values and derivatives of a formula, every operation of which is rounded to this precision.
   *
   * @param manifold the manifold
   * @param c its curvature
   * @param formula what is computed
   * @param at what it depends on but for the curvature
   * @return for each result its elements, then all their derivatives
   */
  public Map<String, double[]> derivatives(
      Manifold manifold, double c, Derivatives.Formula formula, double... at) {
    return this == FLOAT32
        ? Derivatives.float32(manifold, c, formula, at)
        : Derivatives.float64(manifold, c, formula, at);
  }
}
