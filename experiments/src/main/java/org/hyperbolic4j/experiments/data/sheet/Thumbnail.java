package org.hyperbolic4j.experiments.data.sheet;

import java.awt.image.BufferedImage;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.ImageShape;

/** An image of a set as a picture. */
public final class Thumbnail {

  private Thumbnail() {}

  /**
   * Draws an image, pixel for pixel.
   *
   * @param set the images, of one or three channels
   * @param image which one, 0 to N - 1
   * @return the picture
   * @throws IllegalArgumentException if the images have other channels
   */
  public static BufferedImage draw(ImageSet set, int image) {
    ImageShape shape = set.shape();
    requireColours(shape);
    BufferedImage picture =
        new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
    int green = shape.channels() == 3 ? 1 : 0;
    int blue = shape.channels() == 3 ? 2 : 0;
    for (int row = 0; row < shape.height(); row++) {
      for (int column = 0; column < shape.width(); column++) {
        int rgb =
            (set.value(image, 0, row, column) << 16)
                | (set.value(image, green, row, column) << 8)
                | set.value(image, blue, row, column);
        picture.setRGB(column, row, rgb);
      }
    }
    return picture;
  }

  /** Refuses what is neither grey nor coloured. */
  static void requireColours(ImageShape shape) {
    if (shape.channels() != 1 && shape.channels() != 3) {
      throw new IllegalArgumentException(
          "a picture needs 1 or 3 channels, not " + shape.channels());
    }
  }
}
