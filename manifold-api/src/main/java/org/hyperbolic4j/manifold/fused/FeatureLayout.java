package org.hyperbolic4j.manifold.fused;

import java.util.Arrays;

/**
 * How a feature map {@code [N, C, ...]} lies in memory, and how it is cut into pieces: runs of
 * positions of one image, or small images as a whole, the same for any number of threads.
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
    return positions > LARGEST_BLOCK ? LARGEST_BLOCK : imagesPerPiece() * positions;
  }

  /** Small images go together, as many as fit into a block. */
  private int imagesPerPiece() {
    return Math.max(1, Math.min(images, LARGEST_BLOCK / positions));
  }

  private int piecesPerImage() {
    return (positions + LARGEST_BLOCK - 1) / LARGEST_BLOCK;
  }

  /**
   * Number of pieces.
   *
   * @return how many, 0 for an empty batch
   */
  public int pieces() {
    return Math.multiplyExact((images + imagesPerPiece() - 1) / imagesPerPiece(), piecesPerImage());
  }

  /**
   * Positions in a piece.
   *
   * @param piece number of the piece
   * @return at most {@link #block}
   */
  public int length(int piece) {
    return imagesOf(piece) * runLength(piece);
  }

  private int firstImage(int piece) {
    return piece / piecesPerImage() * imagesPerPiece();
  }

  private int imagesOf(int piece) {
    return Math.min(imagesPerPiece(), images - firstImage(piece));
  }

  private int firstPosition(int piece) {
    return piece % piecesPerImage() * LARGEST_BLOCK;
  }

  /** Positions of each image that a piece has some of. */
  private int runLength(int piece) {
    return Math.min(LARGEST_BLOCK, positions - firstPosition(piece));
  }

  /** First element, in row-major order, of what a piece has of one of its images. */
  private long run(int piece, int image, int channel) {
    return ((long) (firstImage(piece) + image) * (skipped + channels) + skipped + channel)
            * positions
        + firstPosition(piece);
  }

  /**
   * Reads a channel of a piece.
   *
   * @param map feature map of this layout
   * @param piece number of the piece
   * @param channel number of the channel
   * @param row where its positions go, from the first place on
   */
  public void load(Tensor map, int piece, int channel, double[] row) {
    int length = runLength(piece);
    int count = imagesOf(piece);
    for (int image = 0; image < count; image++) {
      map.load(run(piece, image, channel), row, image * length, length);
    }
  }

  /**
   * Writes a channel of a piece.
   *
   * @param map feature map of this layout
   * @param piece number of the piece
   * @param channel number of the channel
   * @param row its positions, from the first place on
   */
  public void store(Tensor map, int piece, int channel, double[] row) {
    int length = runLength(piece);
    int count = imagesOf(piece);
    for (int image = 0; image < count; image++) {
      map.store(run(piece, image, channel), row, image * length, length);
    }
  }

  /**
   * First element of a piece's positions in the map with one channel that goes with this one; they
   * lie there one after the other.
   *
   * @param piece number of the piece
   * @return offset in row-major order
   */
  public long singleRun(int piece) {
    return (long) firstImage(piece) * positions + firstPosition(piece);
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
