package org.hyperbolic4j.nn.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.hyperbolic4j.manifold.fused.ArrayTensor;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;
import org.hyperbolic4j.nn.engine.WorkerPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small integers have products and sums that float32 holds exactly, in whatever order. */
class CorrelationTest {

  private static final double FACTOR = 0.5;

  private final Random random = new Random(1);

  private ArrayTensor integers(long... shape) {
    float[] values = new float[(int) Arrays.stream(shape).reduce(1, Math::multiplyExact)];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(9) - 4;
    }
    return ArrayTensor.of(values, shape);
  }

  private static ArrayTensor undefined(long... shape) {
    ArrayTensor tensor = ArrayTensor.float32(shape);
    double[] noise = new double[Math.toIntExact(tensor.length())];
    Arrays.fill(noise, Double.NaN);
    tensor.storeAll(noise);
    return tensor;
  }

  /** A sum over everything that makes the definition. */
  private static final class Definition {
    private final Correlation kernel;
    private final int[] map;
    private final int[] grid;

    Definition(Correlation kernel, Tensor v, Tensor result) {
      this.kernel = kernel;
      map = Arrays.stream(v.shape()).mapToInt(Math::toIntExact).toArray();
      grid = Arrays.stream(result.shape()).mapToInt(Math::toIntExact).toArray();
    }

    /** Takes an index of the map, the weights and the result whose elements meet. */
    interface Term {
      void add(int v, int weight, int result);
    }

    void forEachTerm(Term term) {
      for (int result = 0; result < grid[0] * grid[1] * grid[2] * grid[3]; result++) {
        int column = result % grid[3];
        int row = result / grid[3] % grid[2];
        int output = result / (grid[3] * grid[2]) % grid[1];
        int image = result / (grid[3] * grid[2] * grid[1]);
        for (int weight = 0; weight < map[1] * kernel.size() * kernel.size(); weight++) {
          int channel = weight / (kernel.size() * kernel.size());
          int y = row * kernel.stride() - kernel.padding() + weight / kernel.size() % kernel.size();
          int x = column * kernel.stride() - kernel.padding() + weight % kernel.size();
          if (y >= 0 && y < map[2] && x >= 0 && x < map[3]) {
            int v = ((image * map[1] + channel) * map[2] + y) * map[3] + x;
            term.add(v, weight * grid[1] + output, result);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    // images, channels, height, width, outputs, size, stride, padding
    "1, 1, 3, 5, 1, 3, 1, 1",
    "3, 3, 32, 32, 8, 3, 1, 1",
    "2, 8, 32, 32, 16, 3, 2, 1",
    "5, 8, 16, 16, 16, 1, 2, 0",
    "19, 16, 8, 8, 5, 3, 1, 1",
    "17, 5, 8, 8, 16, 3, 2, 1",
    "9, 7, 7, 9, 6, 3, 1, 0",
    "4, 2, 6, 5, 3, 5, 1, 2",
    "4, 2, 6, 5, 3, 5, 1, 1",
    "4, 2, 9, 8, 3, 5, 2, 2",
    "4, 2, 9, 11, 3, 2, 3, 1",
    "2, 3, 4, 4, 2, 1, 1, 0",
    "2, 3, 4, 4, 2, 1, 1, 2",
    "2, 3, 4, 4, 2, 2, 1, 3",
    "2, 3, 4, 6, 2, 4, 1, 0",
    "2, 1, 3, 3, 1, 3, 1, 0",
    "1, 2, 40, 40, 4, 3, 1, 1"
  })
  void isItsDefinitionForwardAndBackward(
      int images,
      int channels,
      int height,
      int width,
      int outputs,
      int size,
      int stride,
      int padding) {
    Correlation kernel = new Correlation(size, stride, padding, FACTOR, true);
    ArrayTensor v = integers(images, channels, height, width);
    ArrayTensor weights = integers((long) channels * size * size, outputs);
    ArrayTensor bias = integers(outputs);
    Tensor[] inputs = {v, weights, bias};
    long[][] shapes = {v.shape(), weights.shape(), bias.shape()};
    ArrayTensor result = undefined(kernel.outputShapes(shapes)[0]);
    kernel.forward(inputs, new Tensor[] {result}, KernelCheck.USED_MEMORY);
    double[] x = v.toArray();
    double[] w = weights.toArray();
    double[] expected = new double[Math.toIntExact(result.length())];
    Definition definition = new Definition(kernel, v, result);
    definition.forEachTerm((i, j, k) -> expected[k] += FACTOR * x[i] * w[j]);
    int positions = expected.length / (images * outputs);
    for (int k = 0; k < expected.length; k++) {
      expected[k] += bias.toArray()[k / positions % outputs];
    }
    assertThat(result.toArray()).isEqualTo(expected);

    ArrayTensor cotangent = integers(result.shape());
    ArrayTensor[] gradients = {
      undefined(v.shape()), undefined(weights.shape()), undefined(bias.shape())
    };
    kernel.backward(inputs, new Tensor[] {result}, cotangent, gradients, KernelCheck.USED_MEMORY);
    double[] g = cotangent.toArray();
    double[] byMap = new double[x.length];
    double[] byWeights = new double[w.length];
    definition.forEachTerm(
        (i, j, k) -> {
          byMap[i] += FACTOR * g[k] * w[j];
          byWeights[j] += FACTOR * g[k] * x[i];
        });
    double[] byBias = new double[outputs];
    for (int k = 0; k < g.length; k++) {
      byBias[k / positions % outputs] += g[k];
    }
    assertThat(gradients[0].toArray()).containsExactly(byMap);
    assertThat(gradients[1].toArray()).containsExactly(byWeights);
    assertThat(gradients[2].toArray()).containsExactly(byBias);
  }

  @Test
  void theNumberOfThreadsDoesNotMatter() {
    Correlation kernel = new Correlation(3, 1, 1, 1, false);
    ArrayTensor v = fractions(37, 5, 8, 8);
    ArrayTensor weights = fractions(45, 6);
    ArrayTensor cotangent = fractions(37, 6, 8, 8);
    float[][] one = gradients(kernel, v, weights, cotangent, KernelCheck.USED_MEMORY);
    float[][] three = gradients(kernel, v, weights, cotangent, new WorkerPool(3));
    assertThat(three[0]).isEqualTo(one[0]);
    assertThat(three[1]).isEqualTo(one[1]);
  }

  private ArrayTensor fractions(long... shape) {
    ArrayTensor tensor = ArrayTensor.float32(shape);
    tensor.storeAll(random.doubles(tensor.length(), -1, 1).toArray());
    return tensor;
  }

  private static float[][] gradients(
      Correlation kernel, Tensor v, Tensor weights, Tensor cotangent, Workers workers) {
    float[] byMap = new float[Math.toIntExact(v.length())];
    float[] byWeights = new float[Math.toIntExact(weights.length())];
    kernel.backward(
        new Tensor[] {v, weights},
        new Tensor[0],
        cotangent,
        new Tensor[] {ArrayTensor.of(byMap, v.shape()), ArrayTensor.of(byWeights, weights.shape())},
        workers);
    return new float[][] {byMap, byWeights};
  }

  @Test
  void weightsOfAnotherShapeAreRefused() {
    Correlation kernel = new Correlation(3, 1, 1, 1, false);
    assertThatThrownBy(() -> kernel.outputShapes(new long[][] {{1, 2, 4, 4}, {9, 3}}))
        .hasMessage(
            "weights for patches of 3 x 3 of 2 channels have the shape [18, K], not [9, 3]");
  }

  @Test
  void aBiasOfAnotherShapeIsRefused() {
    Correlation kernel = new Correlation(3, 1, 1, 1, true);
    long[][] shapes = {{1, 2, 4, 4}, {18, 3}, {2}};
    assertThatThrownBy(() -> kernel.outputShapes(shapes))
        .hasMessage("the bias of 3 outputs has the shape [3], not [2]");
  }
}
