package org.hyperbolic4j.lorentz.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.analysis.differentiation.FieldGradient;
import org.hipparchus.analysis.differentiation.FieldGradientField;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.manifold.fused.ArrayTensor;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * The kernels between tangent coordinates and points, against the printed formulas in 60 digits,
 * which differentiate themselves.
 */
class PointKernelsTest {

  /**
   * About forty roundings, in units of 2^-53; hyperbolic functions multiply those of their
   * arguments by these, which are at most 40.
   */
  private static final double TOLERANCE = 1600 * 0x1p-53;

  private static final DfpField DIGITS = new DfpField(60);

  /** Beyond this a vector counts as shorter. */
  private static final double FURTHEST = 20;

  /** A formula over variables: ambient or tangent coordinates of one position, and c. */
  @FunctionalInterface
  private interface Formula {
    FieldGradient<Dfp>[] of(FieldGradient<Dfp>[] x, FieldGradient<Dfp> c);
  }

  /** (cosh(theta)/s, 2 sinh(theta)/theta v), theta = 2 s |v|; a limited vector in place of v. */
  private static FieldGradient<Dfp>[] point(FieldGradient<Dfp>[] v, FieldGradient<Dfp> c) {
    FieldGradient<Dfp> s = c.sqrt();
    FieldGradient<Dfp> length = length(v, 0);
    FieldGradient<Dfp> theta = s.multiply(length).multiply(2);
    FieldGradient<Dfp> held =
        theta.getReal() > 2 * FURTHEST ? theta.newInstance(2 * FURTHEST) : theta;
    FieldGradient<Dfp>[] x = MathArrays.buildArray(c.getField(), v.length + 1);
    x[0] = held.cosh().divide(s);
    for (int i = 0; i < v.length; i++) {
      x[i + 1] =
          length.isZero()
              ? v[i].multiply(2)
              : v[i].multiply(held.sinh()).divide(length.multiply(s));
    }
    return x;
  }

  /** asinh(s |x_s|)/(2 s |x_s|) x_s, or what it is at the limit. */
  private static FieldGradient<Dfp>[] tangent(FieldGradient<Dfp>[] x, FieldGradient<Dfp> c) {
    FieldGradient<Dfp> scaled = c.sqrt().multiply(length(x, 1));
    FieldGradient<Dfp>[] v = MathArrays.buildArray(c.getField(), x.length - 1);
    for (int i = 0; i < v.length; i++) {
      FieldGradient<Dfp> theta = scaled.asinh();
      if (theta.getReal() > 2 * FURTHEST) {
        theta = theta.newInstance(2 * FURTHEST);
      }
      v[i] =
          scaled.isZero() ? x[i + 1].divide(2) : x[i + 1].multiply(theta).divide(scaled).divide(2);
    }
    return v;
  }

  private static FieldGradient<Dfp> length(FieldGradient<Dfp>[] x, int from) {
    FieldGradient<Dfp> squares = x[0].getField().getZero();
    for (int i = from; i < x.length; i++) {
      squares = squares.add(x[i].multiply(x[i]));
    }
    return squares.isZero() ? squares : squares.sqrt();
  }

  @Property(tries = 60)
  void toPoint(@ForAll Random random, @ForAll @IntRange(min = 1, max = 4) int dimension) {
    double c = Math.exp(3 * random.nextGaussian());
    check(
        new ToPointKernel(),
        vectors(random, dimension, random.nextDouble() * 8 / Math.sqrt(c)),
        c,
        PointKernelsTest::point);
  }

  @Property(tries = 60)
  void toTangent(@ForAll Random random, @ForAll @IntRange(min = 1, max = 4) int dimension) {
    double c = Math.exp(3 * random.nextGaussian());
    double size = Math.pow(10, 12 * random.nextDouble() - 6) / Math.sqrt(c);
    check(
        new ToTangentKernel(), vectors(random, dimension + 1, size), c, PointKernelsTest::tangent);
  }

