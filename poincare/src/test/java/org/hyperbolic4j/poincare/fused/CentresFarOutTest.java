package org.hyperbolic4j.poincare.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hyperbolic4j.poincare.fused.Deviations.assertWithin;
import static org.hyperbolic4j.poincare.fused.Deviations.largest;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.operator.TangentCap;

/**
 * Centres of batches whose points are near each other and far from the origin: there the time
 * coordinates of points are large, and what a centre is made of is a small part of them.
 */
class CentresFarOutTest {

  private static final double ACCURACY = 1e-10;

  /** Some units in the last place. */
  private static final double ROUNDING = 1e-14;

  @Provide
  Arbitrary<Kernel> centres() {
    return Arbitraries.of(
        Kernel.WEIGHTED_MIDPOINT, Kernel.WEIGHTED_FRECHET_MEAN, Kernel.WEIGHTED_FRECHET_STEPS);
  }

  /** How far points are from each other, in radii of curvature. */
  @Provide
  Arbitrary<Double> spreads() {
    return Arbitraries.of(1e-8, 1e-5, 1e-3, 0.1, 2.0);
  }

  /** Nor does what comes back to them lose digits: each gets its share of the gradient. */
  @Property(tries = 200)
  void pointsThatCoincideAreTheirCentre(
      @ForAll("centres") Kernel centre,
      @ForAll @IntRange(min = 1, max = 5) int rows,
      @ForAll @IntRange(min = 1, max = 5) int channels,
      @ForAll @DoubleRange(min = 0.01, max = 7.25) double out,
      @ForAll Random random) {
    Inputs inputs = draw(random, rows, channels, out, 0);
    KernelRun run = KernelRun.of(centre.operator(TangentCap.NONE), inputs);
    double[] point = new double[channels];
    System.arraycopy(inputs.values(0), 0, point, 0, channels);
    assertWithin("centre", run.values(), point, ACCURACY * largest(point));
    double[] cotangent = random.doubles(channels, -1, 1).toArray();
    double[][] gradients = run.gradients(cotangent);
    double[] weights = inputs.values(1);
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double[] shares = new double[rows * channels];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = weights[i / channels] / total * cotangent[i % channels];
    }
    assertWithin("by points", gradients[0], shares, ACCURACY * largest(cotangent));
    double rounding = ACCURACY * channels * largest(point);
    assertThat(largest(gradients[1])).as("by weights").isLessThan(rounding);
    assertThat(largest(gradients[2])).as("by c").isLessThan(rounding / inputs.c());
  }

  @Property(tries = 20)
  void agreesWithTheGeometryToTenDigits(
      @ForAll("centres") Kernel centre,
      @ForAll @IntRange(min = 2, max = 3) int rows,
      @ForAll @IntRange(min = 1, max = 2) int channels,
      @ForAll @DoubleRange(min = 1, max = 7.25) double out,
      @ForAll("spreads") double spread,
      @ForAll Random random) {
    Inputs inputs = draw(random, rows, channels, out, spread);
    new GeometryOracle(60, ROUNDING)
        .check(
            centre.operator(TangentCap.NONE),
            inputs,
            random,
            (geometry, in) -> centre(centre, geometry, in, rows, channels));
  }

  private static <T extends CalculusFieldElement<T>> T[] centre(
      Kernel centre, Geometry<T> geometry, T[][] in, int rows, int channels) {
    T[][] points = MathArrays.buildArray(geometry.curvature().getField(), rows, channels);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(in[0], row * channels, points[row], 0, channels);
      points[row] = geometry.toPoint(points[row]);
    }
    if (centre.equals(Kernel.WEIGHTED_FRECHET_STEPS)) {
      return geometry.toTangent(KarcherFlow.of(geometry, points, in[1], centre.frechetSteps()));
    }
    return geometry.toTangent(
        centre.equals(Kernel.WEIGHTED_MIDPOINT)
            ? geometry.midpoint(points, in[1])
            : geometry.frechetMean(points, in[1]));
  }

  /** Points at a distance from the origin, sqrt(c) |v| = out, and from each other. */
  private static Inputs draw(Random random, int rows, int channels, double out, double spread) {
    double c = Drawing.curvature(random);
    double[] place = direction(random, channels);
    double[] v = new double[rows * channels];
    double across = spread * out / Math.sinh(2 * out);
    for (int row = 0; row < rows; row++) {
      double[] aside = direction(random, channels);
      double radial = out + spread * (random.nextDouble() - 0.5) / 2;
      for (int i = 0; i < channels; i++) {
        int k = row * channels + i;
        v[k] = (radial * place[i] + across * aside[i]) / Math.sqrt(c);
      }
    }
    double[] weights = random.doubles(rows, 0.1, 2).toArray();
    long[][] shapes = {{rows, channels}, {rows, 1}, {1}};
    return Inputs.of(shapes, new double[][] {v, weights, {c}});
  }

  private static double[] direction(Random random, int channels) {
    double[] x = random.doubles(channels, -1, 1).toArray();
    double length = Math.sqrt(Deviations.dot(x, x));
    for (int i = 0; i < channels; i++) {
      x[i] /= length;
    }
    return x;
  }
}
