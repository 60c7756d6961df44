package org.hyperbolic4j.nn.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hyperbolic4j.manifold.fused.ArrayTensor;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TangentSumKernelTest {

  private final Random random = new Random(4);

  private static double[] sum(double cap, double c, double[] f, double... g) {
    return KernelCheck.forward(
        new TangentSumKernel(new TangentCap(cap)),
        ArrayTensor.of(f, 1, f.length),
        ArrayTensor.of(g, 1, g.length),
        ArrayTensor.of(new double[] {c}, 1))[0]
        .toArray();
  }

  @Test
  void upToTheCapItIsThePlainSum() {
    assertThat(sum(3, 0.5, new double[] {1, -2}, 0.25, 0.125)).containsExactly(1.25, -1.875);
    assertThat(sum(3, 0.5, new double[] {1, -2}, -1, 2)).containsExactly(0, 0);
  }

  @Test
  void beyondTheCapItIsAsLongAsTheCapSays() {
    double[] v = sum(1, 0.25, new double[] {3, 1}, 0, 3);
    assertThat(Math.hypot(v[0], v[1])).isCloseTo(2, within(1e-15));
    assertThat(v[1] / v[0]).isCloseTo(4.0 / 3, within(1e-15));
  }

  @Test
  void flatSpaceHasNoCap() {
    assertThat(sum(1, 0, new double[] {1e200, 1}, 1e200, 1)).containsExactly(2e200, 2);
  }

  @Test
  void largeNumbersStayNumbers() {
    double[] v = sum(1, 1, new double[] {1.5e308, 1e-300}, 1.5e308, 0);
    assertThat(v[0]).isCloseTo(1, within(1e-15));
    assertThat(v[1]).isZero();
  }

  /** Curvatures of either sign; in the first of each some positions are capped, some are not. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 0.01, -1, -0.01})
  void theBackwardPassIsTheDerivative(double c) {
    KernelCheck.backwardIsTheDerivative(
        new TangentSumKernel(new TangentCap(2)),
        random,
        KernelCheck.random(random, 0, 1, 2, 3, 2, 2),
        KernelCheck.random(random, 0, 1, 2, 3, 2, 2),
        ArrayTensor.of(new double[] {c}, 1));
  }

  @Test
  void itsNameSaysTheCap() {
    assertThat(new TangentSumKernel(new TangentCap(2)).id()).isEqualTo("nn.tangent-sum(cap=2.0)");
  }
}