  /** Vectors and points further out than results go count as lying where they still do. */
  @Property(tries = 30)
  void beyondTheLimit(@ForAll Random random, @ForAll @IntRange(min = 1, max = 4) int dimension) {
    double c = Math.exp(3 * random.nextGaussian());
    double s = Math.sqrt(c);
    double far = Math.pow(10, 20 * random.nextDouble());
    check(
        new ToPointKernel(),
        vectors(random, dimension, 30 * FURTHEST * far / s),
        c,
        PointKernelsTest::point);
    check(
        new ToTangentKernel(),
        vectors(random, dimension + 1, 1e19 * far / s),
        c,
        PointKernelsTest::tangent);
  }

  @Property(tries = 30)
  void thereAndBack(@ForAll Random random, @ForAll @IntRange(min = 1, max = 4) int dimension) {
    double c = Math.exp(3 * random.nextGaussian());
    double[] v = vectors(random, dimension, random.nextDouble() * 18 / Math.sqrt(c));
    Tensor[] curvature = {ArrayTensor.of(new double[] {c}, 1)};
    ArrayTensor x = run(new ToPointKernel(), ArrayTensor.of(v, 1, dimension), curvature[0]);
    double[] back = run(new ToTangentKernel(), x, curvature[0]).toArray();
    assertClose("there and back", back, v, 0);
  }

  @Property(tries = 100)
  void whatIsFiniteStaysFinite(@ForAll Random random, @ForAll boolean single) {
    double[] sizes = {0, single ? 1e-40 : 1e-300, 1, 30, 1e8, single ? 1e30 : 1e300};
    double[] curvatures = {1e-20, 1, 1e20};
    double size = sizes[random.nextInt(sizes.length)];
    double c = curvatures[random.nextInt(curvatures.length)];
    for (FusedOperator kernel : new FusedOperator[] {new ToPointKernel(), new ToTangentKernel()}) {
      long[] shape = {2, 3, 2, 2};
      double[] values = Arrays.stream(vectors(random, 24, 5)).map(x -> x * size).toArray();
      ArrayTensor input = single ? ArrayTensor.float32(shape) : ArrayTensor.float64(shape);
      input.store(0, values, 0, values.length);
      ArrayTensor curvature = single ? ArrayTensor.float32(1) : ArrayTensor.float64(1);
      curvature.store(0, new double[] {c}, 0, 1);
      ArrayTensor out = run(kernel, input, curvature);
      assertThat(Arrays.stream(out.toArray()).allMatch(Double::isFinite)).isTrue();
      double[] cotangent = random.doubles(out.length(), -1, 1).toArray();
      for (double[] gradient : gradients(kernel, input, curvature, out, cotangent, single)) {
        assertThat(Arrays.stream(gradient).allMatch(Double::isFinite))
            .as("%s of size %s, c = %s", kernel.id(), size, c)
            .isTrue();
      }
    }
  }

  @Example
  void shapesAreChecked() {
    assertThatThrownBy(() -> new ToTangentKernel().outputShapes(new long[][] {{4, 1, 2, 2}, {1}}))
        .hasMessage(
            "points have the shape [N, 1 + D, ...], time and at least one space coordinate, not"
                + " [4, 1, 2, 2]");
    assertThatThrownBy(() -> new ToPointKernel().outputShapes(new long[][] {{4, 3}, {2}}))
        .hasMessage("the curvature has the shape [2], it must be [1]");
    assertThat(new ToPointKernel().outputShapes(new long[][] {{4, 3, 5, 6}, {1}}))
        .isDeepEqualTo(new long[][] {{4, 4, 5, 6}});
    assertThat(new ToTangentKernel().outputShapes(new long[][] {{4, 3}, {1}}))
        .isDeepEqualTo(new long[][] {{4, 2}});
  }

  /** A random vector of the given length, in one of ten drawings the zero vector. */
  private static double[] vectors(Random random, int dimension, double length) {
    double[] v = random.doubles(dimension, -1, 1).toArray();
    double norm = Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
    double scale = random.nextInt(10) == 0 ? 0 : length / norm;
    return Arrays.stream(v).map(x -> x * scale).toArray();
  }

