package org.hyperbolic4j.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class ArrayPoolTest {

  static {
    Backend.start();
  }

  private final ArrayPool pool = new ArrayPool();

  private INDArray run(long length) {
    pool.reclaim();
    return pool.allocate(false, DataType.FLOAT, length, 3);
  }

  @Test
  void shapesInUseAreNeverMadeTwice() {
    INDArray large = run(128);
    INDArray last = run(17);
    for (int i = 0; i < 20; i++) {
      for (int batch = 0; batch < 6; batch++) {
        assertThat(run(128)).isSameAs(large);
      }
      assertThat(run(17)).isSameAs(last);
    }
  }

  @Test
  void shapesOutOfUseAreFreed() {
    INDArray once = run(5);
    INDArray often = run(128);
    for (int i = 0; i < 110; i++) {
      assertThat(run(128)).isSameAs(often);
    }
    assertThat(once.wasClosed()).isTrue();
    assertThat(often.wasClosed()).isFalse();
    assertThat(run(5).wasClosed()).isFalse();
  }
}
