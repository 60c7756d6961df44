package org.hyperbolic4j.nn.model;

/** Along which axis of {@code [N, C, H, W]} a residual connection sees vectors. */
public enum ResidualAxis {
  /** Channels: a vector for every position. */
  CHANNELS,
  /**
   * Width: a vector for every channel and row, as the published code of van Spengler et al. 2023
   * has it; a departure from its mathematics.
   */
  WIDTH
}
