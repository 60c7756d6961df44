package org.hyperbolic4j.nn.layer;

/** What a graph is for. */
public enum Phase {
  /** Batch norm takes the statistics of the batch, and reports them. */
  TRAINING,
  /** Batch norm takes running statistics, unless it was made to take those of any batch. */
  EVALUATION
}
