package org.hyperbolic4j.experiments.data.batch;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A batch of images. Its arrays belong to the pipeline, which reuses them: they hold this batch
 * until the next one is asked for or the pipeline is closed.
 */
public final class Batch {

  private final int epoch;
  private final int number;
  private final boolean last;
  private final INDArray images;
  private final INDArray labels;
  private final int[] classes;
  private final int[] indices;

  Batch(
      int epoch,
      int number,
      boolean last,
      INDArray images,
      INDArray labels,
      int[] classes,
      int[] indices) {
    this.epoch = epoch;
    this.number = number;
    this.last = last;
    this.images = images;
    this.labels = labels;
    this.classes = classes;
    this.indices = indices;
  }

  /**
   * The epoch.
   *
   * @return counted from 0
   */
  public int epoch() {
    return epoch;
  }

  /**
   * The number of the batch in its epoch.
   *
   * @return counted from 0
   */
  public int number() {
    return number;
  }

  /**
   * Whether the epoch ends with this batch.
   *
   * @return true for the last batch
   */
  public boolean endsEpoch() {
    return last;
  }

  /**
   * How many images there are.
   *
   * @return N, the batch size or, in the last batch, less
   */
  public int size() {
    return indices.length;
  }

  /**
   * The normalised images.
   *
   * @return [N, C, H, W], contiguous, FLOAT or DOUBLE, -1 to 1
   */
  public INDArray images() {
    return images;
  }

  /**
   * The labels as an array of the engine.
   *
   * @return [N], INT32
   */
  public INDArray labels() {
    return labels;
  }

  /**
   * The labels on the heap; stays valid.
   *
   * @return a copy [N]
   */
  public int[] labelArray() {
    return classes.clone();
  }

  /**
   * The label of one image.
   *
   * @param position 0 to N - 1
   * @return the number of the class
   */
  public int label(int position) {
    return classes[position];
  }

  /**
   * Which image of the set stands at a position.
   *
   * @param position 0 to N - 1
   * @return the number of the image in the set
   */
  public int index(int position) {
    return indices[position];
  }
}
