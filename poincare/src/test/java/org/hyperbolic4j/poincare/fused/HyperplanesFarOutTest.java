package org.hyperbolic4j.poincare.fused;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.hyperbolic.geometry.Radial;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.Vectors;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;

/**
 * Hyperplanes and distances to them against the geometry where the laws of operators do not go: far
 * out, beyond overflow, nearly flat, and with the published conformal factor.
 */
class HyperplanesFarOutTest {

  private static final int ROWS = 1;

  /** What a layer gives. */
  private enum Output {
    TANGENT,
    DISTANCES
  }

  /** Whose conformal factor. */
  enum Factor {
    CORRECT,
    PUBLISHED
  }

  /** How far out the inputs are, how steep and how far away the hyperplanes. */
  private record Place(double reach, double steepness, double shift, int digits) {}

  /** As in a network. */
  private static final Place NEAR = new Place(3, 1, 1, 50);

  /** Where results are far beyond the cap. */
  private static final Place AT_THE_CAP = new Place(6, 8, 4, 80);

  /** Where hyperbolic functions of the inputs would overflow. */
  private static final Place FAR_INPUTS = new Place(100, 1, 1, 240);

  /** Where hyperbolic functions of the results would overflow, though not of the inputs. */
  private static final Place STEEP = new Place(3, 400, 1, 60);

  /** Where hyperbolic functions of the offsets would overflow. */
  private static final Place FAR_PLANES = new Place(3, 1, 200, 240);

  @Property(tries = 8)
  void publishedFactor(
      @ForAll Random random,
      @ForAll boolean distances,
      @ForAll @IntRange(min = 2, max = 4) int dimension) {
    Output output = distances ? Output.DISTANCES : Output.TANGENT;
    check(NEAR, output, Factor.PUBLISHED, TangentCap.NONE, random, dimension);
  }

  /** Where the layer is nearly flat, most of what c changes in it cancels; at zero vectors, all. */
  @Property(tries = 20)
  void gradientsByCurvatureNearlyFlat(
      @ForAll Random random,
      @ForAll boolean distances,
      @ForAll @IntRange(min = 2, max = 4) int dimension) {
    double reach = Math.pow(10, -2 - 4 * random.nextDouble());
    Output output = distances ? Output.DISTANCES : Output.TANGENT;
    Drawing drawing = Drawing.opposite(random, Drawing.curvature(random), reach);
    Inputs inputs = draw(drawing, new Place(reach, 1, reach, 50), dimension);
    new GeometryOracle(50)
        .checkByCurvature(
            layer(output, Factor.CORRECT, TangentCap.NONE),
            inputs,
            random,
            (geometry, in) ->
                layer(geometry, in, output, Factor.CORRECT, TangentCap.NONE.scaledNorm()));
  }

  @Property(tries = 6)
  void capped(
      @ForAll Random random,
      @ForAll Factor factor,
      @ForAll @IntRange(min = 2, max = 4) int dimension) {
    check(AT_THE_CAP, Output.TANGENT, factor, new TangentCap(6), random, dimension);
  }

  @Property(tries = 4)
  void farInputs(@ForAll Random random, @ForAll Factor factor, @ForAll boolean distances) {
    checkFar(FAR_INPUTS, factor, distances, random);
  }

  @Property(tries = 6)
  void steepHyperplanes(@ForAll Random random, @ForAll Factor factor, @ForAll boolean distances) {
    checkFar(STEEP, factor, distances, random);
  }

  @Property(tries = 4)
  void farHyperplanes(@ForAll Random random, @ForAll Factor factor, @ForAll boolean distances) {
    checkFar(FAR_PLANES, factor, distances, random);
  }

  private static void checkFar(Place place, Factor factor, boolean distances, Random random) {
    TangentCap cap = random.nextBoolean() ? TangentCap.NONE : new TangentCap(3);
    check(place, distances ? Output.DISTANCES : Output.TANGENT, factor, cap, random, 3);
  }

  private static void check(
      Place place, Output output, Factor factor, TangentCap cap, Random random, int dimension) {
    new GeometryOracle(place.digits)
        .check(
            layer(output, factor, cap),
            draw(new Drawing(random, Drawing.curvature(random), place.reach), place, dimension),
            random,
            (geometry, in) -> layer(geometry, in, output, factor, cap.scaledNorm()));
  }