  private static ArrayTensor run(FusedOperator kernel, Tensor input, Tensor curvature) {
    long[][] shapes = kernel.outputShapes(new long[][] {input.shape(), curvature.shape()});
    ArrayTensor out = dirty(ArrayTensor.float64(shapes[0]));
    kernel.forward(new Tensor[] {input, curvature}, new Tensor[] {out}, Workers.SEQUENTIAL);
    return out;
  }

  private static double[][] gradients(
      FusedOperator kernel,
      Tensor input,
      Tensor curvature,
      Tensor out,
      double[] cotangent,
      boolean single) {
    ArrayTensor byInput =
        dirty(single ? ArrayTensor.float32(input.shape()) : ArrayTensor.float64(input.shape()));
    ArrayTensor byCurvature = dirty(single ? ArrayTensor.float32(1) : ArrayTensor.float64(1));
    kernel.backward(
        new Tensor[] {input, curvature},
        new Tensor[] {out},
        ArrayTensor.of(cotangent, out.shape()),
        new Tensor[] {byInput, byCurvature},
        Workers.SEQUENTIAL);
    return new double[][] {byInput.toArray(), byCurvature.toArray()};
  }

  /** Every element has to be written. */
  private static ArrayTensor dirty(ArrayTensor tensor) {
    double[] nothing = new double[(int) tensor.length()];
    Arrays.fill(nothing, Double.NaN);
    tensor.store(0, nothing, 0, nothing.length);
    return tensor;
  }

  private static void check(FusedOperator kernel, double[] x, double c, Formula formula) {
    int count = x.length + 1;
    FieldGradient<Dfp>[] variables =
        MathArrays.buildArray(FieldGradientField.getField(DIGITS, count), x.length);
    for (int i = 0; i < x.length; i++) {
      variables[i] = FieldGradient.variable(count, i, DIGITS.newDfp(x[i]));
    }
    FieldGradient<Dfp>[] out =
        formula.of(variables, FieldGradient.variable(count, x.length, DIGITS.newDfp(c)));
    ArrayTensor input = ArrayTensor.of(x, 1, x.length);
    ArrayTensor curvature = ArrayTensor.of(new double[] {c}, 1);
    ArrayTensor actual = run(kernel, input, curvature);
    assertClose(kernel.id(), actual.toArray(), real(out), 0);
    double length = Math.sqrt(Arrays.stream(x).map(component -> component * component).sum());
    for (int k = 0; k < out.length; k++) {
      double[] cotangent = new double[out.length];
      cotangent[k] = 1;
      double[][] gradients = gradients(kernel, input, curvature, actual, cotangent, false);
      double[] expected = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        expected[i] = out[k].getPartialDerivative(i).toDouble();
      }
      double byCurvature = out[k].getPartialDerivative(x.length).toDouble();
      String what = "%s, c = %s, gradient of element %d".formatted(kernel.id(), c, k);
      // Where nothing but rounding is left of a gradient, it is that of the slope of the result.
      double value = Math.abs(out[k].getReal());
      assertClose(what, gradients[0], expected, length > 0 ? value / length : 0);
      assertClose(what + " by c", gradients[1], new double[] {byCurvature}, value / c);
    }
  }

  private static double[] real(FieldGradient<Dfp>[] x) {
    return Arrays.stream(x).mapToDouble(FieldGradient::getReal).toArray();
  }

  /** Fails where an element is off by more than the largest one, or the size of terms, explains. */
  private static void assertClose(String what, double[] actual, double[] expected, double size) {
    double largest = Math.max(size, Arrays.stream(expected).map(Math::abs).max().orElse(0));
    for (int i = 0; i < expected.length; i++) {
      assertThat(Math.abs(actual[i] - expected[i]))
          .as("%s, element %d: %s instead of %s", what, i, actual[i], expected[i])
          .isLessThanOrEqualTo(TOLERANCE * largest);
    }
  }
}
