package org.hyperbolic4j.nn.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InitialisationTest {

  @ParameterizedTest
  @EnumSource(names = {"IDENTITY", "PUBLISHED_IDENTITY"})
  void aLinearLayerStartsAtHalfTheIdentity(Initialisation identity) {
    assertThat(identity.weights(3, 1, 3, new Random(1)))
        .containsExactly(0.5, 0, 0, 0, 0.5, 0, 0, 0, 0.5);
    assertThat(identity.weights(2, 1, 3, new Random(1))).containsExactly(0.5, 0, 0, 0, 0.5, 0);
    assertThat(identity.weights(3, 1, 2, new Random(1))).containsExactly(0.5, 0, 0, 0.5, 0, 0);
  }

  @Test
  void aConvolutionStartsAtTheMiddleOfEveryChannel() {
    double[] weights = Initialisation.IDENTITY.weights(4, 3, 4, new Random(1));
    double[] expected = new double[4 * 9 * 4];
    for (int channel = 0; channel < 4; channel++) {
      expected[(channel * 9 + 4) * 4 + channel] = 0.5;
    }
    assertThat(weights).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({"3,8", "8,16", "3,27", "1,9", "4,3"})
  void noOutputOfAConvolutionStartsAtZeroOrEqualsAnother(int channels, int outputs) {
    double[] weights = Initialisation.IDENTITY.weights(channels, 3, outputs, new Random(1));
    int[] rows = new int[outputs];
    for (int k = 0; k < outputs; k++) {
      int column = k;
      int[] set =
          IntStream.range(0, channels * 9)
              .filter(row -> weights[row * outputs + column] != 0)
              .toArray();
      assertThat(set).hasSize(1);
      rows[k] = set[0];
    }
    assertThat(Arrays.stream(rows).distinct().count()).isEqualTo(outputs);
  }

  @ParameterizedTest
  @CsvSource({"1,16", "3,32", "2,64"})
  void outputsBeyondThePatchAreDrawn(int channels, int outputs) {
    int rows = channels * 9;
    double[] weights = Initialisation.IDENTITY.weights(channels, 3, outputs, new Random(1));
    double[] drawn =
        IntStream.range(0, weights.length)
            .filter(at -> at % outputs >= rows)
            .mapToDouble(at -> weights[at])
            .toArray();
    assertThat(drawn).hasSize(rows * (outputs - rows)).doesNotHaveDuplicates().doesNotContain(0);
    double expected = 1 / Math.sqrt(2.0 * rows * outputs);
    assertThat(deviation(drawn)).isCloseTo(expected, within(0.2 * expected));
    assertThat(Arrays.stream(weights).filter(weight -> weight == 0.5).count()).isEqualTo(rows);
  }

  @Test
  void thePublishedIdentityRunsDownTheRowsOfThePatch() {
    double[] weights = Initialisation.PUBLISHED_IDENTITY.weights(3, 3, 8, new Random(1));
    for (int row = 0; row < 27; row++) {
      for (int k = 0; k < 8; k++) {
        assertThat(weights[row * 8 + k]).isEqualTo(row == k ? 0.5 : 0);
      }
    }
  }

  @Test
  void gaussiansHaveTheirStatedDeviations() {
    int patch = 16 * 9;
    assertThat(deviation(Initialisation.HNN_PLUS_PLUS.weights(16, 3, 64, new Random(1))))
        .isCloseTo(1 / Math.sqrt(2.0 * patch * 64), within(2e-4));
    assertThat(deviation(Initialisation.HNN.weights(16, 3, 64, new Random(1))))
        .isCloseTo(0.5 * Math.sqrt(2.0 / (patch + 64)), within(1e-3));
    assertThat(deviation(Initialisation.he(16, 3, 64, new Random(1))))
        .isCloseTo(Math.sqrt(2.0 / patch), within(2e-3));
  }

  @Test
  void streamsDependOnSeedAndNameOnly() {
    ParameterStreams streams = new ParameterStreams(7);
    long first = streams.stream("stem.conv.z").nextLong();
    assertThat(new ParameterStreams(7).stream("stem.conv.z").nextLong()).isEqualTo(first);
    assertThat(streams.stream("stem.conv.r").nextLong()).isNotEqualTo(first);
    assertThat(new ParameterStreams(8).stream("stem.conv.z").nextLong()).isNotEqualTo(first);
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
  }
}
