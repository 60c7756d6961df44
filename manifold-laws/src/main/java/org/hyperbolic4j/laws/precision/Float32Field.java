package org.hyperbolic4j.laws.precision;

import org.hipparchus.Field;

/** The field of numbers of 24 binary digits. */
final class Float32Field implements Field<Float32> {

  static final Float32Field INSTANCE = new Float32Field();

  private static final Float32 ZERO = new Float32(0);
  private static final Float32 ONE = new Float32(1);

  private Float32Field() {}

  @Override
  public Float32 getZero() {
    return ZERO;
  }

  @Override
  public Float32 getOne() {
    return ONE;
  }

  @Override
  public Class<Float32> getRuntimeClass() {
    return Float32.class;
  }
}
