package org.hyperbolic4j.experiments.data.format;

/**
 * Resizes images with a triangle filter that is as wide as a target pixel, so that fine detail is
 * averaged away rather than aliased.
 */
final class Resampling {

  private static final int CHANNELS = 3;

  private Resampling() {}

  /**
   * Resizes so that the shorter side gets a length, then crops a square from the middle.
   *
   * @param image the image
   * @param side the length in pixels
   * @return an image of {@code side} by {@code side}
   */
  static Decoded shorterSideThenCrop(Decoded image, int side) {
    int shorter = Math.min(image.height(), image.width());
    double scale = (double) shorter / side;
    Taps rows = Taps.centred(image.height(), side, scale);
    Taps columns = Taps.centred(image.width(), side, scale);
    byte[] values = new byte[CHANNELS * side * side];
    double[] narrow = new double[image.height() * side];
    for (int channel = 0; channel < CHANNELS; channel++) {
      int from = channel * image.height() * image.width();
      for (int y = 0; y < image.height(); y++) {
        for (int x = 0; x < side; x++) {
          double sum = 0;
          for (int k = 0; k < columns.weights[x].length; k++) {
            int column = columns.first[x] + k;
            int value = Byte.toUnsignedInt(image.values()[from + y * image.width() + column]);
            sum += columns.weights[x][k] * value;
          }
          narrow[y * side + x] = sum;
        }
      }
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          double sum = 0;
          for (int k = 0; k < rows.weights[y].length; k++) {
            sum += rows.weights[y][k] * narrow[(rows.first[y] + k) * side + x];
          }
          values[(channel * side + y) * side + x] = (byte) (int) (sum + 0.5);
        }
      }
    }
    return new Decoded(side, side, values);
  }

  /** Which source pixels go into every target pixel along one direction. */
  private static final class Taps {

    /** For every target pixel the first source pixel. */
    private final int[] first;

    /** For every target pixel the weights of that and those behind it, which sum to 1. */
    private final double[][] weights;

    private Taps(int[] first, double[][] weights) {
      this.first = first;
      this.weights = weights;
    }

    /** The taps of a window in the middle of the source. */
    static Taps centred(int source, int target, double scale) {
      double start = (source - target * scale) / 2;
      double support = Math.max(1, scale);
      int[] first = new int[target];
      double[][] weights = new double[target][];
      for (int i = 0; i < target; i++) {
        double centre = start + (i + 0.5) * scale;
        int from = (int) Math.max(0, Math.floor(centre - support + 0.5));
        int end = (int) Math.min(source, Math.floor(centre + support + 0.5));
        first[i] = from;
        weights[i] = new double[end - from];
        double sum = 0;
        for (int k = from; k < end; k++) {
          double weight = Math.max(0, 1 - Math.abs(k + 0.5 - centre) / support);
          weights[i][k - from] = weight;
          sum += weight;
        }
        for (int k = 0; k < weights[i].length; k++) {
          weights[i][k] /= sum;
        }
      }
      return new Taps(first, weights);
    }
  }
}
