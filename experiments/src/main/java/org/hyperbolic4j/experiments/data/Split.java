package org.hyperbolic4j.experiments.data;

/** Which images of a data set. */
public enum Split {
  /** The images to learn from. */
  TRAIN,
  /** The images to be judged by. */
  TEST,
  /** All images: those of {@link #TRAIN}, then those of {@link #TEST}. */
  ALL
}
