package org.hyperbolic4j.experiments.data.batch;

import java.util.Arrays;
import org.hyperbolic4j.experiments.data.RandomStream;

/** In which order an epoch goes through the images: a function of seed and epoch. Thread-safe. */
final class EpochOrder {

  private final int size;
  private final boolean shuffle;
  private final long seed;
  private int cachedEpoch = -1;
  private int[] cached = {};

  EpochOrder(int size, boolean shuffle, long seed) {
    this.size = size;
    this.shuffle = shuffle;
    this.seed = seed;
  }

  /**
   * The order of an epoch.
   *
   * @param epoch counted from 0
   * @return a permutation of 0 to N - 1, shared: not to be changed
   */
  synchronized int[] of(int epoch) {
    if (cached.length == 0 || (shuffle && epoch != cachedEpoch)) {
      cached = shuffle ? shuffled(epoch) : identity();
      cachedEpoch = epoch;
    }
    return cached;
  }

  private int[] identity() {
    int[] order = new int[size];
    Arrays.setAll(order, i -> i);
    return order;
  }

  private int[] shuffled(int epoch) {
    int[] order = identity();
    RandomStream random = RandomStream.of(seed, Purpose.ORDER.key(), epoch);
    for (int i = size - 1; i > 0; i--) {
      int j = random.below(i + 1);
      int held = order[i];
      order[i] = order[j];
      order[j] = held;
    }
    return order;
  }
}
