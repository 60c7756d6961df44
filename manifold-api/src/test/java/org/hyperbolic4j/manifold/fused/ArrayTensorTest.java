package org.hyperbolic4j.manifold.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ArrayTensorTest {

  @Test
  void hasTheShapeItWasGiven() {
    ArrayTensor tensor = ArrayTensor.float64(2, 3, 4);
    assertThat(tensor.shape()).containsExactly(2, 3, 4);
    assertThat(tensor.length()).isEqualTo(24);
    assertThat(tensor.toArray()).hasSize(24).containsOnly(0);
    assertThat(ArrayTensor.float32(5).toArray()).hasSize(5).containsOnly(0);
    assertThat(ArrayTensor.float32(3, 0).length()).isZero();
  }

  @Test
  void readsRunsOfElements() {
    double[] target = {-1, -1, -1, -1};
    ArrayTensor.of(new double[] {1, 2, 3, 4}, 2, 2).load(1, target, 2, 2);
    assertThat(target).containsExactly(-1, -1, 2, 3);
    ArrayTensor.of(new float[] {1.5f, 2.5f}, 2).load(0, target, 0, 2);
    assertThat(target).containsExactly(1.5, 2.5, 2, 3);
  }

  @Test
  void writesRunsOfElementsIntoItsArray() {
    double[] data = {1, 2, 3, 4};
    ArrayTensor.of(data, 4).store(1, new double[] {7, 8, 9}, 1, 2);
    assertThat(data).containsExactly(1, 8, 9, 4);
  }

  @Test
  void roundsToItsStorageType() {
    ArrayTensor single = ArrayTensor.float32(1);
    single.store(0, new double[] {0.1}, 0, 1);
    assertThat(single.toArray()).containsExactly((double) 0.1f);
    ArrayTensor twice = ArrayTensor.float64(1);
    twice.store(0, new double[] {0.1}, 0, 1);
    assertThat(twice.toArray()).containsExactly(0.1);
  }

  @Test
  void storesTheLargestNumberInsteadOfAnInfiniteOne() {
    double[] infinite = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN};
    ArrayTensor single = ArrayTensor.float32(3);
    single.store(0, infinite, 0, 3);
    assertThat(single.toArray()).containsExactly(Float.MAX_VALUE, -Float.MAX_VALUE, Double.NaN);
    ArrayTensor twice = ArrayTensor.float64(3);
    twice.store(0, infinite, 0, 3);
    assertThat(twice.toArray()).containsExactly(Double.MAX_VALUE, -Double.MAX_VALUE, Double.NaN);
  }

  @Test
  void refusesAShapeThatDoesNotFitTheArray() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ArrayTensor.of(new double[5], 2, 3))
        .withMessage("shape [2, 3] has 6 elements, the array 5");
  }

  @Test
  void refusesShapesBeyondTheLargestArray() {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> ArrayTensor.float32(1L << 20, 1L << 20));
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> ArrayTensor.float32(1L << 40, 1L << 40));
  }

  @Test
  void keepsItsShapeWhateverBecomesOfTheArrayItCameFrom() {
    long[] shape = {2};
    ArrayTensor tensor = ArrayTensor.float64(shape);
    shape[0] = 3;
    assertThat(tensor.shape()).containsExactly(2);
  }
}
