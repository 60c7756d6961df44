package org.hyperbolic4j.manifold.fused;

import java.util.Arrays;

/**
 * How a feature map {@code [N, C, ...]} lies in memory, and how it is cut into pieces: runs of
 * positions of one image, the same for any number of threads.
 *
 * @param images N
 * @param skipped leading channels that are left out, as the time coordinate of points may be
 * @param channels C, without those left out
 * @param positions product of the axes after the second, 1 if there are none
 */
public record FeatureLayout(int images, int skipped, int channels, int positions) {

  /** Positions in a block: with a few dozen channels, a block stays in the second-level cache. */
  private static final int LARGEST_BLOCK = 256;

  /**
   * The layout of a shape.
   *
   * @param shape {@code [N, C, ...]}
   * @return the layout
   * @throws IllegalArgumentException if there are fewer than two axes, or no channels or positions
   */
  public static FeatureLayout of(long[] shape) {
    long positions = 1;
    for (int axis = 2; axis < shape.length; axis++) {
      positions = Math.multiplyExact(positions, shape[axis]);
    }
    if (shape.length < 2 || shape[1] < 1 || positions < 1) {
      throw new IllegalArgumentException(
          "a feature map has the shape [N, C, ...], not " + Arrays.toString(shape));
    }
    return new FeatureLayout(
        Math.toIntExact(shape[0]), 0, Math.toIntExact(shape[1]), Math.toIntExact(positions));
  }

  /**
   * This layout without some leading channels.
   *
   * @param count how many to leave out, fewer than there are
   * @return the layout of the channels after them, in the same memory
   */
  public FeatureLayout skip(int count) {
    return new FeatureLayout(images, skipped + count, channels - count, positions);
  }

  /**
   * Positions in a full piece, the room that scratch memory needs.
   *
   * @return at least 1
   */
  public int block() {
    return Math.min(positions, LARGEST_BLOCK);
  }

  private int blocksPerImage() {
    return (positions + block() - 1) / block();
  }

  /**
   * Number of pieces.
   *
   * @return how many, 0 for an empty batch
   */
  public int pieces() {
    return Math.multiplyExact(images, blocksPerImage());
  }

  /**
   * Positions in a piece.
   *
   * @param piece number of the piece
   * @return at most {@link #block}
   */
  public int length(int piece) {
    return Math.min(block(), positions - first(piece));
  }

  private int first(int piece) {
    return piece % blocksPerImage() * block();
  }

  /**
   * First element of a piece's run in a channel.
   *
   * @param piece number of the piece
   * @param channel number of the channel
   * @return offset in row-major order
   */
  public long run(int piece, int channel) {
    return ((long) (piece / blocksPerImage()) * (skipped + channels) + skipped + channel)
            * positions
        + first(piece);
  }

  /**
   * First element of a piece's run in the map with one channel that goes with this one.
   *
   * @param piece number of the piece
   * @return offset in row-major order
   */
  public long singleRun(int piece) {
    return (long) (piece / blocksPerImage()) * positions + first(piece);
  }

  /**
   * All positions of all images.
   *
   * @return how many
   */
  public long count() {
    return (long) images * positions;
  }
}
