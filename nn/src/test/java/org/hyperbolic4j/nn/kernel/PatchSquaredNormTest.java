package org.hyperbolic4j.nn.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hyperbolic4j.manifold.fused.ArrayTensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchSquaredNormTest {

  @ParameterizedTest
  @CsvSource({"3,1,1", "3,2,1", "1,1,0", "1,2,0", "2,2,0", "3,3,2", "5,2,1"})
  void isTheSquaredNormOfTheUnfoldedPatch(int size, int stride, int padding) {
    ArrayTensor v = KernelCheck.random(new Random(1), 0, 1, 2, 3, 7, 6);
    double[] x = v.toArray();
    PatchSquaredNorm kernel = new PatchSquaredNorm(size, stride, padding, 0.7);
    ArrayTensor result = KernelCheck.forward(kernel, v)[0];
    int height = (7 + 2 * padding - size) / stride + 1;
    int width = (6 + 2 * padding - size) / stride + 1;
    assertThat(result.shape()).containsExactly(2, 1, height, width);
    for (int n = 0; n < 2; n++) {
      for (int i = 0; i < height; i++) {
        for (int j = 0; j < width; j++) {
          double sum = 0;
          for (int channel = 0; channel < 3; channel++) {
            for (int row = 0; row < size; row++) {
              for (int column = 0; column < size; column++) {
                int y = i * stride - padding + row;
                int z = j * stride - padding + column;
                if (y >= 0 && y < 7 && z >= 0 && z < 6) {
                  double value = x[((n * 3 + channel) * 7 + y) * 6 + z];
                  sum += value * value;
                }
              }
            }
          }
          assertThat(result.toArray()[(n * height + i) * width + j])
              .isCloseTo(0.7 * sum, within(1e-12));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"3,1,1", "3,2,1", "1,2,0", "3,3,2", "5,2,1"})
  void backwardIsTheDerivative(int size, int stride, int padding) {
    Random random = new Random(2);
    KernelCheck.backwardIsTheDerivative(
        new PatchSquaredNorm(size, stride, padding, 1.3),
        random,
        KernelCheck.random(random, 0, 1, 2, 3, 5, 6));
  }

  @Test
  void aPatchLargerThanTheMapIsRefused() {
    PatchSquaredNorm kernel = new PatchSquaredNorm(5, 1, 1, 1);
    assertThatThrownBy(() -> kernel.outputShapes(new long[][] {{1, 2, 2, 4}}))
        .hasMessage("a patch of 5 x 5 does not fit a map of 2 x 4 with padding 1");
  }
}
