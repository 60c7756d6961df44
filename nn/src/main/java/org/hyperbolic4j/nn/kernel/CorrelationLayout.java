package org.hyperbolic4j.nn.kernel;

import java.util.Arrays;
import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.manifold.fused.Scratch;

/**
 * How {@link Correlation} lays out maps, so that the pixels under one weight are one run of memory:
 * planes with their padding, row after row and image after image, of a block of images. With a
 * stride, a map is split into {@code stride^2} phases, each of which has one pixel a step. Rows of
 * the result are as long as those of the map; what is beyond the result's width counts nothing.
 *
 * <p>Where the padding fits, rows share it: the right padding of one is the left padding of the
 * next, and so for images.
 */
final class CorrelationLayout {

  /** Positions in a block: with eight channels, it stays in the first-level cache. */
  private static final int POSITIONS = 512;

  final int size;
  final int stride;
  final int images;
  final int channels;
  final int height;
  final int width;
  final int outputs;
  final int outHeight;
  final int outWidth;

  /** From one row to the next. */
  final int pitch;

  /** From one image to the next. */
  final int image;

  /** Images in a block. */
  final int group;

  /** Channels, rounded up to groups. */
  final int channelPlanes;

  /** Outputs, rounded up to groups. */
  final int outputPlanes;

  /** The furthest shift. */
  final int reach;

  /** From one plane of a map to the next. */
  final int mapPlane;

  /** From one plane of a result to the next. */
  final int resultPlane;

  /** Where the pixels of a channel go, from its first phase's plane on; -1 for those not seen. */
  final int[] places;

  /** Where the runs under each weight begin. */
  final int[] shifts;

  CorrelationLayout(int size, int stride, int padding, long[] map, long[] result) {
    this.size = size;
    this.stride = stride;
    images = Math.toIntExact(map[0]);
    channels = Math.toIntExact(map[1]);
    height = Math.toIntExact(map[2]);
    width = Math.toIntExact(map[3]);
    outputs = Math.toIntExact(result[1]);
    outHeight = Math.toIntExact(result[2]);
    outWidth = Math.toIntExact(result[3]);
    int steps = (size - 1) / stride;
    int sharedPadding = stride == 1 ? Math.min(padding, steps) : 0;
    int rows = outHeight + steps - sharedPadding;
    pitch = outWidth + steps - sharedPadding;
    image = Math.multiplyExact(rows, pitch);
    group = Math.max(1, Math.min(images, POSITIONS / Math.multiplyExact(outHeight, outWidth)));
    channelPlanes = roundUp(channels, Runs.GROUP);
    outputPlanes = roundUp(outputs, Runs.GROUP);
    reach = steps * (pitch + 1);
    resultPlane = roundUp(Math.multiplyExact(group, image), Runs.ROOM);
    mapPlane = resultPlane + reach;
    places = places(padding, rows);
    shifts = new int[roundUp(channels * size * size, Runs.SHIFTS)];
    Arrays.setAll(shifts, t -> shift(Math.min(t, channels * size * size - 1)));
  }

  private static int roundUp(int count, int multiple) {
    return Math.multiplyExact((count + multiple - 1) / multiple, multiple);
  }

  private int[] places(int padding, int rows) {
    int[] all = new int[height * width];
    for (int i = 0; i < height; i++) {
      for (int j = 0; j < width; j++) {
        int row = (i + padding) / stride;
        int column = (j + padding) / stride;
        boolean seen = row < rows && column < pitch;
        int plane = phase((i + padding) % stride, (j + padding) % stride) * channelPlanes;
        all[i * width + j] = seen ? plane * mapPlane + row * pitch + column : -1;
      }
    }
    return all;
  }

  private int phase(int row, int column) {
    return row * stride + column;
  }

  int phases() {
    return stride * stride;
  }

  /** The phase that a pixel of a patch is in. */
  int phaseOf(int pixel) {
    return phase(pixel / size % stride, pixel % size % stride);
  }

  /** By how much the run under a pixel of a patch begins later than its plane. */
  int shiftOf(int pixel) {
    return pixel / size / stride * pitch + pixel % size / stride;
  }

  private int shift(int weight) {
    int pixel = weight % (size * size);
    int plane = phaseOf(pixel) * channelPlanes + weight / (size * size);
    return plane * mapPlane + shiftOf(pixel);
  }

  int blocks() {
    return (images + group - 1) / group;
  }

  int imagesIn(int block) {
    return Math.min(group, images - block * group);
  }

  /** Length of the array of weights. */
  int weights() {
    return channels * size * size * outputs;
  }

  float[] maps(Scratch scratch) {
    return scratch.floatZeros(Math.multiplyExact(phases() * channelPlanes, mapPlane));
  }

  float[] results(Scratch scratch) {
    return scratch.floats(Math.multiplyExact(outputPlanes, resultPlane));
  }

  /** From one plane of a cotangent to the next, where {@link #reach} zeros come first. */
  int cotangentPlane() {
    return mapPlane;
  }

  float[] cotangents(Scratch scratch) {
    return scratch.floatZeros(Math.multiplyExact(outputPlanes, cotangentPlane()));
  }
}
