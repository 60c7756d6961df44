package org.hyperbolic4j.nn.kernel;

import java.util.Arrays;

/**
 * How a feature map {@code [N, C, ...]} lies in memory: the positions of a channel of an image are
 * one contiguous plane.
 *
 * @param images N
 * @param channels C
 * @param positions product of the axes after the second, 1 if there are none
 */
record ChannelLayout(int images, int channels, int positions) {

  /**
   * The layout of a shape.
   *
   * @param shape {@code [N, C, ...]}
   * @return the layout
   * @throws IllegalArgumentException if there are fewer than two axes or one is empty
   */
  static ChannelLayout of(long[] shape) {
    if (shape.length < 2 || Arrays.stream(shape).anyMatch(length -> length < 1)) {
      throw new IllegalArgumentException(
          "a feature map has the shape [N, C, ...] without empty axes, not "
              + Arrays.toString(shape));
    }
    long positions = 1;
    for (int axis = 2; axis < shape.length; axis++) {
      positions = Math.multiplyExact(positions, shape[axis]);
    }
    return new ChannelLayout(
        Math.toIntExact(shape[0]), Math.toIntExact(shape[1]), Math.toIntExact(positions));
  }

  /** First element of a plane. */
  long plane(int image, int channel) {
    return ((long) image * channels + channel) * positions;
  }

  /** How many values each channel has. */
  long valuesPerChannel() {
    return (long) images * positions;
  }
}
