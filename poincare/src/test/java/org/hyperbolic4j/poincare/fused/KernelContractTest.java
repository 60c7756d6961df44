package org.hyperbolic4j.poincare.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hyperbolic4j.poincare.fused.Deviations.assertWithin;
import static org.hyperbolic4j.poincare.fused.Deviations.largest;
import static org.hyperbolic4j.poincare.fused.Deviations.size;
import static org.hyperbolic4j.poincare.fused.Deviations.terms;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Workers;
import org.hyperbolic4j.manifold.operator.TangentCap;

/** What holds for every kernel, whatever it computes. */
class KernelContractTest {

  private static final double REACH = 2;

  @Provide
  Arbitrary<Kernel> kernels() {
    return Arbitraries.of(Kernel.ALL);
  }

  /** Feature maps {@code [N, C]} and {@code [N, C, H, W]}, also of several blocks of positions. */
  @Provide
  Arbitrary<long[]> maps() {
    return Arbitraries.of(
        new long[] {1, 1},
        new long[] {5, 1},
        new long[] {1, 4},
        new long[] {2, 3},
        new long[] {1, 1, 1, 1},
        new long[] {3, 2, 1, 7},
        new long[] {2, 5, 3, 5},
        new long[] {2, 3, 19, 17},
        new long[] {1, 1, 23, 31});
  }

  @Property(tries = 60)
  void resultsDoNotDependOnTheNumberOfWorkers(
      @ForAll("kernels") Kernel kernel,
      @ForAll("maps") long[] map,
      @ForAll @IntRange(min = 2, max = 5) int count,
      @ForAll Random random) {
    FusedOperator operator = kernel.operator(TangentCap.NONE);
    Inputs inputs = draw(kernel, random, map);
    KernelRun alone = KernelRun.of(operator, inputs);
    KernelRun shared = KernelRun.onWorkers(threads(count), operator, inputs);
    assertThat(shared.values()).isEqualTo(alone.values());
    double[] cotangent = cotangent(random, alone);
    assertThat(shared.gradients(cotangent)).isDeepEqualTo(alone.gradients(cotangent));
  }

  /** As many threads, each with every so many-th piece. */
  private static Workers threads(int count) {
    return (pieces, work) ->
        CompletableFuture.allOf(
                IntStream.range(0, count)
                    .mapToObj(
                        thread ->
                            CompletableFuture.runAsync(
                                () -> {
                                  for (int piece = thread; piece < pieces; piece += count) {
                                    work.run(piece, piece + 1);
                                  }
                                }))
                    .toArray(CompletableFuture[]::new))
            .join();
  }

  @Property(tries = 60)
  void imagesAreRowsInAnotherOrder(
      @ForAll("kernels") Kernel kernel, @ForAll("maps") long[] map, @ForAll Random random) {
    FusedOperator operator = kernel.operator(TangentCap.NONE);
    Inputs inputs = draw(kernel, random, map);
    KernelRun images = KernelRun.of(operator, inputs);
    KernelRun rows = KernelRun.of(operator, inputs.asRows());
    assertClose(rows.values(), Inputs.rows(images.values(), images.shape()), 0);
    double[] cotangent = cotangent(random, images);
    double[][] gradients = images.gradients(cotangent);
    double[][] expected = rows.gradients(Inputs.rows(cotangent, images.shape()));
    double terms = allTerms(inputs, gradients);
    for (int i = 0; i < gradients.length; i++) {
      assertClose(
          expected[i],
          Inputs.rows(gradients[i], inputs.shape(i)),
          size(terms, inputs.values(i), inputs.c()));
    }
  }

  private static void assertClose(double[] actual, double[] expected, double size) {
    double allowed = 1e-10 * Math.max(largest(expected), size);
    assertWithin("up to the order of sums", actual, expected, allowed);
  }

  private static double allTerms(Inputs inputs, double[][] gradients) {
    double sum = 0;
    for (int i = 0; i < gradients.length; i++) {
      sum += terms(inputs.values(i), gradients[i]);
    }
    return sum;
  }

  /** Kernels compute in float64 whatever the storage type, which only rounds. */
  @Property(tries = 60)
  void float32IsFloat64Rounded(
      @ForAll("kernels") Kernel kernel, @ForAll("maps") long[] map, @ForAll Random random) {
    FusedOperator operator = kernel.operator(new TangentCap(2));
    Inputs inputs = draw(kernel, random, map).rounded();
    KernelRun single = KernelRun.inFloat32(operator, inputs);
    KernelRun exact = KernelRun.of(operator, inputs);
    assertThat(single.values()).isEqualTo(rounded(exact.values()));
    double[] cotangent = rounded(cotangent(random, exact));
    double[][] gradients = single.gradients(cotangent);
    double[][] expected = exact.gradients(cotangent);
    for (int i = 0; i < gradients.length; i++) {
      assertThat(gradients[i]).isEqualTo(rounded(expected[i]));
    }
  }

  private static double[] rounded(double[] x) {
    return Arrays.stream(x).map(component -> (float) component).toArray();
  }

