package org.hyperbolic4j.nn.model;

/** Which statistics batch norm uses at evaluation. */
public enum EvaluationStatistics {
  /** Running statistics gathered in training: a result depends on its own image only. */
  RUNNING,
  /**
   * Those of the batch at hand, as the published code of van Spengler et al. 2023 has it; a
   * departure from common practice.
   */
  BATCH
}
