package org.hyperbolic4j.experiments.data.batch;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import org.hyperbolic4j.experiments.data.ImageSet;

/**
 * The batches of some epochs, in order, prepared in the background while the caller computes. What
 * comes out is a function of set, plan, epoch and batch alone: a pipeline opened at any batch goes
 * on bit for bit as one that came there by itself, with any number of workers.
 *
 * <p>Memory is taken once; a batch is valid until the next is asked for. For one consumer thread;
 * {@link #close} may come from any thread and wakes a waiting consumer.
 */
public final class BatchPipeline implements Iterator<Batch>, AutoCloseable {

  /** Prepares a batch in a slot. */
  @FunctionalInterface
  interface Filler {
    /**
     * Prepares a batch.
     *
     * @param slot where
     * @param epoch the epoch
     * @param number the batch in its epoch
     */
    void fill(Slot slot, int epoch, int number);
  }

  private static final long NONE = -1;

  private final int perEpoch;
  private final long end;
  private final List<Slot> slots = new ArrayList<>();
  private final long[] ready;
  private final List<Thread> workers = new ArrayList<>();

  // Batches are numbered through all epochs. Guarded by this.
  private long nextToFill;
  private long nextToReturn;
  private long released;
  private boolean closed;
  private long failed = Long.MAX_VALUE;
  private Throwable failure;

  private BatchPipeline(
      ImageSet set,
      BatchPlan plan,
      int fromEpoch,
      int fromBatch,
      int epochs,
      List<Filler> fillers) {
    perEpoch = plan.batchesPerEpoch(set.size());
    if (fromEpoch < 0 || fromBatch < 0 || fromBatch > perEpoch) {
      throw new IllegalArgumentException(
          "cannot start at epoch %d, batch %d: an epoch has %d batches"
              .formatted(fromEpoch, fromBatch, perEpoch));
    }
    end = (long) epochs * perEpoch;
    nextToFill = (long) fromEpoch * perEpoch + fromBatch;
    nextToReturn = nextToFill;
    released = nextToFill;
    EpochOrder order = new EpochOrder(set.size(), plan.shuffle(), plan.seed());
    int count = (int) Math.max(1, Math.min(plan.depth() + 1L, end - nextToFill));
    ready = new long[count];
    for (int slot = 0; slot < count; slot++) {
      slots.add(new Slot(set, plan, order));
      ready[slot] = NONE;
    }
    for (Filler filler : fillers) {
      Thread worker = new Thread(() -> work(filler), "h4j-batches-" + workers.size());
      worker.setDaemon(true);
      workers.add(worker);
    }
  }

  /**
   * Starts to prepare batches.
   *
   * @param set the images, at least one
   * @param plan how they become batches
   * @param fromEpoch the epoch of the first batch, counted from 0
   * @param fromBatch its number in the epoch, 0 to the number of batches (which means the start of
   *     the next epoch)
   * @param epochs where to stop: the batches of epoch {@code epochs - 1} are the last
   * @return the pipeline, running
   * @throws IllegalArgumentException if the set is empty or there is no such batch
   */
  public static BatchPipeline open(
      ImageSet set, BatchPlan plan, int fromEpoch, int fromBatch, int epochs) {
    if (set.size() == 0) {
      throw new IllegalArgumentException(set.name() + " has no images");
    }
    List<Filler> fillers = new ArrayList<>();
    for (int worker = 0; worker < plan.workers(); worker++) {
      int largest = Math.min(plan.batchSize(), set.size());
      PixelTarget pixels =
          PixelTarget.of(plan.type(), Math.multiplyExact(largest, set.shape().length()));
      byte[] image = new byte[set.shape().length()];
      fillers.add((slot, epoch, number) -> slot.fill(epoch, number, pixels, image));
    }
    return open(set, plan, fromEpoch, fromBatch, epochs, fillers);
  }

  /**
   * One pass over all images.
   *
   * @param set the images
   * @param plan how they become batches
   * @return the pipeline, running
   */
  public static BatchPipeline onePass(ImageSet set, BatchPlan plan) {
    return open(set, plan, 0, 0, 1);
  }

  static BatchPipeline open(
      ImageSet set,
      BatchPlan plan,
      int fromEpoch,
      int fromBatch,
      int epochs,
      List<Filler> fillers) {
    BatchPipeline pipeline = new BatchPipeline(set, plan, fromEpoch, fromBatch, epochs, fillers);
    pipeline.workers.forEach(Thread::start);
    return pipeline;
  }

  @Override
  public synchronized boolean hasNext() {
    return nextToReturn < end;
  }

  /**
   * The next batch; waits if it is not ready. The batch returned before becomes invalid.
   *
   * @return the batch
   * @throws NoSuchElementException after the last batch
   * @throws IllegalStateException if the pipeline is closed or the batch could not be prepared
   * @throws CancellationException if the thread is interrupted or the pipeline closed while waiting
   */
  @Override
  public synchronized Batch next() {
    if (closed) {
      throw new IllegalStateException("the pipeline is closed");
    }
    if (!hasNext()) {
      throw new NoSuchElementException("no batch after the last");
    }
    released = nextToReturn;
    notifyAll();
    int slot = (int) (nextToReturn % slots.size());
    awaitNext(slot);
    if (closed) {
      throw new CancellationException("the pipeline was closed");
    }
    if (ready[slot] != nextToReturn) {
      throw new IllegalStateException(
          "epoch %d, batch %d could not be prepared: %s"
              .formatted(nextToReturn / perEpoch, nextToReturn % perEpoch, failure.getMessage()),
          failure);
    }
    nextToReturn++;
    return slots.get(slot).batch();
  }

  private synchronized void awaitNext(int slot) {
    try {
      while (ready[slot] != nextToReturn && failed > nextToReturn && !closed) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for a batch");
    }
  }

  private void work(Filler filler) {
    for (long ticket = take(); ticket != NONE; ticket = take()) {
      int slot = (int) (ticket % slots.size());
      try {
        filler.fill(slots.get(slot), (int) (ticket / perEpoch), (int) (ticket % perEpoch));
      } catch (RuntimeException | Error e) {
        fail(ticket, e);
        return;
      }
      finish(slot, ticket);
    }
  }

  private synchronized long take() {
    if (nextToFill >= end) {
      return NONE;
    }
    long ticket = nextToFill++;
    try {
      while (ticket >= released + slots.size() && !closed) {
        wait();
      }
    } catch (InterruptedException e) {
      fail(ticket, e);
      return NONE;
    }
    return closed ? NONE : ticket;
  }

  private synchronized void finish(int slot, long ticket) {
    ready[slot] = ticket;
    notifyAll();
  }

  private synchronized void fail(long ticket, Throwable cause) {
    if (ticket < failed) {
      failed = ticket;
      failure = cause;
    }
    notifyAll();
  }

  /**
   * Stops the workers and gives the memory back; the last batch becomes invalid. A second call does
   * nothing.
   */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      notifyAll();
    }
    boolean interrupted = false;
    for (Thread worker : workers) {
      while (worker.isAlive()) {
        try {
          worker.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    slots.forEach(Slot::close);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
