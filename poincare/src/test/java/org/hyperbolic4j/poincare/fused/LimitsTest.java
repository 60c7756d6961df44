package org.hyperbolic4j.poincare.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hyperbolic4j.poincare.fused.Deviations.assertWithin;
import static org.hyperbolic4j.poincare.fused.Deviations.largest;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.operator.TangentCap;

/** What kernels do with inputs beyond the limits that docs/gradients.md states, in figures. */
class LimitsTest {

  private static final double ACCURACY = 1e-10;

  /** {@code c |x|^2} of points on the boundary. */
  private static final double BOUNDARY = 1 - 1e-15;

  private static final int SCALE = 4;
  private static final int DISPERSION = 2;

  /** Kernels whose only vectors are limited ones. */
  @Provide
  Arbitrary<Kernel> kernelsOfVectors() {
    return Arbitraries.of(
        Kernel.ADD, Kernel.DISTANCE, Kernel.MIDPOINT, Kernel.FRECHET_MEAN, Kernel.TO_POINT);
  }

  /** Beyond the limit only directions count, and what is further feels less of a gradient. */
  @Property(tries = 100)
  void vectorsBeyondTheLimitLieThere(
      @ForAll("kernelsOfVectors") Kernel kernel,
      @ForAll @IntRange(min = 2, max = 4) int channels,
      @ForAll @DoubleRange(min = 2, max = 1000) double further,
      @ForAll Random random) {
    // Between 1/10 and 9/10 of 210.
    Inputs near =
        kernel.draw(Drawing.opposite(random, Drawing.curvature(random), 210), 3, channels);
    Inputs far = near;
    for (int i = 0; i < kernel.inputs().size(); i++) {
      far = far.scaled(i, further);
    }
    FusedOperator operator = kernel.operator(TangentCap.NONE);
    KernelRun here = KernelRun.of(operator, near);
    KernelRun there = KernelRun.of(operator, far);
    double[] values = here.values();
    assertWithin("value", there.values(), values, ACCURACY * largest(values));
    double[] cotangent = random.doubles(values.length, -1, 1).toArray();
    double[][] expected = here.gradients(cotangent);
    double[][] actual = there.gradients(cotangent);
    for (int i = 0; i < actual.length - 1; i++) {
      double[] shrunk = Arrays.stream(expected[i]).map(x -> x / further).toArray();
      assertWithin("gradient of input " + i, actual[i], shrunk, 1e-8 * largest(shrunk));
      assertAcross(expected[i], near.values(i), channels);
    }
    // Results are in units of 1/sqrt(c), and nothing else depends on c.
    double byCurvature = -Deviations.dot(cotangent, values) / (2 * near.c());
    double allowed = 1e-8 * largest(cotangent) * largest(values) * values.length / near.c();
    assertWithin("gradient of c", actual[actual.length - 1], new double[] {byCurvature}, allowed);
  }

  /** A gradient by vectors has no part along them. */
  private static void assertAcross(double[] gradient, double[] vectors, int channels) {
    for (int from = 0; from < vectors.length; from += channels) {
      double[] v = Arrays.copyOfRange(vectors, from, from + channels);
      double[] g = Arrays.copyOfRange(gradient, from, from + channels);
      double size = Math.sqrt(Deviations.dot(v, v) * Deviations.dot(g, g));
      assertThat(Math.abs(Deviations.dot(v, g))).isLessThanOrEqualTo(1e-8 * size);
    }
  }

  @Property(tries = 50)
  void pointsBeyondTheBoundaryLieJustInside(
      @ForAll @IntRange(min = 1, max = 4) int channels,
      @ForAll @DoubleRange(min = 1, max = 100) double out,
      @ForAll Random random) {
    double c = Drawing.curvature(random);
    double[] x = random.doubles(channels, -1, 1).toArray();
    double length = Math.sqrt(c * Deviations.dot(x, x));
    x = Arrays.stream(x).map(component -> component * out / length).toArray();
    Inputs inputs = Inputs.of(new long[][] {{1, channels}, {1}}, new double[][] {x, {c}});
    new GeometryOracle(50)
        .check(
            Kernel.TO_TANGENT.operator(TangentCap.NONE),
            inputs,
            random,
            (geometry, in) -> atBoundary(geometry.curvature(), in[0]));
  }

  private static <T extends CalculusFieldElement<T>> T[] atBoundary(T c, T[] x) {
    T y = c.getField().getZero();
    for (T component : x) {
      y = y.add(component.multiply(component));
    }
    T factor = y.newInstance(BOUNDARY).sqrt().atanh().divide(y.multiply(c).sqrt());
    T[] out = x.clone();
    for (int i = 0; i < x.length; i++) {
      out[i] = x[i].multiply(factor);
    }
    return out;
  }

  @Property(tries = 50)
  void dispersionsBelowZeroCountAsZero(
      @ForAll @DoubleRange(min = 0.01, max = 1e3) double below, @ForAll Random random) {
    Inputs inputs = draw(random);
    KernelRun expected = normalise(inputs.scaled(DISPERSION, 0));
    KernelRun actual = normalise(inputs.scaled(DISPERSION, -below));
    double[] cotangent = random.doubles(actual.values().length, -1, 1).toArray();
    assertThat(actual.values()).isEqualTo(expected.values());
    double[][] gradients = actual.gradients(cotangent);
    assertThat(largest(gradients[DISPERSION])).isZero();
    assertThat(gradients[SCALE]).isEqualTo(expected.gradients(cotangent)[SCALE]);
  }

  @Property(tries = 50)
  void scalesBelowZeroSendEverythingToTheBias(
      @ForAll @DoubleRange(min = 0, max = 1e3) double below, @ForAll Random random) {
    Inputs inputs = draw(random).scaled(SCALE, -below);
    KernelRun run = normalise(inputs);
    double[] values = run.values();
    double[] bias = inputs.values(3);
    double[] expected = new double[values.length];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = bias[i % bias.length];
    }
    assertWithin("value", values, expected, ACCURACY * largest(bias));
    double[] cotangent = random.doubles(values.length, -1, 1).toArray();
    for (int input : List.of(DISPERSION, SCALE)) {
      assertThat(largest(run.gradients(cotangent)[input])).isZero();
    }
  }

  /** Nor does the scale move anything there. */
  @Property(tries = 50)
  void stretchIsAtMostSoMuch(@ForAll Random random) {
    Inputs inputs = draw(random);
    KernelRun expected = normalise(inputs.scaled(SCALE, 1e35));
    KernelRun actual = normalise(inputs.scaled(SCALE, 1e50));
    assertThat(actual.values()).isEqualTo(expected.values());
    double[] cotangent = random.doubles(actual.values().length, -1, 1).toArray();
    double[][] gradients = actual.gradients(cotangent);
    assertThat(gradients).isDeepEqualTo(expected.gradients(cotangent));
    assertThat(largest(gradients[DISPERSION])).isZero();
    assertThat(largest(gradients[SCALE])).isZero();
  }

  private static Inputs draw(Random random) {
    return Kernel.NORMALISE.draw(new Drawing(random, Drawing.curvature(random), 2), 3, 3);
  }

  private static KernelRun normalise(Inputs inputs) {
    return KernelRun.of(Kernel.NORMALISE.operator(new TangentCap(3)), inputs);
  }
}
