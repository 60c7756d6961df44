package org.hyperbolic4j.experiments.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.ImageShape;
import org.hyperbolic4j.experiments.data.SyntheticImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BatchPipelineTest {

  private static final ImageShape SHAPE = new ImageShape(3, 8, 6);
  private static final ImageSet SET = SyntheticImages.random(23, SHAPE);
  private static final BatchPlan PLAN = BatchPlan.training(5, 42, Augmentation.CROP_AND_MIRROR);

  /** What a batch held, copied. */
  private record Seen(
      int epoch, int number, boolean endsEpoch, List<Integer> indices, String labels, int bits) {

    static Seen of(Batch batch) {
      List<Integer> indices = new ArrayList<>();
      for (int i = 0; i < batch.size(); i++) {
        indices.add(batch.index(i));
        assertThat(batch.label(i)).isEqualTo(SET.label(batch.index(i)));
      }
      int bits = Arrays.hashCode(batch.images().data().asFloat());
      return new Seen(
          batch.epoch(),
          batch.number(),
          batch.endsEpoch(),
          indices,
          batch.labels().toString(),
          bits);
    }
  }

  private static List<Seen> drain(BatchPipeline pipeline) {
    List<Seen> seen = new ArrayList<>();
    try (pipeline) {
      while (pipeline.hasNext()) {
        seen.add(Seen.of(pipeline.next()));
      }
    }
    return seen;
  }

  @Test
  void everyEpochGoesThroughAllImagesInItsOwnOrder() {
    List<Seen> seen = drain(BatchPipeline.open(SET, PLAN, 0, 0, 3));
    assertThat(seen).hasSize(15);
    List<List<Integer>> orders = new ArrayList<>();
    for (int epoch = 0; epoch < 3; epoch++) {
      List<Integer> order = new ArrayList<>();
      for (int number = 0; number < 5; number++) {
        Seen batch = seen.get(5 * epoch + number);
        assertThat(batch.epoch()).isEqualTo(epoch);
        assertThat(batch.number()).isEqualTo(number);
        assertThat(batch.endsEpoch()).isEqualTo(number == 4);
        assertThat(batch.indices()).hasSize(number == 4 ? 3 : 5);
        order.addAll(batch.indices());
      }
      assertThat(order).doesNotHaveDuplicates().hasSize(23);
      orders.add(order);
    }
    assertThat(orders).doesNotHaveDuplicates();
  }

  @Test
  void openedAnywhereItGoesOnBitForBit() {
    List<Seen> all = drain(BatchPipeline.open(SET, PLAN, 0, 0, 3));
    for (int start = 0; start < 15; start++) {
      List<Seen> rest = drain(BatchPipeline.open(SET, PLAN, start / 5, start % 5, 3));
      assertThat(rest).isEqualTo(all.subList(start, 15));
    }
    assertThat(drain(BatchPipeline.open(SET, PLAN, 0, 5, 3))).isEqualTo(all.subList(5, 15));
    assertThat(drain(BatchPipeline.open(SET, PLAN, 3, 0, 3))).isEmpty();
  }

  @Test
  void workersAndDepthDoNotChangeTheResult() {
    List<Seen> expected = drain(BatchPipeline.open(SET, PLAN, 0, 0, 4));
    for (int workers = 1; workers <= 4; workers++) {
      for (int depth = 1; depth <= 6; depth += 5) {
        BatchPlan plan = PLAN.withWorkers(workers, depth);
        assertThat(drain(BatchPipeline.open(SET, plan, 0, 0, 4))).isEqualTo(expected);
      }
    }
  }

  @Test
  void theSeedChangesOrderAndAugmentation() {
    BatchPlan other = BatchPlan.training(5, 43, Augmentation.CROP_AND_MIRROR);
    assertThat(drain(BatchPipeline.onePass(SET, other)).get(0).indices())
        .isNotEqualTo(drain(BatchPipeline.onePass(SET, PLAN)).get(0).indices());
    ImageSet one = SyntheticImages.random(1, SHAPE);
    List<Integer> bits = new ArrayList<>();
    BatchPlan plan = BatchPlan.training(1, 1, Augmentation.CROP_AND_MIRROR);
    try (BatchPipeline pipeline = BatchPipeline.open(one, plan, 0, 0, 20)) {
      pipeline.forEachRemaining(
          batch -> bits.add(Arrays.hashCode(batch.images().data().asFloat())));
    }
    assertThat(bits.stream().distinct().count()).isGreaterThan(10);
  }

  @Test
  void testBatchesAreTheNormalisedImagesInTheirOrder() {
    for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
      int next = 0;
      try (BatchPipeline pipeline =
          BatchPipeline.onePass(SET, BatchPlan.testing(10).withType(type))) {
        while (pipeline.hasNext()) {
          Batch batch = pipeline.next();
          assertThat(batch.images().dataType()).isEqualTo(type);
          assertThat(batch.images().shape()).containsExactly(batch.size(), 3, 8, 6);
          assertThat(batch.labels().dataType()).isEqualTo(DataType.INT32);
          assertThat(batch.labels().shape()).containsExactly(batch.size());
          for (int i = 0; i < batch.size(); i++, next++) {
            assertThat(batch.index(i)).isEqualTo(next);
            assertThat(batch.labels().getInt(i)).isEqualTo(SET.label(next));
            assertThat(batch.labelArray()[i]).isEqualTo(SET.label(next));
            for (int k = 0; k < 3; k++) {
              double expected = Normalisation.normalise((byte) SET.value(next, k, 7 - k, 2 + k));
              double actual = batch.images().getDouble(i, k, 7 - k, 2 + k);
              assertThat(actual).isEqualTo(type == DataType.DOUBLE ? expected : (float) expected);
            }
          }
        }
      }
      assertThat(next).isEqualTo(23);
    }
  }

  @Test
  void memoryIsReused() {
    Set<INDArray> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
    BatchPlan plan = PLAN.withWorkers(2, 3);
    try (BatchPipeline pipeline = BatchPipeline.open(SET, plan, 0, 0, 20)) {
      pipeline.forEachRemaining(batch -> arrays.add(batch.images()));
    }
    // Four slots with arrays for the full and the partial batch.
    assertThat(arrays).hasSizeLessThanOrEqualTo(8);
    assertThat(arrays).allSatisfy(array -> assertThat(array.wasClosed()).isTrue());
  }

  @Test
  void aBatchStaysUntilTheNextIsAskedFor() throws InterruptedException {
    BatchPlan plan = PLAN.withWorkers(3, 1);
    try (BatchPipeline pipeline = BatchPipeline.open(SET, plan, 0, 0, 5)) {
      while (pipeline.hasNext()) {
        Batch batch = pipeline.next();
        Seen before = Seen.of(batch);
        Thread.sleep(1);
        assertThat(Seen.of(batch)).isEqualTo(before);
      }
    }
  }

  @Test
  void aBatchLargerThanTheSetHoldsAllOfIt() {
    List<Seen> seen = drain(BatchPipeline.onePass(SET, BatchPlan.testing(100)));
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0).indices()).hasSize(23);
  }

  @Test
  void anErrorReachesTheConsumerAfterTheBatchesBeforeIt() {
    BatchPipeline.Filler bad =
        (slot, epoch, number) -> {
          if (number == 2) {
            throw new IllegalStateException("no more ink");
          }
        };
    try (BatchPipeline pipeline = BatchPipeline.open(SET, PLAN, 1, 0, 3, List.of(bad, bad, bad))) {
      pipeline.next();
      pipeline.next();
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatThrownBy(pipeline::next)
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("epoch 1, batch 2")
            .hasMessageContaining("no more ink")
            .hasRootCauseMessage("no more ink");
      }
    }
  }

  @Test
  void closingStopsTheWorkersAndWakesAWaitingConsumer() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    BatchPipeline.Filler slow =
        (slot, epoch, number) -> {
          threads.add(Thread.currentThread());
          started.countDown();
          try {
            goOn.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    BatchPipeline pipeline = BatchPipeline.open(SET, PLAN, 0, 0, 1, List.of(slow));
    List<Throwable> thrown = new ArrayList<>();
    Thread consumer =
        new Thread(
            () -> {
              try {
                pipeline.next();
              } catch (CancellationException e) {
                thrown.add(e);
              }
            });
    consumer.start();
    started.await();
    while (consumer.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    Thread closer = new Thread(pipeline::close);
    closer.start();
    consumer.join(TimeUnit.SECONDS.toMillis(20));
    goOn.countDown();
    closer.join(TimeUnit.SECONDS.toMillis(20));
    assertThat(thrown).hasSize(1);
    assertThat(threads.get(0).isAlive()).isFalse();
    pipeline.close();
    assertThatThrownBy(pipeline::next).hasMessageContaining("closed");
  }

  @Test
  void aPipelineAbandonedHalfWayCloses() {
    BatchPipeline pipeline = BatchPipeline.open(SET, PLAN.withWorkers(2, 2), 0, 0, 1000);
    INDArray images = pipeline.next().images();
    pipeline.close();
    assertThat(images.wasClosed()).isTrue();
  }

  @Test
  void thereIsNoBatchAfterTheLast() {
    try (BatchPipeline pipeline = BatchPipeline.onePass(SET, BatchPlan.testing(23))) {
      pipeline.next();
      assertThat(pipeline.hasNext()).isFalse();
      assertThatThrownBy(pipeline::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void impossiblePlansAreRefused() {
    assertThatThrownBy(() -> BatchPlan.testing(0)).hasMessageContaining("at least 1, not 0");
    assertThatThrownBy(() -> BatchPlan.testing(1).withType(DataType.INT32))
        .hasMessageContaining("not INT");
    assertThatThrownBy(() -> BatchPipeline.open(SET, PLAN, 0, 6, 1))
        .hasMessageContaining("an epoch has 5 batches");
    assertThatThrownBy(() -> new Augmentation(-1, true)).hasMessageContaining("-1");
  }
}
