package org.hyperbolic4j.laws.accuracy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.laws.law.Precision;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;

/**
 * Decimal digits that are lost when points are stored in a model's coordinates and its formulas
 * compute with them, by distance from the origin. Points are given and results are read in ways
 * that no model has a part in, so that models of the same space can be compared.
 */
public final class DigitTable {

  /** Curvature c at which digits are counted; how far out points are matters, not c. */
  public static final double CURVATURE = 1;

  private static final int DIMENSION = 3;

  /** Triples of points that each entry is the worst of. */
  private static final int TRIPLES = 8;

  private static final List<Double> RADII = List.of(0.01, 0.1, 1.0, 2.0, 4.0, 6.0, 8.0, 10.0);

  private static final DfpField DIGITS = new DfpField(60);

  private DigitTable() {}

  /**
   * An entry of the table.
   *
   * @param quantity what was computed
   * @param radius how far from the origin the points are, in radii of curvature
   * @param digits how many decimal digits of the precision's are lost, 0 or more
   */
  public record Row(Quantity quantity, double radius, double digits) {}

  /**
   * Counts digits at c = {@value #CURVATURE}, D = 3.
   *
   * @param manifold a manifold that allows the curvature
   * @param precision what it computes in
   * @return rows by quantity, then by radius; the same ones whenever asked
   */
  public static List<Row> of(Manifold manifold, Precision precision) {
    List<Row> rows = new ArrayList<>();
    for (Quantity quantity : Quantity.values()) {
      for (double radius : RADII) {
        rows.add(new Row(quantity, radius, digits(manifold, precision, quantity, radius)));
      }
    }
    return rows;
  }

  private static double digits(
      Manifold manifold, Precision precision, Quantity quantity, double radius) {
    Geometry<Binary64> geometry = precision.geometry(manifold, CURVATURE);
    Geometry<Dfp> exact = manifold.geometry(DIGITS.newDfp(CURVATURE));
    Random random = new Random(0);
    double worst = 0;
    for (int i = 0; i < TRIPLES; i++) {
      double[][] v = new double[3][];
      Arrays.setAll(v, k -> coordinates(random, radius, precision));
      worst = Math.max(worst, relative(of(quantity, geometry, v), of(quantity, exact, v)));
    }
    return Math.max(0, Math.log10(worst / precision.epsilon()));
  }

  private static double[] coordinates(Random random, double radius, Precision precision) {
    double[] v = random.doubles(DIMENSION, -1, 1).toArray();
    double length = Math.sqrt(MathArrays.linearCombination(v, v));
    return Arrays.stream(v).map(x -> precision.round(radius / 2 / length * x)).toArray();
  }

  private static <T extends CalculusFieldElement<T>> T[] of(
      Quantity quantity, Geometry<T> geometry, double[][] coordinates) {
    T like = geometry.curvature();
    T[][] x = MathArrays.buildArray(like.getField(), coordinates.length, -1);
    for (int i = 0; i < x.length; i++) {
      T[] v = MathArrays.buildArray(like.getField(), DIMENSION);
      for (int k = 0; k < DIMENSION; k++) {
        v[k] = like.newInstance(coordinates[i][k]);
      }
      x[i] = geometry.toPoint(v);
    }
    return quantity.of(geometry, x[0], x[1], x[2]);
  }

  private static double relative(Binary64[] result, Dfp[] exact) {
    double error = 0;
    double size = 0;
    for (int i = 0; i < exact.length; i++) {
      error = Math.max(error, Math.abs(exact[i].subtract(result[i].getReal()).getReal()));
      size = Math.max(size, Math.abs(exact[i].getReal()));
    }
    return error / size;
  }
}
