package org.hyperbolic4j.poincare.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hyperbolic4j.poincare.fused.Deviations.largest;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.operator.TangentCap;

/**
 * What these kernels promise beyond what laws ask of all: they stay finite over the whole range of
 * float64, not only of float32, and save nothing for the backward pass that storing rounds.
 */
class KernelContractTest {

  private static final double REACH = 2;

  @Provide
  Arbitrary<Kernel> kernels() {
    return Arbitraries.of(Kernel.ALL);
  }

  /** Kernels compute in float64 whatever the storage type, which only rounds: the same bits. */
  @Property(tries = 60)
  void float32IsFloat64Rounded(@ForAll("kernels") Kernel kernel, @ForAll Random random) {
    FusedOperator operator = kernel.operator(new TangentCap(2));
    Inputs inputs = draw(kernel, random).rounded();
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

  /** Whatever is finite stays finite: some inputs huge, tiny or zero, near and far from the cap. */
  @Property(tries = 400, shrinking = ShrinkingMode.OFF)
  void finiteInputsHaveFiniteResultsAndGradients(
      @ForAll("kernels") Kernel kernel, @ForAll boolean single, @ForAll Random random) {
    TangentCap cap = random.nextBoolean() ? TangentCap.NONE : new TangentCap(3);
    double huge = single ? 1e30 : 1e300;
    double tiny = single ? 1e-40 : 1e-300;
    double[] factors = {huge, tiny, 0, 1e8, 100, 10, 1};
    Inputs inputs = draw(kernel, random);
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

  private static Inputs draw(Kernel kernel, Random random) {
    return kernel.draw(new Drawing(random, Drawing.curvature(random), REACH), 2, 3, 1, 5);
  }

  private static double[] cotangent(Random random, KernelRun run) {
    return random.doubles(run.values().length, -1, 1).toArray();
  }
}
