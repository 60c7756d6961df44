package org.hyperbolic4j.nn.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hyperbolic4j.manifold.fused.ArrayTensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelNormTest {

  private static final double EPSILON = 1e-5;

  @Test
  void batchNormGivesEveryChannelTheAskedMeanAndDeviation() {
    ArrayTensor v = KernelCheck.random(new Random(1), 1e3, 2, 5, 3, 4, 2);
    ArrayTensor scale = ArrayTensor.of(new double[] {1, 2, 0.5}, 3);
    ArrayTensor shift = ArrayTensor.of(new double[] {0, -1, 3}, 3);
    ArrayTensor[] outputs =
        KernelCheck.forward(new BatchChannelNorm(EPSILON, false), v, scale, shift);
    for (int channel = 0; channel < 3; channel++) {
      double[] input = moments(v, channel);
      double[] output = moments(outputs[0], channel);
      assertThat(outputs[1].toArray()[channel]).isCloseTo(input[0], within(1e-9));
      assertThat(outputs[2].toArray()[channel]).isCloseTo(input[1], within(1e-8));
      assertThat(output[0]).isCloseTo(shift.toArray()[channel], within(1e-9));
      assertThat(Math.sqrt(output[1])).isCloseTo(scale.toArray()[channel], within(1e-5));
    }
  }

  @Test
  void fixedNormWithTheStatisticsOfTheBatchIsBatchNorm() {
    Random random = new Random(2);
    ArrayTensor v = KernelCheck.random(random, 0.3, 2, 4, 3, 5);
    ArrayTensor scale = KernelCheck.random(random, 1, 0.5, 3);
    ArrayTensor shift = KernelCheck.random(random, 0, 0.5, 3);
    for (boolean relu : new boolean[] {false, true}) {
      ArrayTensor[] batch =
          KernelCheck.forward(new BatchChannelNorm(EPSILON, relu), v, scale, shift);
      ArrayTensor[] fixed =
          KernelCheck.forward(
              new FixedChannelNorm(EPSILON, relu), v, scale, shift, batch[1], batch[2]);
      double[] expected = batch[0].toArray();
      double[] actual = fixed[0].toArray();
      for (int i = 0; i < expected.length; i++) {
        assertThat(actual[i]).isCloseTo(expected[i], within(1e-13));
      }
      assertThat(expected).matches(values -> relu == allNonNegative(values));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void batchNormBackwardIsTheDerivative(boolean relu) {
    Random random = new Random(3);
    KernelCheck.backwardIsTheDerivative(
        new BatchChannelNorm(EPSILON, relu),
        random,
        KernelCheck.random(random, 0.5, 2, 3, 2, 4),
        KernelCheck.random(random, 1, 0.5, 2),
        KernelCheck.random(random, 0, 0.5, 2));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void fixedNormBackwardIsTheDerivative(boolean relu) {
    Random random = new Random(4);
    KernelCheck.backwardIsTheDerivative(
        new FixedChannelNorm(EPSILON, relu),
        random,
        KernelCheck.random(random, 0.5, 2, 3, 2, 4),
        KernelCheck.random(random, 1, 0.5, 2),
        KernelCheck.random(random, 0, 0.5, 2),
        KernelCheck.random(random, 0, 1, 2),
        KernelCheck.random(random, 3, 0.5, 2));
  }

  @Test
  void aSingleValueAChannelIsFinite() {
    ArrayTensor v = ArrayTensor.of(new double[] {4, -2}, 1, 2);
    ArrayTensor one = ArrayTensor.of(new double[] {1, 1}, 2);
    ArrayTensor[] inputs = {v, one, one};
    BatchChannelNorm kernel = new BatchChannelNorm(EPSILON, false);
    ArrayTensor[] outputs = KernelCheck.forward(kernel, inputs);
    assertThat(outputs[0].toArray()).containsExactly(1, 1);
    assertThat(KernelCheck.backward(kernel, inputs, outputs, v)[0].toArray()).containsExactly(0, 0);
  }

  @Test
  void aVectorOfTheWrongLengthIsRefused() {
    assertThatThrownBy(
            () ->
                new BatchChannelNorm(EPSILON, false)
                    .outputShapes(new long[][] {{2, 3, 4}, {3}, {2}}))
        .hasMessage("the shift has the shape [2], it must be [3]");
  }

  private static boolean allNonNegative(double[] values) {
    for (double value : values) {
      if (value < 0) {
        return false;
      }
    }
    return true;
  }

  /** Mean and variance of a channel, in two passes. */
  private static double[] moments(ArrayTensor map, int channel) {
    ChannelLayout layout = ChannelLayout.of(map.shape());
    double[] all = map.toArray();
    double sum = 0;
    double squares = 0;
    for (int pass = 0; pass < 2; pass++) {
      for (int image = 0; image < layout.images(); image++) {
        for (int i = 0; i < layout.positions(); i++) {
          double x = all[(int) layout.plane(image, channel) + i];
          if (pass == 0) {
            sum += x / layout.valuesPerChannel();
          } else {
            squares += (x - sum) * (x - sum) / layout.valuesPerChannel();
          }
        }
      }
    }
    return new double[] {sum, squares};
  }
}
