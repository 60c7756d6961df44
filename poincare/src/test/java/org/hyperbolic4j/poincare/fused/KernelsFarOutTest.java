package org.hyperbolic4j.poincare.fused;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.poincare.fused.GeometryOracle.Statement;

/**
 * Values and gradients of kernels against 50 digits where the laws of operators do not go: further
 * out than float64 geometry has digits for, and where what c changes nearly cancels.
 */
class KernelsFarOutTest {

  private static final int ROWS = 2;
  private static final double CAP = 2;

  /** {@code sqrt(c) |v|} of points 1e-6 from the boundary of a ball with radius 1. */
  private static final double FAR = 7.25;

  @Property(tries = 8)
  void add(@ForAll Random random, @ForAll @IntRange(min = 1, max = 3) int channels) {
    check(Kernel.ADD, random, channels, (geometry, in) -> add(geometry, in[0], in[1], channels));
  }

  @Property(tries = 8)
  void distance(@ForAll Random random, @ForAll @IntRange(min = 1, max = 3) int channels) {
    check(Kernel.DISTANCE, random, channels, distances(channels));
  }

  private static Statement distances(int channels) {
    return (geometry, in) -> {
      var a = points(geometry, in[0], channels);
      var b = points(geometry, in[1], channels);
      var out = array(geometry, ROWS);
      for (int row = 0; row < ROWS; row++) {
        out[row] = geometry.distance(a[row], b[row]);
      }
      return out;
    };
  }

  @Property(tries = 8)
  void toPoint(@ForAll Random random, @ForAll @IntRange(min = 1, max = 3) int channels) {
    check(
        Kernel.TO_POINT,
        random,
        channels,
        (geometry, in) -> flat(geometry, points(geometry, in[0], channels)));
  }

  @Property(tries = 6)
  void midpoint(@ForAll Random random, @ForAll @IntRange(min = 1, max = 3) int channels) {
    check(
        Kernel.WEIGHTED_MIDPOINT,
        reach(random),
        random,
        channels,
        (geometry, in) ->
            geometry.toTangent(geometry.midpoint(points(geometry, in[0], channels), in[1])));
  }

  @Property(tries = 3)
  void frechetMean(@ForAll Random random, @ForAll @IntRange(min = 1, max = 3) int channels) {
    check(
        Kernel.WEIGHTED_FRECHET_MEAN,
        reach(random),
        random,
        channels,
        (geometry, in) ->
            geometry.toTangent(geometry.frechetMean(points(geometry, in[0], channels), in[1])));
  }

  @Property(tries = 3)
  void frechetSteps(@ForAll Random random, @ForAll @IntRange(min = 1, max = 3) int channels) {
    Kernel kernel = Kernel.WEIGHTED_FRECHET_STEPS;
    check(
        kernel,
        reach(random),
        random,
        channels,
        (geometry, in) ->
            geometry.toTangent(
                KarcherFlow.of(
                    geometry, points(geometry, in[0], channels), in[1], kernel.frechetSteps())));
  }

  @Property(tries = 8)
  void dispersion(@ForAll Random random, @ForAll @IntRange(min = 1, max = 3) int channels) {
    check(Kernel.DISPERSION, reach(random), random, channels, dispersions(channels));
  }

  private static Statement dispersions(int channels) {
    return (geometry, in) -> {
      var out = array(geometry, 1);
      out[0] = geometry.dispersion(points(geometry, in[0], channels), geometry.toPoint(in[1]));
      return out;
    };
  }

  @Property(tries = 6)
  void normalise(@ForAll Random random, @ForAll @IntRange(min = 1, max = 3) int channels) {
    check(Kernel.NORMALISE, random, channels, (geometry, in) -> normalise(geometry, in, channels));
  }

  /**
   * Where the distance is nearly Euclidean, most of what c changes in it cancels; on a line, all.
   */
  @Property(tries = 12)
  void gradientsByCurvatureOfDistancesInFlatAndTightBatches(
      @ForAll Random random, @ForAll @IntRange(min = 2, max = 3) int channels) {
    checkByCurvature(Kernel.DISTANCE, random, channels, distances(channels));
    checkByCurvature(Kernel.DISPERSION, random, channels, dispersions(channels));
  }

  private static void checkByCurvature(
      Kernel kernel, Random random, int channels, Statement statement) {
    double c = Drawing.curvature(random);
    Drawing drawing =
        random.nextBoolean()
            ? Drawing.opposite(random, c, Math.pow(10, -2 - 4 * random.nextDouble()))
            : Drawing.clustered(random, c, 3);
    Inputs inputs = kernel.draw(drawing, ROWS, channels);
    if (kernel.equals(Kernel.DISPERSION)) {
      // Centres are drawn half as far out as points.
      inputs = inputs.scaled(1, 2);
    }
    new GeometryOracle(50)
        .checkByCurvature(kernel.operator(TangentCap.NONE), inputs, random, statement);
  }

