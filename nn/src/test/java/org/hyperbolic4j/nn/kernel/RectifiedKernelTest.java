package org.hyperbolic4j.nn.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.hyperbolic4j.manifold.fused.ArrayTensor;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.junit.jupiter.api.Test;

class RectifiedKernelTest {

  private final Random random = new Random(1);
  private final FixedChannelNorm norm = new FixedChannelNorm(1e-5, false);
  private final RectifiedKernel both = new RectifiedKernel(norm);
  private final ArrayTensor[] inputs = {
    KernelCheck.random(random, 0, 1, 2, 3, 19, 17),
    KernelCheck.random(random, 1, 0.1, 3),
    KernelCheck.random(random, 0, 0.1, 3),
    KernelCheck.random(random, 0, 0.1, 3),
    KernelCheck.random(random, 3, 0.1, 3)
  };

  @Test
  void itIsTheTwoKernelsOneAfterTheOther() {
    ArrayTensor[] normed = KernelCheck.forward(norm, inputs);
    ArrayTensor[] result = KernelCheck.forward(new Rectifier(), normed[0]);
    ArrayTensor[] fused = KernelCheck.forward(both, inputs);
    assertThat(fused[0].toArray()).isEqualTo(result[0].toArray()).contains(0);

    ArrayTensor g = KernelCheck.random(random, 0, 1, result[0].shape());
    ArrayTensor passed =
        KernelCheck.backward(new Rectifier(), new Tensor[] {normed[0]}, result, g)[0];
    ArrayTensor[] expected = KernelCheck.backward(norm, inputs, normed, passed);
    ArrayTensor[] gradients = KernelCheck.backward(both, inputs, fused, g);
    for (int i = 0; i < inputs.length; i++) {
      assertThat(gradients[i].toArray()).isEqualTo(expected[i].toArray());
    }
  }

  @Test
  void itIsNamedAfterBoth() {
    assertThat(both.id()).isEqualTo(norm.id() + ",nn.rectifier");
  }
}
