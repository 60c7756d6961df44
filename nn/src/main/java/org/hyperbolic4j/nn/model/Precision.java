package org.hyperbolic4j.nn.model;

import org.nd4j.linalg.api.buffer.DataType;

/** Storage type of a network's numbers. */
public enum Precision {
  /** IEEE binary32, for training. */
  FLOAT(DataType.FLOAT),
  /** IEEE binary64, for comparison with reference figures. */
  DOUBLE(DataType.DOUBLE);

  private final DataType type;

  Precision(DataType type) {
    this.type = type;
  }

  /**
   * The ND4J type.
   *
   * @return {@code FLOAT} or {@code DOUBLE}
   */
  public DataType type() {
    return type;
  }
}
