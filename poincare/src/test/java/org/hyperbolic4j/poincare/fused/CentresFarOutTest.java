package org.hyperbolic4j.poincare.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hyperbolic4j.poincare.fused.Deviations.assertWithin;
import static org.hyperbolic4j.poincare.fused.Deviations.largest;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.hyperbolic4j.manifold.operator.TangentCap;

/**
 * Centres of points that coincide far from the origin: there the time coordinates of points are
 * large, and what a centre is made of is a small part of them.
 */
class CentresFarOutTest {

  private static final double ACCURACY = 1e-10;

  @Provide
  Arbitrary<Kernel> centres() {
    return Arbitraries.of(Kernel.WEIGHTED_MIDPOINT, Kernel.WEIGHTED_FRECHET_MEAN);
  }

  /** Nor does what comes back to them lose digits: each gets its share of the gradient. */
  @Property(tries = 200)
  void pointsThatCoincideAreTheirCentre(
      @ForAll("centres") Kernel centre,
      @ForAll @IntRange(min = 1, max = 5) int rows,
      @ForAll @IntRange(min = 1, max = 5) int channels,
      @ForAll @DoubleRange(min = 0.01, max = 7.25) double out,
      @ForAll Random random) {
    Inputs inputs = draw(random, rows, channels, out);
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

  /** One point at a distance from the origin, sqrt(c) |v| = out, as often as there are rows. */
  private static Inputs draw(Random random, int rows, int channels, double out) {
    double c = Drawing.curvature(random);
    double[] place = direction(random, channels);
    double[] v = new double[rows * channels];
    Arrays.setAll(v, k -> out * place[k % channels] / Math.sqrt(c));
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
