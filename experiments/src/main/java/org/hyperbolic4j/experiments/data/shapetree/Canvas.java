package org.hyperbolic4j.experiments.data.shapetree;

import org.hyperbolic4j.experiments.data.RandomStream;

/**
 * An image while it is painted. Only additions, multiplications, divisions, square roots and
 * StrictMath go into it, all of which Java defines to the last bit.
 */
final class Canvas {

  /** Height and width in pixels. */
  static final int SIDE = 32;

  /** Red, green, blue. */
  static final int CHANNELS = 3;

  private static final int PLANE = SIDE * SIDE;

  /** How much of a pixel something covers. */
  @FunctionalInterface
  interface Mask {
    /**
     * The share covered.
     *
     * @param x centre of the pixel, from the left
     * @param y centre of the pixel, from the top
     * @return 0 to 1
     */
    double at(double x, double y);
  }

  private final double[] values = new double[CHANNELS * PLANE];

  /**
   * The share of a pixel that lies inside an outline, softened over the width of a pixel.
   *
   * @param distance of the pixel's centre from the outline, negative inside
   * @param scale pixels in a unit of the distance
   * @return 0 to 1
   */
  static double coverage(double distance, double scale) {
    return Math.min(1, Math.max(0, 0.5 - distance * scale));
  }

  /**
   * Paints everywhere a mixture of two colours.
   *
   * @param first the colour where the share is 0
   * @param second the colour where it is 1
   * @param share of the second colour
   */
  void fill(Colour first, Colour second, Mask share) {
    paint(0, SIDE, 0, SIDE, (x, y) -> 1, first, second, share);
  }

  /**
   * Paints over what is there.
   *
   * @param mask where
   * @param colour in which colour
   */
  void paint(Mask mask, Colour colour) {
    paint(0, SIDE, 0, SIDE, mask, colour, colour, (x, y) -> 0);
  }

  /**
   * Paints a figure over what is there.
   *
   * @param figure the figure
   * @param pose where it stands
   * @param first the colour where the share is 0
   * @param second the colour where it is 1
   * @param share of the second colour
   */
  void paint(Figure figure, Pose pose, Colour first, Colour second, Mask share) {
    double reach = Figure.REACH * pose.scale() * Math.max(pose.stretch(), 1 / pose.stretch()) + 1;
    paint(
        (int) Math.max(0, pose.y() - reach),
        (int) Math.min(SIDE, pose.y() + reach + 1),
        (int) Math.max(0, pose.x() - reach),
        (int) Math.min(SIDE, pose.x() + reach + 1),
        (x, y) -> coverage(figure.distance(pose.ownX(x, y), pose.ownY(x, y)), pose.scale()),
        first,
        second,
        share);
  }

  private void paint(
      int fromRow,
      int endRow,
      int fromColumn,
      int endColumn,
      Mask mask,
      Colour first,
      Colour second,
      Mask share) {
    for (int row = fromRow; row < endRow; row++) {
      for (int column = fromColumn; column < endColumn; column++) {
        double cover = mask.at(column + 0.5, row + 0.5);
        if (cover > 0) {
          double part = share.at(column + 0.5, row + 0.5);
          int at = row * SIDE + column;
          blend(at, cover, first.red() + part * (second.red() - first.red()));
          blend(at + PLANE, cover, first.green() + part * (second.green() - first.green()));
          blend(at + 2 * PLANE, cover, first.blue() + part * (second.blue() - first.blue()));
        }
      }
    }
  }

  private void blend(int at, double cover, double value) {
    values[at] += cover * (value - values[at]);
  }

  /**
   * Takes the picture.
   *
   * @param random for the noise
   * @param contrast factor about mid-grey
   * @param brightness added
   * @param noise largest deviation of a value; the noise is triangular
   * @param target gets the values [3, 32, 32]
   * @param at where in the target they begin
   */
  void expose(
      RandomStream random,
      double contrast,
      double brightness,
      double noise,
      byte[] target,
      int at) {
    for (int pixel = 0; pixel < PLANE; pixel++) {
      long bits = random.bits();
      for (int channel = 0; channel < CHANNELS; channel++) {
        int where = channel * PLANE + pixel;
        int pair = (int) (bits >>> (20 * channel));
        double deviation = ((pair & 0x3FF) + ((pair >>> 10) & 0x3FF) - 1023) / 1023.0;
        double value = (values[where] - 0.5) * contrast + 0.5 + brightness + noise * deviation;
        target[at + where] = (byte) (int) Math.min(255, Math.max(0, 255 * value + 0.5));
      }
    }
  }
}
