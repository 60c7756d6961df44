package org.hyperbolic4j.lorentz.sheet.fused;

import java.util.Arrays;
import java.util.Random;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.lorentz.geometry.LorentzGeometry;
import org.hyperbolic4j.manifold.fused.FusedOperator;

/** A native kernel, inputs for it, and what the geometry says it gives, position by position. */
enum NativeStatement {
  AFFINE {
    @Override
    FusedOperator kernel(double reach) {
      return new AffineKernel(reach);
    }

    @Override
    double[][] draw(Scene scene) {
      double[] squares = scene.random().doubles(scene.positions(), 0, 1).toArray();
      Arrays.setAll(squares, i -> squares[i] * scene.radii() * scene.radii() / scene.c());
      return new double[][] {
        scene.map(), squares, scene.vector(), scene.vector(), {scene.c()},
      };
    }

    @Override
    <T extends CalculusFieldElement<T>> T[][] expected(LorentzGeometry<T> geometry, T[][] in) {
      T[][] rows = rows(in[0]);
      for (int i = 0; i < rows.length; i++) {
        T time = in[1][i].add(geometry.curvature().reciprocal()).sqrt();
        for (int k = 0; k < CHANNELS; k++) {
          rows[i][k] = rows[i][k].add(in[2][k].multiply(time)).add(in[3][k]);
        }
      }
      return rows;
    }
  },
  CENTRE {
    @Override
    FusedOperator kernel(double reach) {
      return new CentreKernel();
    }

    @Override
    double[][] draw(Scene scene) {
      return new double[][] {scene.map(), {scene.c()}};
    }

    @Override
    <T extends CalculusFieldElement<T>> T[][] expected(LorentzGeometry<T> geometry, T[][] in) {
      T[][] points = rows(in[0]);
      T[] ones = MathArrays.buildArray(geometry.curvature().getField(), points.length);
      for (int i = 0; i < points.length; i++) {
        points[i] = point(points[i]);
        ones[i] = geometry.curvature().getField().getOne();
      }
      return only(space(geometry.midpoint(points, ones)));
    }
  },
  DISPERSION {
    @Override
    FusedOperator kernel(double reach) {
      return new DispersionKernel();
    }

    @Override
    double[][] draw(Scene scene) {
      return new double[][] {scene.map(), scene.vector(), {scene.c()}};
    }

    @Override
    <T extends CalculusFieldElement<T>> T[][] expected(LorentzGeometry<T> geometry, T[][] in) {
      T[][] rows = rows(in[0]);
      T sum = geometry.curvature().getField().getZero();
      for (T[] row : rows) {
        T distance = geometry.distance(point(row), point(in[1]));
        sum = sum.add(distance.multiply(distance));
      }
      T[] result = MathArrays.buildArray(sum.getField(), 1);
      result[0] = sum.divide(rows.length);
      return only(result);
    }
  },
  NORMALISE {
    @Override
    FusedOperator kernel(double reach) {
      return new NormaliseKernel(EPSILON, reach);
    }

    @Override
    double[][] draw(Scene scene) {
      double square = scene.radii() * scene.radii() / scene.c();
      double[] spread = scene.random().doubles(2, 0.5, 1.5).toArray();
      return new double[][] {
        scene.map(),
        scene.vector(),
        {spread[0] * square},
        scene.vector(),
        {spread[1] * square},
        {scene.c()},
      };
    }

    @Override
    <T extends CalculusFieldElement<T>> T[][] expected(LorentzGeometry<T> geometry, T[][] in) {
      T[] centre = point(in[1]);
      T[] bias = point(in[3]);
      T ratio = in[4][0].divide(in[2][0].add(EPSILON)).sqrt();
      T[][] rows = rows(in[0]);
      for (int i = 0; i < rows.length; i++) {
        T[] away = geometry.transportToOrigin(centre, geometry.logmap(centre, point(rows[i])));
        for (int k = 0; k < away.length; k++) {
          away[k] = away[k].multiply(ratio);
        }
        rows[i] = space(geometry.expmap(bias, geometry.transportFromOrigin(bias, away)));
      }
      return rows;
    }
  };

