package org.hyperbolic4j.poincare.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.analysis.differentiation.GradientField;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.laws.reference.Deviation;
import org.hyperbolic4j.manifold.fused.ArrayTensor;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.FusedOperators;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.poincare.PoincareManifold;

/** Values and gradients of kernels against the geometry, which differentiates itself. */
class KernelsAgainstGeometryTest {

  private static final FusedOperators KERNELS =
      new PoincareManifold().fusedOperators(OperatorSettings.of(TangentCap.NONE)).orElseThrow();

  /** A geometric statement of an operator on rows of tangent coordinates. */
  @FunctionalInterface
  private interface Statement {
    Gradient[] apply(Geometry<Gradient> geometry, Gradient[][] inputs);
  }

  @Property(tries = 40)
  void add(@ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int channels) {
    int rows = 3;
    check(
        KERNELS.add(),
        random,
        new int[][] {{rows, channels}, {rows, channels}},
        (geometry, in) -> {
          Gradient[] out = array(geometry, rows * channels);
          for (int row = 0; row < rows; row++) {
            Gradient[] sum =
                geometry
                    .gyrovectors()
                    .orElseThrow()
                    .add(
                        geometry.toPoint(row(in[0], row, channels)),
                        geometry.toPoint(row(in[1], row, channels)));
            put(geometry.toTangent(sum), out, row * channels);
          }
          return out;
        });
  }

  @Property(tries = 40)
  void distance(@ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int channels) {
    int rows = 3;
    check(
        KERNELS.distance(),
        random,
        new int[][] {{rows, channels}, {rows, channels}},
        (geometry, in) -> {
          Gradient[] out = array(geometry, rows);
          for (int row = 0; row < rows; row++) {
            out[row] =
                geometry.distance(
                    geometry.toPoint(row(in[0], row, channels)),
                    geometry.toPoint(row(in[1], row, channels)));
          }
          return out;
        });
  }

  @Property(tries = 40)
  void toPoint(@ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int channels) {
    check(
        KERNELS.toPoint(),
        random,
        new int[][] {{2, channels}},
        (geometry, in) -> {
          Gradient[] out = array(geometry, 2 * channels);
          for (int row = 0; row < 2; row++) {
            put(geometry.toPoint(row(in[0], row, channels)), out, row * channels);
          }
          return out;
        });
  }

  @Property(tries = 40)
  void toTangent(@ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int channels) {
    check(
        KERNELS.toTangent(),
        random,
        0.6 / Math.sqrt(channels),
        new int[][] {{2, channels}},
        (geometry, in) -> {
          Gradient[] out = array(geometry, 2 * channels);
          for (int row = 0; row < 2; row++) {
            put(geometry.toTangent(row(in[0], row, channels)), out, row * channels);
          }
          return out;
        });
  }

  @Property(tries = 40)
  void midpoint(@ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int channels) {
    check(
        KERNELS.centre(Centre.MIDPOINT),
        random,
        new int[][] {{4, channels}},
        (geometry, in) ->
            geometry.toTangent(
                geometry.midpoint(points(geometry, in[0], 4, channels), ones(geometry, 4))));
  }

  @Property(tries = 40)
  void frechetMean(@ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int channels) {
    check(
        KERNELS.centre(Centre.FRECHET),
        random,
        new int[][] {{4, channels}},
        (geometry, in) ->
            geometry.toTangent(
                geometry.frechetMean(points(geometry, in[0], 4, channels), ones(geometry, 4))));
  }

  @Property(tries = 40)
  void weightedCentres(
      @ForAll Random random,
      @ForAll Centre kind,
      @ForAll @IntRange(min = 1, max = 4) int channels) {
    check(
        KERNELS.weightedCentre(kind),
        random,
        new int[][] {{4, channels}, {4, 1}},
        (geometry, in) -> {
          Gradient[][] points = points(geometry, in[0], 4, channels);
          return geometry.toTangent(
              kind == Centre.MIDPOINT
                  ? geometry.midpoint(points, in[1])
                  : geometry.frechetMean(points, in[1]));
        });
  }

  @Property(tries = 40)
  void dispersion(@ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int channels) {
    check(
        KERNELS.dispersion(),
        random,
        new int[][] {{4, channels}, {channels}},
        (geometry, in) -> {
          Gradient[] out = array(geometry, 1);
          out[0] =
              geometry.dispersion(points(geometry, in[0], 4, channels), geometry.toPoint(in[1]));
          return out;
        });
  }

  @Property(tries = 40)
  void normalise(@ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int channels) {
    double epsilon = 0.25;
    check(
        KERNELS.normalise(epsilon),
        random,
        new int[][] {{3, channels}, {channels}, {1}, {channels}, {1}},
        (geometry, in) -> {
          Gradient[] out = array(geometry, 3 * channels);
          Gradient[] mean = geometry.toPoint(in[1]);
          Gradient[] bias = geometry.toPoint(in[3]);
          Gradient ratio = in[4][0].divide(in[2][0].add(epsilon)).sqrt();
          for (int row = 0; row < 3; row++) {
            Gradient[] away = geometry.logmap(mean, geometry.toPoint(row(in[0], row, channels)));
            Gradient[] moved = geometry.transport(mean, bias, away);
            for (int i = 0; i < channels; i++) {
              moved[i] = moved[i].multiply(ratio);
            }
            put(geometry.toTangent(geometry.expmap(bias, moved)), out, row * channels);
          }
          return out;
        });
  }

