package org.hyperbolic4j.experiments.data.batch;

/**
 * From bytes to what networks see: mean and standard deviation 0.5 on the scale from 0 to 1, for
 * every channel, as in the published recipe of Poincare ResNet. So 0 becomes -1, 255 becomes 1, and
 * mid-grey is 0. A perturbation of e / 255 in image space is 2 e / 255 here.
 */
public final class Normalisation {

  /** The mean that is subtracted, on the scale from 0 to 1. */
  public static final double MEAN = 0.5;

  /** The standard deviation that is divided by, on the scale from 0 to 1. */
  public static final double STANDARD_DEVIATION = 0.5;

  private static final int VALUES = 256;
  private static final double[] DOUBLES = new double[VALUES];
  private static final float[] FLOATS = new float[VALUES];

  static {
    for (int value = 0; value < VALUES; value++) {
      // (value / 255 - MEAN) / STANDARD_DEVIATION, with one rounding.
      DOUBLES[value] = (2 * value - 255) / 255.0;
      FLOATS[value] = (float) DOUBLES[value];
    }
  }

  private Normalisation() {}

  /**
   * Normalises a value.
   *
   * @param value a pixel's value as an unsigned byte
   * @return -1 to 1
   */
  static double normalise(byte value) {
    return DOUBLES[Byte.toUnsignedInt(value)];
  }

  static float[] floatTable() {
    return FLOATS;
  }

  static double[] doubleTable() {
    return DOUBLES;
  }
}