  /** Stretched to where r theta is held, results lie at the cap and only turn. */
  @Property(tries = 5)
  void stretched(@ForAll Random random, @ForAll @IntRange(min = 2, max = 3) int channels) {
    Drawing drawing = new Drawing(random, Drawing.curvature(random), 1);
    Inputs inputs = Kernel.NORMALISE.draw(drawing, ROWS, channels).scaled(4, 1e6);
    new GeometryOracle(50)
        .check(
            Kernel.NORMALISE.operator(new TangentCap(CAP)),
            inputs,
            random,
            (geometry, in) -> capped(geometry, normalise(geometry, in, channels), channels));
  }

  private static double reach(Random random) {
    return 1 + random.nextDouble() * (FAR - 1);
  }

  private static void check(Kernel kernel, Random random, int channels, Statement statement) {
    check(kernel, 3, random, channels, statement);
  }

  private static void check(
      Kernel kernel, double reach, Random random, int channels, Statement statement) {
    Drawing drawing = new Drawing(random, Drawing.curvature(random), reach);
    Inputs inputs = kernel.draw(drawing, ROWS, channels);
    new GeometryOracle(50).check(kernel.operator(TangentCap.NONE), inputs, random, statement);
  }

  private static <T extends CalculusFieldElement<T>> T[] add(
      Geometry<T> geometry, T[] f, T[] g, int channels) {
    T[][] left = points(geometry, f, channels);
    T[][] right = points(geometry, g, channels);
    for (int row = 0; row < ROWS; row++) {
      T[] sum = geometry.gyrovectors().orElseThrow().add(left[row], right[row]);
      left[row] = geometry.toTangent(sum);
    }
    return flat(geometry, left);
  }

  private static <T extends CalculusFieldElement<T>> T[] normalise(
      Geometry<T> geometry, T[][] in, int channels) {
    T[][] points = points(geometry, in[0], channels);
    T[] mean = geometry.toPoint(in[1]);
    T[] bias = geometry.toPoint(in[3]);
    T ratio = in[4][0].divide(in[2][0].add(Kernel.EPSILON)).sqrt();
    for (int row = 0; row < ROWS; row++) {
      T[] moved = geometry.transport(mean, bias, geometry.logmap(mean, points[row]));
      for (int i = 0; i < channels; i++) {
        moved[i] = moved[i].multiply(ratio);
      }
      points[row] = geometry.toTangent(geometry.expmap(bias, moved));
    }
    return flat(geometry, points);
  }

  /** Moves tangent vectors beyond the cap back along their rays. */
  private static <T extends CalculusFieldElement<T>> T[] capped(
      Geometry<T> geometry, T[] tangents, int channels) {
    T[][] rows = rows(geometry, tangents, channels);
    for (T[] row : rows) {
      T squares = geometry.curvature().getField().getZero();
      for (T x : row) {
        squares = squares.add(x.multiply(x));
      }
      T length = squares.multiply(geometry.curvature());
      if (length.getReal() > CAP * CAP) {
        for (int i = 0; i < channels; i++) {
          row[i] = row[i].multiply(CAP).divide(length.sqrt());
        }
      }
    }
    return flat(geometry, rows);
  }

  private static <T extends CalculusFieldElement<T>> T[] array(Geometry<T> geometry, int length) {
    return MathArrays.buildArray(geometry.curvature().getField(), length);
  }

  private static <T extends CalculusFieldElement<T>> T[][] rows(
      Geometry<T> geometry, T[] flat, int channels) {
    T[][] rows = MathArrays.buildArray(geometry.curvature().getField(), ROWS, channels);
    for (int row = 0; row < ROWS; row++) {
      System.arraycopy(flat, row * channels, rows[row], 0, channels);
    }
    return rows;
  }

  private static <T extends CalculusFieldElement<T>> T[][] points(
      Geometry<T> geometry, T[] flat, int channels) {
    T[][] points = rows(geometry, flat, channels);
    for (int row = 0; row < ROWS; row++) {
      points[row] = geometry.toPoint(points[row]);
    }
    return points;
  }

  private static <T extends CalculusFieldElement<T>> T[] flat(Geometry<T> geometry, T[][] rows) {
    T[] flat = array(geometry, rows.length * rows[0].length);
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, flat, row * rows[row].length, rows[row].length);
    }
    return flat;
  }
}