  static final int CHANNELS = 3;
  static final double EPSILON = 1e-3;

  /**
   * Where inputs lie.
   *
   * @param c curvature
   * @param radii distance of the furthest from the origin, in radii of curvature
   * @param spread how far they lie around one place, as a share of that; 1 for anywhere
   * @param place direction of the place
   */
  record Scene(Random random, int positions, double c, double radii, double spread, long place) {

    private double[] one() {
      double[] around = direction(random);
      double[] middle = direction(new Random(place));
      double out = spread == 1 ? 0 : 1 - spread;
      double length = random.nextInt(8) == 0 ? 0 : random.nextDouble();
      double[] x = new double[CHANNELS];
      double norm = 0;
      for (int k = 0; k < CHANNELS; k++) {
        x[k] = radii * (out * middle[k] + spread * length * around[k]);
        norm += x[k] * x[k];
      }
      double theta = Math.sqrt(norm);
      for (int k = 0; k < CHANNELS; k++) {
        x[k] *= (theta == 0 ? 1 : Math.sinh(theta) / theta) / Math.sqrt(c);
      }
      return x;
    }

    private static double[] direction(Random random) {
      double[] x = random.doubles(CHANNELS, -1, 1).toArray();
      double norm = Math.sqrt(Arrays.stream(x).map(component -> component * component).sum());
      return Arrays.stream(x).map(component -> component / norm).toArray();
    }

    /** {@code [1, C, positions]}. */
    double[] map() {
      double[] map = new double[CHANNELS * positions];
      for (int i = 0; i < positions; i++) {
        double[] x = one();
        for (int k = 0; k < CHANNELS; k++) {
          map[k * positions + i] = x[k];
        }
      }
      return map;
    }

    double[] vector() {
      return one();
    }
  }

  abstract FusedOperator kernel(double reach);

  /** Inputs in the order of the kernel, the curvature last. */
  abstract double[][] draw(Scene scene);

  /** What the kernel should give, a row for every position. */
  abstract <T extends CalculusFieldElement<T>> T[][] expected(
      LorentzGeometry<T> geometry, T[][] in);

  /** Shapes of the inputs for a map {@code [1, C, positions]}. */
  long[][] shapes(int positions) {
    long[] map = {1, CHANNELS, positions};
    long[] vector = {CHANNELS};
    long[] one = {1};
    return switch (this) {
      case AFFINE -> new long[][] {map, {1, 1, positions}, vector, vector, one};
      case CENTRE -> new long[][] {map, one};
      case DISPERSION -> new long[][] {map, vector, one};
      case NORMALISE -> new long[][] {map, vector, one, vector, one, one};
    };
  }

  private static <T extends CalculusFieldElement<T>> T[][] rows(T[] map) {
    int positions = map.length / CHANNELS;
    T[][] rows = MathArrays.buildArray(map[0].getField(), positions, CHANNELS);
    for (int i = 0; i < map.length; i++) {
      rows[i % positions][i / positions] = map[i];
    }
    return rows;
  }

  /** The geometry reads a point from its space part alone. */
  private static <T extends CalculusFieldElement<T>> T[] point(T[] x) {
    T[] point = MathArrays.buildArray(x[0].getField(), x.length + 1);
    System.arraycopy(x, 0, point, 1, x.length);
    return point;
  }

  private static <T> T[] space(T[] point) {
    return Arrays.copyOfRange(point, 1, point.length);
  }

  private static <T extends CalculusFieldElement<T>> T[][] only(T[] row) {
    T[][] rows = MathArrays.buildArray(row[0].getField(), 1, row.length);
    rows[0] = row;
    return rows;
  }
}
