package org.hyperbolic4j.nn.kernel;

import java.util.Arrays;

/**
 * The square patches of a feature map that a convolution sees, padding included.
 *
 * @param size side of the patches, at least 1
 * @param stride step between patches, at least 1
 * @param padding rows and columns of zeros on each side, not negative
 */
record PatchGrid(int size, int stride, int padding) {

  /**
   * How many patches there are.
   *
   * @param map shape of the map, {@code [N, C, H, W]}
   * @return {@code {H', W'}} with {@code H' = (H + 2 padding - size) / stride + 1}
   * @throws IllegalArgumentException if that is no map, or no patch fits it
   */
  long[] of(long[] map) {
    if (map.length != 4) {
      throw new IllegalArgumentException(
          "patches need a feature map [N, C, H, W], not " + Arrays.toString(map));
    }
    long height = along(map[2]);
    long width = along(map[3]);
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "a patch of %d x %d does not fit a map of %d x %d with padding %d"
              .formatted(size, size, map[2], map[3], padding));
    }
    return new long[] {height, width};
  }

  private long along(long length) {
    return Math.floorDiv(length + 2L * padding - size, (long) stride) + 1;
  }
}
