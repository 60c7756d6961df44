package org.hyperbolic4j.nn.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.hyperbolic4j.manifold.fused.ArrayTensor;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.junit.jupiter.api.Test;

class RectifierTest {

  private static final Rectifier KERNEL = new Rectifier();

  @Test
  void negativeNumbersBecomeZero() {
    ArrayTensor x = ArrayTensor.of(new double[] {-1, 0, 2, -0.0, 1e-310, -1e300}, 2, 3);
    assertThat(KernelCheck.forward(KERNEL, x)[0].toArray()).containsExactly(0, 0, 2, 0, 1e-310, 0);
  }

  @Test
  void theGradientPassesWhereTheNumberIsPositive() {
    ArrayTensor x = ArrayTensor.of(new double[] {-1, 0, 2, 1e-310}, 4);
    ArrayTensor g = ArrayTensor.of(new double[] {3, 5, -7, 11}, 4);
    ArrayTensor[] outputs = KernelCheck.forward(KERNEL, x);
    assertThat(KernelCheck.backward(KERNEL, new Tensor[] {x}, outputs, g)[0].toArray())
        .containsExactly(0, 0, -7, 11);
  }

  @Test
  void backwardIsTheDerivativeOfMapsLongerThanARun() {
    Random random = new Random(1);
    ArrayTensor x = KernelCheck.random(random, 0, 1, 2, 3, 11, 17);
    KernelCheck.backwardIsTheDerivative(KERNEL, random, x);
  }

  @Test
  void whatIsInfiniteIsNoNumberAnyMore() {
    ArrayTensor x =
        ArrayTensor.of(
            new float[] {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN}, 3);
    assertThat(KernelCheck.forward(KERNEL, x)[0].toArray()).containsOnly(Double.NaN);
  }
}
