package org.hyperbolic4j.experiments.data;

/**
 * The shape [C, H, W] that all images of a set share.
 *
 * @param channels C, at least 1
 * @param height H in pixels, at least 1
 * @param width W in pixels, at least 1
 */
public record ImageShape(int channels, int height, int width) {

  /**
   * Checks the shape.
   *
   * @param channels C, at least 1
   * @param height H in pixels, at least 1
   * @param width W in pixels, at least 1
   * @throws IllegalArgumentException if a side is below 1 or an image has more than 2^31 - 1 values
   */
  public ImageShape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "an image needs at least one value on every side, not [%d, %d, %d]"
              .formatted(channels, height, width));
    }
    if ((long) height * width > Integer.MAX_VALUE / channels) {
      throw new IllegalArgumentException(
          "an image of [%d, %d, %d] is too large".formatted(channels, height, width));
    }
  }

  /**
   * Values in a channel.
   *
   * @return H times W
   */
  public int plane() {
    return height * width;
  }

  /**
   * Values in an image.
   *
   * @return C times H times W
   */
  public int length() {
    return channels * height * width;
  }

  @Override
  public String toString() {
    return "[%d, %d, %d]".formatted(channels, height, width);
  }
}
