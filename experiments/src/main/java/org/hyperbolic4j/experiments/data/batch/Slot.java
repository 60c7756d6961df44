package org.hyperbolic4j.experiments.data.batch;

import java.util.Arrays;
import org.bytedeco.javacpp.IntPointer;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The memory of one batch in preparation: arrays for a full batch and for the partial last one. */
final class Slot implements AutoCloseable {

  private final ImageSet set;
  private final BatchPlan plan;
  private final EpochOrder order;
  private final Storage full;
  private final Storage partial;
  private Batch batch;

  /** What a batch of a certain size consists of. */
  private record Storage(INDArray images, INDArray labels) {

    // The resource is only there to be closed.
    @SuppressWarnings("try")
    static Storage of(ImageSet set, int size, DataType type) {
      try (MemoryWorkspace outside = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
        return new Storage(
            Nd4j.createUninitialized(
                type, size, set.shape().channels(), set.shape().height(), set.shape().width()),
            Nd4j.createUninitialized(DataType.INT32, size));
      }
    }

    void close() {
      images.close();
      labels.close();
    }
  }

  Slot(ImageSet set, BatchPlan plan, EpochOrder order) {
    this.set = set;
    this.plan = plan;
    this.order = order;
    int rest = set.size() % plan.batchSize();
    full = set.size() >= plan.batchSize() ? Storage.of(set, plan.batchSize(), plan.type()) : null;
    partial = rest > 0 ? Storage.of(set, rest, plan.type()) : null;
  }

  /**
   * Prepares a batch.
   *
   * @param epoch the epoch
   * @param number the number of the batch
   * @param pixels scratch of the calling thread for a full batch
   * @param image scratch of the calling thread for an image
   */
  void fill(int epoch, int number, PixelTarget pixels, byte[] image) {
    int first = number * plan.batchSize();
    int size = Math.min(plan.batchSize(), set.size() - first);
    int[] epochOrder = order.of(epoch);
    int[] indices = Arrays.copyOfRange(epochOrder, first, first + size);
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      set.copyImage(indices[i], image);
      Window.write(image, set.shape(), choice(epoch, first + i), pixels, i * set.shape().length());
      labels[i] = set.label(indices[i]);
    }
    Storage storage = size == plan.batchSize() ? full : partial;
    pixels.copyTo(storage.images());
    ((IntPointer) storage.labels().data().pointer()).put(labels, 0, size);
    Nd4j.getAffinityManager().tagLocation(storage.labels(), AffinityManager.Location.HOST);
    boolean last = first + size == set.size();
    batch = new Batch(epoch, number, last, storage.images(), storage.labels(), labels, indices);
  }

  private Augmentation.Choice choice(int epoch, int position) {
    if (plan.augmentation().equals(Augmentation.NONE)) {
      return Augmentation.Choice.IDENTITY;
    }
    return plan.augmentation()
        .draw(RandomStream.of(plan.seed(), Purpose.AUGMENTATION.key(), epoch, position));
  }

  /**
   * The batch prepared last.
   *
   * @return the batch
   */
  Batch batch() {
    return batch;
  }

  @Override
  public void close() {
    if (full != null) {
      full.close();
    }
    if (partial != null) {
      partial.close();
    }
  }
}