  private static void check(
      FusedOperator kernel, Random random, int[][] shapes, Statement statement) {
    check(kernel, random, 1.0, shapes, statement);
  }

  /**
   * Draws inputs of scale {@code spread / sqrt(c)} (one-element inputs and weights are positive)
   * and compares value and every gradient.
   */
  private static void check(
      FusedOperator kernel, Random random, double spread, int[][] shapes, Statement statement) {
    double c = Math.exp(4 * random.nextGaussian());
    double[][] values = new double[shapes.length + 1][];
    ArrayTensor[] tensors = new ArrayTensor[values.length];
    int variables = 1;
    for (int input = 0; input < shapes.length; input++) {
      int[] shape = shapes[input];
      values[input] = new double[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
      double scale = Math.pow(10, -3 * random.nextDouble()) * spread / Math.sqrt(c);
      for (int i = 0; i < values[input].length; i++) {
        values[input][i] =
            isPositive(kernel, input)
                ? 0.1 + random.nextDouble()
                : scale * Math.max(-1.5, Math.min(1.5, random.nextGaussian()));
      }
      tensors[input] = ArrayTensor.of(values[input], Arrays.stream(shape).asLongStream().toArray());
      variables += values[input].length;
    }
    values[shapes.length] = new double[] {c};
    tensors[shapes.length] = ArrayTensor.of(values[shapes.length], 1);

    Gradient[][] inputs = new Gradient[shapes.length][];
    int variable = 0;
    for (int input = 0; input < shapes.length; input++) {
      inputs[input] =
          MathArrays.buildArray(GradientField.getField(variables), values[input].length);
      for (int i = 0; i < values[input].length; i++) {
        inputs[input][i] = Gradient.variable(variables, variable++, values[input][i]);
      }
    }
    Geometry<Gradient> geometry =
        new PoincareManifold().geometry(Gradient.variable(variables, variables - 1, c));
    Gradient[] expected = statement.apply(geometry, inputs);

    KernelRun run = KernelRun.of(kernel, tensors);
    double[] cotangent = new double[expected.length];
    double[] expectedValues = new double[expected.length];
    double[] expectedGradient = new double[variables];
    for (int i = 0; i < expected.length; i++) {
      cotangent[i] = random.nextGaussian();
      expectedValues[i] = expected[i].getValue();
      for (int j = 0; j < variables; j++) {
        expectedGradient[j] += cotangent[i] * expected[i].getPartialDerivative(j);
      }
    }
    assertThat(Deviation.of("out", run.values(), expectedValues).relative()).isLessThan(1e-10);
    double[][] gradients = run.gradients(cotangent);
    int from = 0;
    for (int input = 0; input < shapes.length; input++) {
      double[] part = Arrays.copyOfRange(expectedGradient, from, from + gradients[input].length);
      from += part.length;
      assertThat(Deviation.of("input " + input, gradients[input], part).relative())
          .as("%s, gradient of input %d, c = %s", kernel.id(), input, c)
          .isLessThan(1e-8);
    }
    // In one dimension many operators do not depend on c, so that nothing but rounding is left.
    double size = 0;
    for (int i = 0; i < cotangent.length; i++) {
      size += Math.abs(cotangent[i] * expectedValues[i]) / c;
    }
    double byCurvature = expectedGradient[variables - 1];
    assertThat(gradients[shapes.length][0])
        .as("%s, gradient of c = %s", kernel.id(), c)
        .isCloseTo(byCurvature, within(1e-8 * Math.abs(byCurvature) + 1e-12 * size));
  }

  private static boolean isPositive(FusedOperator kernel, int input) {
    return kernel.id().contains("normalise")
        ? input == 2 || input == 4
        : kernel.id().contains("weighted=true") && input == 1;
  }

  private static Gradient[] array(Geometry<Gradient> geometry, int length) {
    return MathArrays.buildArray(geometry.curvature().getField(), length);
  }

  private static Gradient[] ones(Geometry<Gradient> geometry, int length) {
    Gradient[] ones = array(geometry, length);
    Arrays.fill(ones, geometry.curvature().getField().getOne());
    return ones;
  }

  private static Gradient[] row(Gradient[] rows, int row, int width) {
    return Arrays.copyOfRange(rows, row * width, (row + 1) * width);
  }

  private static Gradient[][] points(
      Geometry<Gradient> geometry, Gradient[] rows, int count, int width) {
    Gradient[][] points = MathArrays.buildArray(geometry.curvature().getField(), count, width);
    for (int i = 0; i < count; i++) {
      points[i] = geometry.toPoint(row(rows, i, width));
    }
    return points;
  }

  private static void put(Gradient[] part, Gradient[] all, int at) {
    System.arraycopy(part, 0, all, at, part.length);
  }
}