  private static Inputs draw(Drawing drawing, Place place, int dimension) {
    List<InputKind> kinds = List.of(InputKind.MAP, InputKind.NORMALS, InputKind.OFFSETS_OF_NORMALS);
    return new Inputs(kinds, drawing, ROWS, dimension)
        .scaled(1, place.steepness)
        .scaled(2, place.shift);
  }

  private static LinearLayer layer(Output output, Factor factor, TangentCap cap) {
    PoincareFusedOperators kernels =
        new PoincareFusedOperators(OperatorSettings.of(cap), factor == Factor.PUBLISHED);
    return new LinearLayer(
        output == Output.TANGENT ? kernels.hyperplanes() : kernels.hyperplaneDistances());
  }

  private static <T extends CalculusFieldElement<T>> T[] layer(
      Geometry<T> geometry, T[][] in, Output output, Factor factor, double cap) {
    T[][] u = rows(in[0], ROWS);
    T[][] normals = rows(in[1], in[2].length);
    T[] out = MathArrays.buildArray(geometry.curvature().getField(), ROWS * normals.length);
    for (int row = 0; row < ROWS; row++) {
      T[] x = exponential(geometry.curvature(), u[row]);
      T[] distances =
          factor == Factor.CORRECT
              ? geometry.hyperplaneDistances(x, normals, in[2])
              : publishedDistances(geometry.curvature(), x, normals, in[2]);
      T[] result =
          output == Output.DISTANCES
              ? distances
              : fullyConnected(geometry.curvature(), distances, cap);
      System.arraycopy(result, 0, out, row * result.length, result.length);
    }
    return out;
  }

  /** exp_0 of any vector; the geometry's own results only go as far as float64 coordinates do. */
  private static <T extends CalculusFieldElement<T>> T[] exponential(T c, T[] u) {
    return Vectors.scale(Radial.tanhc(c.multiply(dot(u, u))), u);
  }

  /** HNN++'s formula with the published code's conformal factor. */
  private static <T extends CalculusFieldElement<T>> T[] publishedDistances(
      T c, T[] x, T[][] normals, T[] offsets) {
    T s = c.sqrt();
    T factor = c.multiply(dot(x, x)).negate().add(1).multiply(2);
    T[] distances = MathArrays.buildArray(c.getField(), normals.length);
    for (int k = 0; k < normals.length; k++) {
      T length = dot(normals[k], normals[k]).sqrt();
      T angle = s.multiply(offsets[k]).multiply(2);
      T along = s.multiply(factor).multiply(dot(x, normals[k])).divide(length);
      T sine = along.multiply(angle.cosh()).subtract(factor.subtract(1).multiply(angle.sinh()));
      distances[k] = length.multiply(2).divide(s).multiply(sine.asinh());
    }
    return distances;
  }

  /** Tangent coordinates of the fully connected layer's result under a cap. */
  private static <T extends CalculusFieldElement<T>> T[] fullyConnected(
      T c, T[] distances, double cap) {
    T s = c.sqrt();
    T[] out = distances.clone();
    for (int k = 0; k < out.length; k++) {
      out[k] = s.multiply(distances[k]).sinh();
    }
    T sinh = dot(out, out).sqrt();
    T angle = sinh.asinh();
    T norm = angle.getReal() > 2 * cap ? c.newInstance(cap) : angle.divide(2);
    for (int k = 0; k < out.length; k++) {
      out[k] = out[k].multiply(norm).divide(s).divide(sinh);
    }
    return out;
  }

  private static <T extends CalculusFieldElement<T>> T dot(T[] a, T[] b) {
    T sum = a[0].getField().getZero();
    for (int i = 0; i < a.length; i++) {
      sum = sum.add(a[i].multiply(b[i]));
    }
    return sum;
  }

  private static <T extends CalculusFieldElement<T>> T[][] rows(T[] flat, int count) {
    int width = flat.length / count;
    T[][] rows = MathArrays.buildArray(flat[0].getField(), count, width);
    for (int row = 0; row < count; row++) {
      System.arraycopy(flat, row * width, rows[row], 0, width);
    }
    return rows;
  }
}
