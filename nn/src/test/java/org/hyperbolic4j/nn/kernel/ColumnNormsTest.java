package org.hyperbolic4j.nn.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hyperbolic4j.manifold.fused.ArrayTensor;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.junit.jupiter.api.Test;

class ColumnNormsTest {

  private static final ColumnNorms KERNEL = new ColumnNorms(1e-30);

  @Test
  void areTheNormsOfTheColumns() {
    ArrayTensor z = ArrayTensor.of(new double[] {3, 0, 1, 4, 0, 1}, 2, 3);
    assertThat(KernelCheck.forward(KERNEL, z)[0].toArray())
        .containsExactly(new double[] {5, 1e-15, Math.sqrt(2)}, within(1e-16));
  }

  @Test
  void backwardIsTheDerivative() {
    Random random = new Random(1);
    KernelCheck.backwardIsTheDerivative(KERNEL, random, KernelCheck.random(random, 0, 1, 5, 3));
  }

  @Test
  void columnsOfZeroHaveTheGradientZero() {
    Tensor[] inputs = {ArrayTensor.float64(2, 2)};
    ArrayTensor cotangent = ArrayTensor.of(new double[] {1e6, 1}, 2);
    ArrayTensor[] gradients =
        KernelCheck.backward(KERNEL, inputs, KernelCheck.forward(KERNEL, inputs[0]), cotangent);
    assertThat(gradients[0].toArray()).containsOnly(0);
  }
}
