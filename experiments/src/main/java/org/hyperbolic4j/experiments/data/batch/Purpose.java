package org.hyperbolic4j.experiments.data.batch;

/** What random numbers of one seed are for, so that no two uses share a stream. */
enum Purpose {
  /** The order of an epoch. */
  ORDER(0),
  /** The augmentation of an image. */
  AUGMENTATION(1);

  private final long key;

  Purpose(long key) {
    this.key = key;
  }

  /**
   * Tells the streams apart.
   *
   * @return a key that never changes
   */
  long key() {
    return key;
  }
}