  @Property(tries = 60)
  void gradientsAreLinearInTheCotangent(
      @ForAll("kernels") Kernel kernel, @ForAll("maps") long[] map, @ForAll Random random) {
    Inputs inputs = draw(kernel, random, map);
    KernelRun run = KernelRun.of(kernel.operator(new TangentCap(1.5)), inputs);
    double[] left = cotangent(random, run);
    double[] right = cotangent(random, run);
    double[] sum = new double[left.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = 0.75 * left[i] - 3 * right[i];
    }
    double[][] ofLeft = run.gradients(left);
    double[][] ofRight = run.gradients(right);
    double[][] ofSum = run.gradients(sum);
    double terms = allTerms(inputs, ofLeft) + allTerms(inputs, ofRight);
    for (int i = 0; i < ofSum.length; i++) {
      double[] expected = new double[ofSum[i].length];
      for (int j = 0; j < expected.length; j++) {
        expected[j] = 0.75 * ofLeft[i][j] - 3 * ofRight[i][j];
      }
      // A gradient that is 0 in truth is rounding of the cotangent's size.
      double rounding = 1e-3 * largest(sum);
      assertClose(
          ofSum[i], expected, Math.max(rounding, size(terms, inputs.values(i), inputs.c())));
    }
  }

  /** What is left of a step after its linear part goes with the square of its length. */
  @Property(tries = 100)
  void gradientsAreSlopes(
      @ForAll("kernels") Kernel kernel, @ForAll("maps") long[] map, @ForAll Random random) {
    FusedOperator operator = kernel.operator(TangentCap.NONE);
    Inputs inputs = kernel.draw(Drawing.opposite(random, Drawing.curvature(random), REACH), map);
    KernelRun run = KernelRun.of(operator, inputs);
    double[] cotangent = cotangent(random, run);
    double[][] gradients = run.gradients(cotangent);
    double[][] direction = new double[inputs.count()][];
    double slope = 0;
    for (int i = 0; i < direction.length; i++) {
      direction[i] = inputs.values(i).clone();
      for (int j = 0; j < direction[i].length; j++) {
        direction[i][j] *= 0.2 * random.nextDouble() - 0.1;
      }
      slope += product(gradients[i], direction[i]);
    }
    double here = product(cotangent, run.values());
    double noise = 1e-11 * (Math.abs(here) + Math.abs(slope));
    double bend = 0;
    for (int k : new int[] {2, 3, 4, 10}) {
      double step = Math.scalb(1.0, -k);
      KernelRun there = KernelRun.of(operator, inputs.plus(step, direction));
      double rest = Math.abs(product(cotangent, there.values()) - here - step * slope);
      if (k < 10) {
        bend = Math.max(bend, rest / (step * step));
      } else {
        assertThat(rest).as(kernel.name()).isLessThanOrEqualTo(8 * bend * step * step + noise);
      }
    }
  }

  @Property(tries = 100)
  void passesLeaveTheirInputsAlone(
      @ForAll("kernels") Kernel kernel, @ForAll("maps") long[] map, @ForAll Random random) {
    Inputs inputs = draw(kernel, random, map);
    KernelRun run = KernelRun.of(kernel.operator(TangentCap.NONE), inputs);
    assertThat(run.gradients(cotangent(random, run))).hasNumberOfRows(inputs.count());
    for (int i = 0; i < inputs.count(); i++) {
      assertThat(run.input(i)).isEqualTo(inputs.values(i));
    }
  }

  /** Whatever is finite stays finite: some inputs huge, tiny or zero, near and far from the cap. */
  @Property(tries = 400, shrinking = net.jqwik.api.ShrinkingMode.OFF)
  void finiteInputsHaveFiniteResultsAndGradients(
      @ForAll("kernels") Kernel kernel, @ForAll boolean single, @ForAll Random random) {
    TangentCap cap = random.nextBoolean() ? TangentCap.NONE : new TangentCap(3);
    double huge = single ? 1e30 : 1e300;
    double tiny = single ? 1e-40 : 1e-300;
    double[] factors = {huge, tiny, 0, 1e8, 100, 10, 1};
    Inputs inputs = draw(kernel, random, 2, 3, 1, 5);
    StringBuilder sizes = new StringBuilder();
    double[] curvatures = {1, 1e-20, 1e20};
    for (int i = 0; i < inputs.count(); i++) {
      double[] choice = i < inputs.count() - 1 ? factors : curvatures;
      double factor = choice[random.nextInt(choice.length)];
      inputs = inputs.scaled(i, factor);
      sizes.append(' ').append(factor);
    }
    FusedOperator operator = kernel.operator(cap);
    KernelRun run = single ? KernelRun.inFloat32(operator, inputs) : KernelRun.of(operator, inputs);
    String where = "%s, c = %s, inputs times%s".formatted(operator.id(), inputs.c(), sizes);
    assertThat(largest(run.values())).as(where).isFinite();
    double[][] gradients = run.gradients(cotangent(random, run));
    for (int i = 0; i < gradients.length; i++) {
      assertThat(largest(gradients[i])).as("%s, gradient %s", where, i).isFinite();
    }
  }

  private static Inputs draw(Kernel kernel, Random random, long... map) {
    return kernel.draw(new Drawing(random, Drawing.curvature(random), REACH), map);
  }

  private static double[] cotangent(Random random, KernelRun run) {
    return random.doubles(run.values().length, -1, 1).toArray();
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
