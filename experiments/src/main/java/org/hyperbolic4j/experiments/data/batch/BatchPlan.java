package org.hyperbolic4j.experiments.data.batch;

import org.nd4j.linalg.api.buffer.DataType;

/**
 * How an image set becomes batches.
 *
 * @param batchSize images in a batch, at least 1; the last batch of an epoch has what is left
 * @param shuffle whether every epoch has an order of its own, or all that of the set
 * @param augmentation what happens to images
 * @param seed what order and augmentation depend on
 * @param type FLOAT or DOUBLE
 * @param workers threads that prepare batches, at least 1; no result depends on it
 * @param depth batches that may lie ready, at least 1; no result depends on it
 */
public record BatchPlan(
    int batchSize,
    boolean shuffle,
    Augmentation augmentation,
    long seed,
    DataType type,
    int workers,
    int depth) {

  private static final int DEFAULT_DEPTH = 3;

  /**
   * Checks the plan.
   *
   * @param batchSize images in a batch, at least 1; the last batch of an epoch has what is left
   * @param shuffle whether every epoch has an order of its own, or all that of the set
   * @param augmentation what happens to images
   * @param seed what order and augmentation depend on
   * @param type FLOAT or DOUBLE
   * @param workers threads that prepare batches, at least 1; no result depends on it
   * @param depth batches that may lie ready, at least 1; no result depends on it
   * @throws IllegalArgumentException if a count is below 1 or the type is not a float type
   */
  public BatchPlan {
    if (batchSize < 1 || workers < 1 || depth < 1) {
      throw new IllegalArgumentException(
          "batch size, workers and depth must be at least 1, not %d, %d and %d"
              .formatted(batchSize, workers, depth));
    }
    if (type != DataType.FLOAT && type != DataType.DOUBLE) {
      throw new IllegalArgumentException("images can be FLOAT or DOUBLE, not " + type);
    }
  }

  /**
   * For training: shuffled and augmented, FLOAT, prepared by one thread.
   *
   * @param batchSize images in a batch
   * @param seed the seed
   * @param augmentation what happens to images
   * @return the plan
   */
  public static BatchPlan training(int batchSize, long seed, Augmentation augmentation) {
    return new BatchPlan(batchSize, true, augmentation, seed, DataType.FLOAT, 1, DEFAULT_DEPTH);
  }

  /**
   * For testing: the images in their order, only normalised, FLOAT, prepared by one thread.
   *
   * @param batchSize images in a batch
   * @return the plan
   */
  public static BatchPlan testing(int batchSize) {
    return new BatchPlan(batchSize, false, Augmentation.NONE, 0, DataType.FLOAT, 1, DEFAULT_DEPTH);
  }

  /**
   * The same plan in another precision.
   *
   * @param newType FLOAT or DOUBLE
   * @return the plan
   */
  public BatchPlan withType(DataType newType) {
    return new BatchPlan(batchSize, shuffle, augmentation, seed, newType, workers, depth);
  }

  /**
   * The same plan with other workers.
   *
   * @param newWorkers threads that prepare batches
   * @param newDepth batches that may lie ready
   * @return the plan
   */
  public BatchPlan withWorkers(int newWorkers, int newDepth) {
    return new BatchPlan(batchSize, shuffle, augmentation, seed, type, newWorkers, newDepth);
  }

  /**
   * Batches in an epoch.
   *
   * @param images images in the set
   * @return the number, the partial one included
   */
  public int batchesPerEpoch(int images) {
    return (int) (((long) images + batchSize - 1) / batchSize);
  }
}
